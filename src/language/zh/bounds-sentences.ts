/** What is said where more is asked than there can be. */
export const boundsSentences: Readonly<Record<string, string>> = {
  'has {0} words, and {1} are looked for at most: search for fewer':
    '有 {0} 个词，最多只查找 {1} 个：请减少搜索词',
  'is nested deeper than {0} levels: no field lies so deep':
    '的嵌套超过 {0} 层：没有任何字段位于这么深的位置',
  'has more than {0} values: name fewer of them': '包含超过 {0} 个值：请减少',
  'These files are being imported already: wait until that has ended.':
    '这些文件正在导入：请等待导入结束。',
  '{0} imports are going on, which is all that are taken at a time: wait until one has ended.':
    '正在进行 {0} 个导入，已达到同时导入的上限：请等待其中一个结束。',
};
