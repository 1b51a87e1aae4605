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
};
