/** What is said of archives: experiments taken away and brought in as one file. */
export const archiveSentences: Readonly<Record<string, string>> = {
  'Imported from the archive {0}, made on {1} by version {2}.':
    '自存档 {0} 导入（由版本 {2} 于 {1} 生成）。',
  'What is in the data folder changed while the archive was read: import it again.':
    '读取存档期间数据文件夹中的内容有变化：请重新导入。',
  'This archive was given up: have it written again.': '此存档已放弃：请重新生成。',
  'The file {0} of the data folder changed while the archive was written: try again.':
    '写存档期间数据文件夹中的文件 {0} 有变化：请重试。',
  'This file has {0} bytes, and an archive may have {1}.':
    '此文件有 {0} 字节，而存档最多可有 {1} 字节。',
  '{0} has {1} bytes, and an archive may have {2}.': '{0} 有 {1} 字节，而存档最多可有 {2} 字节。',
  'The archive needs {0} bytes in the data folder, and its disk has {1} left: free some and try again. Nothing was taken in.':
    '存档需要数据文件夹中的 {0} 字节，而其磁盘只剩 {1} 字节：请腾出空间后重试。未导入任何内容。',

  'The process of archives {0}. Try it again.': '处理存档的进程{0}。请重试。',

  // The file.
  '{0} is no whole archive of the workbench: it does not end as one. Nothing was taken in; copy it again from where it came.':
    '{0} 不是完整的工作台存档：其结尾不符。未导入任何内容；请从来源重新复制。',
  'The archive {0} is damaged or was changed: its content has another hash than the one that stands at its end. Nothing was taken in; copy it again from where it came.':
    '存档 {0} 已损坏或被改动：其内容的哈希值与结尾所记的不同。未导入任何内容；请从来源重新复制。',
  '{0} cannot be read as an archive ({1}). Nothing was taken in.':
    '{0} 无法作为存档读取（{1}）。未导入任何内容。',
  '{0} in {1} is not what the manifest says: its content has another hash. Nothing was taken in.':
    '{1} 中的 {0} 与清单不符：其内容的哈希值不同。未导入任何内容。',
  '{0} is no archive of the workbench: it has no manifest.': '{0} 不是工作台的存档：其中没有清单。',
  'The manifest of {0} is far too large.': '{0} 的清单过大。',
  '{0} has {1} members, and an archive may have {2}.': '{0} 有 {1} 个成员，而存档最多可有 {2} 个。',
  '{0} lacks {1} of {2} bytes, which its manifest names.': '{0} 缺少清单所列的 {1}（{2} 字节）。',
  '{0} has members that its manifest does not name.': '{0} 中有清单未列出的成员。',

  // Its manifest.
  'The archive’s manifest names a member twice.': '存档的清单两次列出同一成员。',
  'The archive’s manifest names no database.': '存档的清单没有列出数据库。',
  'The archive’s manifest is no JSON ({0}).': '存档的清单不是 JSON（{0}）。',
  'The archive’s manifest is not one ({0}: {1}).': '存档的清单不符合格式（{0}：{1}）。',
  'The archive’s database has {0} bytes, and {1} are allowed: ask for fewer experiments at a time.':
    '存档的数据库有 {0} 字节，而最多允许 {1} 字节：请对方分次导出较少的实验。',
  'The archive would unpack to {0} bytes, and {1} are allowed: ask for fewer experiments at a time.':
    '存档解开后有 {0} 字节，而最多允许 {1} 字节：请对方分次导出较少的实验。',
  'The archive has format {0}, and this workbench knows formats up to {1}: update the workbench.':
    '存档的格式为 {0}，而此工作台只识别到格式 {1}：请更新工作台。',

  // Its database.
  'The archive was made by a newer version of the workbench (its database has version {0}, and this one knows {1}): update the workbench.':
    '存档由较新版本的工作台生成（其数据库版本为 {0}，此工作台识别到 {1}）：请更新工作台。',
  'The archive’s database is damaged or was not made by the workbench: {0}. Nothing was taken in; ask for the archive again.':
    '存档的数据库已损坏或并非由工作台生成：{0}。未导入任何内容；请重新索取存档。',
  '"{0}" of a row of {1} is {2}': '{1} 中某一行的“{0}”{2}',
  'not what it should be ({0})': '不是应有的值（{0}）',
  'SQLite says "{0}"': 'SQLite 报告“{0}”',
  'it has version {0}': '其版本为 {0}',
  'its tables are not those of the workbench': '其中的表不是工作台的表',
  'a row of {0} refers to nothing in {1}': '{0} 中某一行引用了 {1} 中没有的内容',
  'nothing in it refers to the file {0}': '其中没有任何内容引用文件 {0}',
  'its experiments are not those of the manifest': '其中的实验与清单不符',
  'the run {0} belongs to no experiment': '运行 {0} 不属于任何实验',
  'the document of the experiment {0} is not one ({1}: {2})':
    '实验 {0} 的文档不符合格式（{1}：{2}）',
  'the run {0} is none of the experiment {1}': '运行 {0} 与实验 {1} 不符',
  'what stands beside the run {0} contradicts it': '运行 {0} 旁所记的内容与其相矛盾',
  'the run {0} has no result': '运行 {0} 没有结果',
  'what the run {0} says of its test set is damaged ({1})': '运行 {0} 对测试集的记录已损坏（{1}）',
  'the run {0} says of {1} test examples what they are, and has {2}':
    '运行 {0} 记录了 {1} 个测试样本的类别，而其测试样本有 {2} 个',
  'the {0} {1} has another id than its content': '{0} {1} 的标识与其内容不符',
  environment: '环境',
  machine: '机器',
  experiment: '实验',
  run: '运行',
};
