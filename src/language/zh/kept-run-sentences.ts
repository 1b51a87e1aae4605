/** What is said where runs keep checkpoints and go on from them. */
export const keptRunSentences: Readonly<Record<string, string>> = {
  'from epoch {0}, with {1} s of work kept': '从第 {0} 轮起，保住 {1} 秒的工作',
  'with {0} s of work kept': '保住 {0} 秒的工作',
  'The checkpoint {0} is damaged, and was thrown away.': '检查点 {0} 已损坏，已被丢弃。',
  'What cannot be read is skipped: {0}': '无法读取的检查点已跳过：{0}',
  'A checkpoint is of no use, and was thrown away. {0}': '有一个检查点无法使用，已被丢弃。{0}',
  'No checkpoint can be kept just now: {0}. The run goes on, and it is tried again.':
    '目前无法保存检查点：{0}。运行会继续，稍后再试。',
};
