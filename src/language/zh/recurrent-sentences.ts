/** What is said of recurrent nodes in ONNX files: parts that tell why one cannot be taken. */
export const recurrentSentences: Readonly<Record<string, string>> = {
  'its attribute input_forget couples two of its gates': '其属性 input_forget 将两个门耦合在一起',
  'its attribute direction={0} is none that is known': '其属性 direction={0} 不是已知的方向',
  'its attribute activations=[{0}] is not [{1}] in each direction':
    '其属性 activations=[{0}] 在每个方向上并非都是 [{1}]',
  'its attribute clip cuts what goes into its activations': '其属性 clip 会截断激活函数的输入',
  'its input sequence_lens gives each example a length of its own; export with sequences of one length':
    '其输入 sequence_lens 使每个样本有各自的长度；请以等长序列导出',
  'it has peepholes (input P)': '它带有窥视孔连接（输入 P）',
  'it starts from a state ({0}) shaped {1} where {2} is expected (N is the batch size)':
    '其初始状态（{0}）的形状为 {1}，而应为 {2}（N 为批量大小）',
  'it starts from a state ({0}) that is not zero in all its values': '其初始状态（{0}）并非全为零',
  'its input is shaped {0} (N is the batch size), where steps, batch and features are expected (batch and steps with layout=1)':
    '其输入的形状为 {0}（N 为批量大小），而应依次为时间步、批量和特征（layout=1 时批量在时间步之前）',
  'its steps do not come in their order': '其时间步未按顺序排列',
  'its input {0} is shaped [{1}], where [{2}] is expected':
    '其输入 {0} 的形状为 [{1}]，而应为 [{2}]',
};
