/** What is said of ONNX files that are written, and of ONNX Runtime. */
export const onnxSentences: Readonly<Record<string, string>> = {
  'ONNX Runtime cannot be loaded on this machine ({0}, {1}): {2}. It is needed to prove that a network is read as its own program reads it: give inputs and outputs of the network instead, or work on another machine.':
    '此机器（{0}，{1}）无法加载 ONNX Runtime：{2}。需要它来验证网络的读入结果与原程序一致：请改为提供网络的输入和输出，或换一台机器。',
  'ONNX Runtime does not understand {0}: {1}. Export the network again, with operators of ONNX itself, and check the file with onnx.checker.':
    'ONNX Runtime 无法理解 {0}：{1}。请仅用 ONNX 自身的算子重新导出网络，并用 onnx.checker 检查该文件。',
  'ONNX Runtime finds {0} inputs in {1}, where one of 32-bit floating point numbers is needed: export the network with a single input of that type.':
    'ONNX Runtime 在 {1} 中找到 {0} 个输入，而需要恰好一个 32 位浮点输入：请以单个该类型的输入重新导出网络。',
  'ONNX Runtime gives {0} [{1}] for {2} examples of {3}, where one row of 32-bit floating point numbers for each example is needed.':
    '对 {3} 的 {2} 个样本，ONNX Runtime 给出 {0} [{1}]，而需要每个样本一行 32 位浮点数。',
  'ONNX Runtime cannot run {0} on examples of shape [{1}], {2} at once: {3}. Export the network with a batch size that is left open.':
    'ONNX Runtime 无法对形状为 [{1}] 的样本（每次 {2} 个）运行 {0}：{3}。请以不固定的批大小重新导出网络。',
  '{0} keeps values in {1}, which is not there: give both files at once.':
    '{0} 的部分数值保存在 {1} 中，但该文件不存在：请同时提供这两个文件。',

  'The layer {0} ({1}) cannot be written to ONNX, since {2}: take the network away in another format.':
    '层 {0}（{1}）无法写入 ONNX，因为{2}：请以其他格式导出该网络。',
  'there is no operator for it': '没有对应的算子',
  'its channels do not stand last': '其通道不在最后一维',
  'its forward direction goes backwards': '其正向层按逆序运行',
  'its directions are not merged': '其两个方向没有合并',
  'it gives its state too': '它还输出自身状态',
  'it goes over the examples of a batch': '它跨批次中的样本进行计算',
  'it goes over several axes at once': '它同时跨多个轴进行计算',
  'it is dilated': '它带有空洞',
  'it masks zeros': '它会遮盖零值',
  'it joins the examples of a batch': '它拼接批次中的样本',
  'it normalises other axes than the last': '它归一化的不是最后的轴',
  'its padding is {0}': '其填充方式为 {0}',
  'ONNX has no cell {0}': 'ONNX 没有循环单元 {0}',
  'ONNX has no {0} within a cell': 'ONNX 的循环单元内没有激活函数 {0}',
  'ONNX has no activation {0}': 'ONNX 没有激活函数 {0}',
  'The network has {0} inputs and {1} outputs, where one of each can be written to ONNX: take it away in another format.':
    '该网络有 {0} 个输入和 {1} 个输出，而写入 ONNX 时二者都只能有一个：请以其他格式导出。',
  'The input {0} of the network has an axis whose size is left open, [{1}]: to be written to ONNX all but the batch must be known.':
    '网络的输入 {0} 有一个轴的大小未定（[{1}]）：要写入 ONNX，除批大小外都必须已知。',
  'The network has {0} bytes of weights, and an ONNX file cannot have more than {1}: take it away in another format.':
    '该网络的权重有 {0} 字节，而 ONNX 文件不能超过 {1} 字节：请以其他格式导出。',
  'An example is [{0}] in the file, where it is [{1}] here.':
    '样本在文件中的形状为 [{0}]，在此处为 [{1}]。',
  'Left away is what only training has: {0}.': '已略去仅用于训练的层：{0}。',
};
