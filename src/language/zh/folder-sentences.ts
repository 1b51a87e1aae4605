/** What is said of the data folder, its database and its disk. */
export const folderSentences: Readonly<Record<string, string>> = {
  'Waiting for room on the disk': '等待磁盘空间',
  'Waiting for another program': '等待其他程序',
  'Waiting for the data folder': '等待数据文件夹',
  'Waiting for its own data folder': '等待自己的数据文件夹',
  'Waiting until it may write': '等待写入权限',
  'Waiting for the disk': '等待磁盘',
  'Waiting for a database that can be read': '等待可读取的数据库',
  'Nothing more can be written to {0}: its disk is full. Free some space on it.':
    '无法再写入 {0}：磁盘已满。请释放该磁盘的空间。',
  'Another program keeps {0} locked: let it finish, or end it.':
    '另一个程序锁定了 {0}：请等它完成，或将其结束。',
  '{0} is not there any more: connect its disk again, or put the folder back with all that was in it. If it is lost for good, close the workbench, make an empty folder of that name, and start it again.':
    '{0} 已不在原处：请重新连接其磁盘，或将文件夹连同其中的所有内容放回原处。若已永久丢失，请关闭工作台，建立一个同名的空文件夹，然后重新启动。',
  'In {0} there is another database now than the one that was opened: put that one back, or close the workbench and start it again.':
    '{0} 中现在的数据库不是已打开的那一个：请将原来的放回，或关闭工作台后重新启动。',
  'Another workbench has taken {0}, whose host.lock was removed: close one of the two.':
    '{0} 的 host.lock 已被删除，另一个工作台占用了该文件夹：请关闭其中一个。',
  '{0} can only be read: make its disk writable again.': '{0} 只能读取：请使其磁盘恢复可写。',
  '{0} may not be read or written: give back the permission to do so.':
    '没有读写 {0} 的权限：请恢复该权限。',
  'The disk of {0} fails to read or write: see to its cable, its network or the disk itself.':
    '{0} 所在的磁盘读写失败：请检查其连接线、网络或磁盘本身。',
  'The database in {0} is damaged: close the workbench, and put a backup back with "workbench restore".':
    '{0} 中的数据库已损坏：请关闭工作台，并用 "workbench restore" 恢复备份。',
  'What is being trained is kept while the workbench stays open, and nothing new is begun.':
    '只要工作台保持打开，正在训练的内容就会保留；在此期间不开始新的运行。',
  'What was computed is kept while the workbench stays open, and nothing new is begun; it goes on by itself.':
    '只要工作台保持打开，已算出的结果就不会丢失；在此期间不开始新的运行，之后会自动继续。',
  '{0} is a folder with something in it, where the workbench needs a file of that name: move it away.':
    '{0} 是一个非空文件夹，而工作台需要一个同名文件：请将其移走。',
  'The database {0} is damaged ({1}). {2}': '数据库 {0} 已损坏（{1}）。{2}',
  'The file {0} is not a readable database ({1}). {2}': '文件 {0} 不是可读取的数据库（{1}）。{2}',
  'The newest backup ({0}) can be put back with "workbench restore newest"; what is there now is kept aside.':
    '最新的备份（{0}）可用 "workbench restore newest" 恢复；现有的数据库会另行保留。',
  'There is no backup of it: put a copy back in its place, or choose another data folder.':
    '没有它的备份：请将一份副本放回原处，或选择其他数据文件夹。',
  'Another program keeps the database {0} locked, such as one that looks into databases or keeps copies of files: close it, and try again.':
    '另一个程序（例如数据库查看器或文件同步程序）锁定了数据库 {0}：请将其关闭后重试。',
  'The disk of {0} does not read or write as it should ({1}): it may be full or disconnected. See to it, and try again.':
    '{0} 所在的磁盘无法正常读写（{1}）：可能已满或已断开。请检查后重试。',
  'The database {0} is not there: connect its disk, or put it back.':
    '数据库 {0} 不在原处：请连接其磁盘，或将其放回。',
  'The database {0} says that it has version {1}, and is not like that ({2}): another program may have changed it. Nothing was changed. {3}':
    '数据库 {0} 标明的版本为 {1}，但内容与之不符（{2}）：可能被其他程序更改过。未作任何更改。{3}',
  'that is no version of it': '没有这样的版本',
  'The database {0} is missing or empty, and what belongs to it lies in {1}. {2} To begin anew instead, choose another data folder, or move that away.':
    '数据库 {0} 缺失或为空，而属于它的内容在 {1} 中。{2}若要重新开始，请选择其他数据文件夹，或将这些内容移走。',
  'its disk does not read or write as it should': '其磁盘无法正常读写',
  'The data folder {0} cannot be used because of {1}: {2}. Change that, or choose another folder with --data-dir.':
    '由于 {1}，无法使用数据文件夹 {0}：{2}。请更改，或用 --data-dir 选择其他文件夹。',
  'There is too little space left on the disk of {0} for a copy of it.':
    '{0} 所在磁盘的剩余空间不足以保存其副本。',
  'The data folder {0} can only be looked at, since it cannot be written: copy it to where it can, and open it there.':
    '数据文件夹 {0} 无法写入，只能查看：请将其复制到可写的位置，再从那里打开。',
  'There is no backup in {0}.': '{0} 中没有备份。',
  'There is no backup {0} in {1}; there are {2}.': '{1} 中没有备份 {0}；现有：{2}。',
  'The backup {0} is damaged or no database: choose another one.':
    '备份 {0} 已损坏或不是数据库：请选择其他备份。',
};
