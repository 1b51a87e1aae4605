/** What is said of the checkpoints of runs. */
export const checkpointSentences: Readonly<Record<string, string>> = {
  checkpoint: '检查点',
  '32-bit floats and masks in bytes': '32 位浮点数与字节掩码',
  'The run begins anew.': '该运行将从头开始。',
  'The checkpoint of the run {0} is that of the run {1}.': '运行 {0} 的检查点属于运行 {1}。',
  'The checkpoint of the run {0} is of another version of the workbench, or none.':
    '运行 {0} 的检查点来自另一版本的工作台，或并非检查点。',
  'The checkpoint of the run {0} says nothing that can be understood: {1}.':
    '运行 {0} 的检查点内容无法理解：{1}。',
  'The checkpoint of the run {0} does not fit it: {1}. The run begins anew.':
    '运行 {0} 的检查点与该运行不符：{1}。该运行将从头开始。',
};
