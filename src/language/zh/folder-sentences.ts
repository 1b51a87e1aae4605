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
  '{0} is not there any more: connect its disk again, or put the folder back with all that was in it.':
    '{0} 已不在原处：请重新连接其磁盘，或将文件夹连同其中的所有内容放回原处。',
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
};
