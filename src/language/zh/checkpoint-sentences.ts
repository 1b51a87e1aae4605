/** What is said of the checkpoints of runs. */
export const checkpointSentences: Readonly<Record<string, string>> = {
  checkpoint: '检查点',
  '32-bit floats and masks in bytes': '32 位浮点数与字节掩码',
  'The run begins anew.': '该运行将从头开始。',
  'The {0} of the run {1} is that of the run {2}. {3}': '运行 {1} 的{0}属于运行 {2}。{3}',
  'The {0} of the run {1} is of another version of the workbench, or none. {2}':
    '运行 {1} 的{0}来自另一版本的工作台，或内容不符。{2}',
  'The checkpoint of the run {0} does not fit it: {1}. The run begins anew.':
    '运行 {0} 的检查点与该运行不符：{1}。该运行将从头开始。',
};
