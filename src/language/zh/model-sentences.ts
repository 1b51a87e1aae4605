/** What is said of networks that are imported and taken away. */
export const modelSentences: Readonly<Record<string, string>> = {
  'These files have {0} bytes, and a network may have {1}: choose the files of one network alone.':
    '这些文件共 {0} 字节，而一个网络最多可有 {1} 字节：请只选择一个网络的文件。',
  'There is another network "{0}" in this data folder: choose another name, or remove that one first.':
    '此数据文件夹中已有另一个名为“{0}”的网络：请换一个名称，或先删除那个网络。',
  'This network is in this data folder already, as "{0}": use that one.':
    '此网络已在此数据文件夹中，名为“{0}”：请直接使用它。',
  'The network "{0}" is used by {1}: archive and delete these experiments for good first.':
    '网络“{0}”正被 {1} 使用：请先归档并彻底删除这些实验。',
  'There is no imported network {0} in this data folder.': '此数据文件夹中没有导入的网络 {0}。',
  'The network in {0} cannot be built: {1} Please report it, with the file.':
    '无法构建 {0} 中的网络：{1} 请连同文件一起报告此问题。',
  '{0} give different answers: they differ by up to {1}, which is {2} of the largest output, and {3} is allowed. {4}':
    '{0}给出的结果不同：最大相差 {1}，为最大输出的 {2}，而允许值为 {3}。{4}',
  'Please report it, with the file.': '请连同文件一起报告此问题。',
  'If {0} is not of this very file, make it again: after the network was saved (to export it in training mode moves the averages of batch norm), and in inference (model.eval() in PyTorch). Otherwise please report it, with both files.':
    '若 {0} 并非由此文件的网络得出，请重新生成：在保存网络之后（以训练模式导出会改变批归一化的均值），并在推理模式下进行（PyTorch 中为 model.eval()）。否则请连同两个文件一起报告此问题。',
  'What was read of {0} and {1}': '从 {0} 读入的网络与 {1} ',
  'Behind the logits stands a softmax, as in the files that the network was imported from.':
    'logits 之后是 softmax，与导入来源的文件相同。',
  'Behind the logits stands a log-softmax, as in the files that the network was imported from.':
    'logits 之后是 log-softmax，与导入来源的文件相同。',
  'Give it values as the data set has them: so it was given them here.':
    '请按数据集中的原值输入：此处即如此输入。',
  'Give it values less their mean and over their deviation in the training examples: so it was given them here.':
    '请将各值按训练样本减均值、除以标准差后输入：此处即如此输入。',
  'Give it pixels divided by 255, and other values less their mean and over their deviation in the training examples: so it was given them here.':
    '请输入除以 255 的像素，其他值则按训练样本减均值、除以标准差：此处即如此输入。',
  'The network and the file that was written of it': '网络与由它写出的文件',
  '{0} has no array "{1}": it has {2}, and "input" and "output" are needed.':
    '{0} 中没有数组“{1}”：其中有 {2}，而需要“input”和“output”。',
  '{0} has no example in its arrays.': '{0} 的数组中没有样本。',
  'The array "{0}" of {1} has the shape [{2}], and the network needs [{3}].':
    '{1} 中数组“{0}”的形状为 [{2}]，而网络需要 [{3}]。',
  'The network in {0} has inputs {1} and outputs {2}: it must have one input of a fixed shape, and one output [?, classes] with 2 classes or more.':
    '{0} 中的网络有输入 {1} 和输出 {2}：必须恰有一个形状固定的输入，以及一个输出 [?, 类别数]，类别数至少为 2。',
  '{0} is no NPZ file of numpy, which has the arrays "input" and "output": save them with numpy.savez.':
    '{0} 不是含有数组“input”和“output”的 numpy NPZ 文件：请用 numpy.savez 保存它们。',
  'There are several NPZ files, {0}: choose the one that has the inputs and outputs of this network.':
    '有多个 NPZ 文件（{0}）：请选择含有此网络输入和输出的那一个。',
  'There are several networks in these files, {0}: choose the files of one.':
    '这些文件中有多个网络（{0}）：请只选择其中一个的文件。',
  'The format of {0} is not known. A network can be imported from an ONNX file (with the files of its weights beside it), a .keras or whole .h5 file of Keras, the model.json of TensorFlow.js with its weights, or a network file of the workbench.':
    '{0} 的格式未知。网络可以从以下文件导入：ONNX 文件（连同其权重文件）、Keras 的 .keras 或完整的 .h5 文件、TensorFlow.js 的 model.json 及其权重，或本工作台的网络文件。',
  'is a program of torch.export: in Python, load it with torch.export.load, and write its module() as ONNX with torch.onnx.export. Import that file.':
    '是 torch.export 的程序：请在 Python 中用 torch.export.load 加载，再用 torch.onnx.export 将其 module() 写为 ONNX，然后导入该文件。',
  'is a TorchScript file: in Python, load it with torch.jit.load, and write it as ONNX with torch.onnx.export. Import that file.':
    '是 TorchScript 文件：请在 Python 中用 torch.jit.load 加载，再用 torch.onnx.export 写为 ONNX，然后导入该文件。',
  'is a file of PyTorch, which needs the program that made it: in Python, load the network as always, and write it as ONNX with torch.onnx.export. Import that file.':
    '是 PyTorch 文件，需要生成它的程序才能打开：请在 Python 中照常加载网络，再用 torch.onnx.export 写为 ONNX，然后导入该文件。',
  'is a file of TensorFlow Lite, which cannot be trained: import the network that it was made of.':
    '是无法训练的 TensorFlow Lite 文件：请导入它的来源网络。',
  'is a SavedModel of TensorFlow, which holds no layers: in Python, save the network from Keras as a .keras file, or make an ONNX file of it with tf2onnx. Import that file.':
    '是不含层信息的 TensorFlow SavedModel：请在 Python 中从 Keras 将网络保存为 .keras 文件，或用 tf2onnx 转为 ONNX 文件，然后导入该文件。',
  '{0} gives outputs of the shape [{1}], and what was read of it [{2}]. Please report it, with the file.':
    '{0} 给出形状为 [{1}] 的输出，而读入的网络给出 [{2}]。请连同文件一起报告此问题。',
  '{0} has weights without layers: version 0.1.0 of the workbench wrote such files, and only later ones can be imported.':
    '{0} 只有权重而没有层：这是工作台 0.1.0 写出的文件，只能导入更高版本的网络文件。',
  'The network in {0} does not say which shape its inputs have: give its input layer a fixed shape.':
    '{0} 中的网络没有说明输入的形状：请为其输入层指定固定形状。',
  '{0} of {1} in {2}': '{2} 中 {1} 个里的 {0} 个',
  'Weights that were removed came in as zeros, and training may give them values again: {0}.':
    '已剪除的权重以零读入，训练可能使它们重新取值：{0}。',
  'There is no imported data set "{0}" in this data folder: import it under Data sets or with "import-dataset", or name another':
    '此数据文件夹中没有导入的数据集“{0}”：请在“数据集”页或用 import-dataset 导入，或换一个名称',
  'There is no imported network "{0}" in this data folder: import it under Models or with "import-model", or name another':
    '此数据文件夹中没有导入的网络“{0}”：请在“模型”页或用 import-model 导入，或换一个名称',
};
