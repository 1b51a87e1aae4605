/** What is said of ONNX files that are read. */
export const onnxReadingSentences: Readonly<Record<string, string>> = {
  // The files.
  '{0} of the {1} files end with .onnx: give one model, with the files of its weights beside it.':
    '{1} 个文件中有 {0} 个以 .onnx 结尾：请只给出一个模型，并附上其权重文件。',
  '{0} lists more at byte {1} than a network can need, and is not read any further: export it again, with its weights as raw bytes.':
    '{0} 在第 {1} 字节处列出的内容超出任何网络所需，不再继续读取：请重新导出，将权重存为原始字节。',
  '{0} is no ONNX model, or it is damaged at byte {1}: export or copy it again.':
    '{0} 不是 ONNX 模型，或在第 {1} 字节处损坏：请重新导出或复制。',
  '{0} says that {1} is in {2}, outside its own folder, where nothing is read: export it again, with its weights beside it.':
    '{0} 指明 {1} 位于 {2}，在其自身文件夹之外，不会从那里读取：请重新导出，将权重放在模型旁边。',
  'The weights of {0} are in {1} ({2} is the first): give this file too.':
    '{0} 的权重在 {1} 中（第一个是 {2}）：请一并提供该文件。',
  '{0} looks for {1} at byte {2} of {3}, {4} bytes long, and that file has {5}: the two do not belong together, or one is damaged.':
    '{0} 在 {3} 的第 {2} 字节处寻找 {1}（长 {4} 字节），而该文件有 {5} 字节：两个文件不配套，或其中之一已损坏。',
  'The values {0} of {1} are of a type that is not read ({2}): export the network with 32-bit floats.':
    '{1} 中的数值 {0} 类型（{2}）无法读取：请以 32 位浮点数导出网络。',
  'The values {0} of {1} are shaped [{2}], which is more than can be read.':
    '{1} 中的数值 {0} 形状为 [{2}]，超出可读取的范围。',
  '{0} has {1} values for {2}, where its shape says {3}: it is damaged. Export or copy it again.':
    '{0} 中 {2} 有 {1} 个数值，而其形状应有 {3} 个：文件已损坏。请重新导出或复制。',
  '{0} has more than {1} weights, which is too many.': '{0} 的权重超过 {1} 个，数量过多。',
  '{0} makes {1} values or more of one example, and between 1 and {2} can be.':
    '{0} 对一个样本产生 {1} 个或更多数值，而只允许 1 到 {2} 个。',
  '{0} becomes more than {1} layers, which is too many.': '{0} 会成为超过 {1} 层的网络，层数过多。',

  // The graph.
  '{0} has no network in it: export it again as an ONNX model.':
    '{0} 中没有网络：请重新导出为 ONNX 模型。',
  '{0} has {1} nodes, or sparse weights, and is not read: at most {2} nodes with dense weights are.':
    '{0} 有 {1} 个节点或含稀疏权重，无法读取：最多可读取 {2} 个节点，且权重须为稠密。',
  "{0} is written in version {1} of ONNX's operators (opset), and {2} to {3} are read: export it with opset_version=20.":
    '{0} 使用 ONNX 算子集（opset）第 {1} 版，而可读取第 {2} 至 {3} 版：请以 opset_version=20 导出。',
  '{0} has {1} inputs ({2}), and networks with one are taken: export one that is given nothing else.':
    '{0} 有 {1} 个输入（{2}），而只接受单输入的网络：请导出只有一个输入的网络。',
  '{0} has {1} outputs ({2}), and networks with one are taken: export one that gives nothing but the scores of the classes.':
    '{0} 有 {1} 个输出（{2}），而只接受单输出的网络：请导出只给出各类别分数的网络。',
  'The input {0} of {1} is of type {2}, and networks over floating-point numbers are taken: networks over words or indices (embeddings) are not.':
    '{1} 的输入 {0} 类型为 {2}，而只接受输入为浮点数的网络：不接受输入为词或索引（嵌入）的网络。',
  'The input {0} of {1} has no axis besides the batch, or says nothing of its axes: export the network with an example of a fixed size.':
    '{1} 的输入 {0} 除批次外没有其他轴，或未说明各轴大小：请用固定大小的样本导出网络。',
  'Axis {0} of the input {1} of {2} has no fixed size: export the network with the batch as its only dynamic axis.':
    '{2} 的输入 {1} 的第 {0} 轴大小不固定：请只将批次轴设为动态来导出网络。',
  '{0} has no node that gives its output {1}: it is damaged.':
    '{0} 中没有给出其输出 {1} 的节点：文件已损坏。',
  'The output {0} of {1} does not depend on its input: it is no network.':
    '{1} 的输出 {0} 与其输入无关：这不是网络。',
  'The output {0} of {1} is shaped {2} (N is the batch size), and a network is taken that gives [N, classes] with 2 or more classes: in place of one sigmoid for two classes, train two outputs with softmax.':
    '{1} 的输出 {0} 形状为 {2}（N 为批大小），而只接受输出 [N, 类别数] 且类别数不少于 2 的网络：二分类时请用带 softmax 的两个输出训练，而不是单个 sigmoid。',
  'The scores that {0} gives would come in another order: put a layer behind what it joins last.':
    '{0} 给出的分数顺序会改变：请在最后的拼接之后加一层。',

  // What is told of a network that was read.
  'The output is shaped {0} in the original (N is the batch size) and [N, {1}] here.':
    '原网络的输出形状为 {0}（N 为批大小），此处为 [N, {1}]。',
  'The last layer, {0}, is a softmax and left away: training and measuring have it, and the largest score stays the largest.':
    '最后一层 {0} 是 softmax，已略去：训练和评估时会自行计算，最大的分数仍为最大。',
  '{0} batch norms (the first is {1}) stand in training mode, in which they normalise by the batch: the network is taken with the running averages in the file, as it is used. PyTorch moves these while it exports in training mode; after model.eval(), training=TrainingMode.PRESERVE leaves them as they were trained.':
    '{0} 个批归一化（第一个是 {1}）处于训练模式，会按批次归一化：网络按文件中的滑动平均读入，与使用时一致。PyTorch 以训练模式导出时会改动这些平均值；先调用 model.eval() 再用 training=TrainingMode.PRESERVE 可保持其训练后的值。',
  'The exporter has folded batch norm into {0} layers (the first is {1}): the network computes the same, but has no batch norm to train with or to prune by. PyTorch keeps it with dynamo=False, training=TrainingMode.PRESERVE, do_constant_folding=False after model.eval().':
    '导出器已将批归一化并入 {0} 个层（第一个是 {1}）：网络的计算结果不变，但没有可用于训练或剪枝的批归一化。在 model.eval() 之后以 dynamo=False、training=TrainingMode.PRESERVE、do_constant_folding=False 导出，PyTorch 会保留它。',

  // Why a node is not taken.
  '{0}: the node {1} ({2}) cannot be taken: {3}.': '{0}：无法接受节点 {1}（{2}）：{3}。',
  'it reads {0}, which no node before it gives; the graph goes in a circle or is damaged':
    '它读取 {0}，而之前没有节点给出该值；计算图有环或已损坏',
  'it gives {0}, which is given before; the graph is damaged':
    '它给出 {0}，而该值之前已经给出；计算图已损坏',
  'operators of this kind are not taken; replace it in your network by one that is':
    '不接受此类算子；请在网络中换用可接受的算子',
  'it computes constants, and operators of this kind are not computed here':
    '它计算常量，而此处不计算此类算子',
  'it computes in quantised numbers; export the network before it is quantised':
    '它以量化数值计算；请在量化之前导出网络',
  'it chooses or repeats parts of the graph while it runs; export the network without branches and loops that depend on its input':
    '它在运行时选择或重复计算图的某些部分；请导出不含依赖输入的分支和循环的网络',
  'it picks among scores; export the network up to its scores of the classes':
    '它在分数中进行挑选；请将网络导出到各类别分数为止',
  "it multiplies two values that are both computed from the network's input, as attention does, and no such network is taken":
    '它将两个都由网络输入计算出的值相乘（如注意力机制），不接受此类网络',
  'it looks up a table by what it is given, as an embedding does, and no such network is taken':
    '它按输入查表（如嵌入层），不接受此类网络',
  'its attribute {0} is not known in this operator': '此算子没有已知的属性 {0}',
  'its attribute {0} is of type {1} where {2} is expected': '其属性 {0} 类型为 {1}，而应为 {2}',
  'its output {0} is used, which is not taken': '其输出 {0} 被使用，而该输出不被接受',
  'its output {0} (mask) is used': '其输出 {0}（掩码）被使用',
  'its output {0} (indices) is used': '其输出 {0}（索引）被使用',
  'its input {0} is missing': '缺少其第 {0} 个输入',
  'its input {0} ({1}) is not taken': '不接受其第 {0} 个输入（{1}）',
  'its input {0} ({1}) is a constant, where only what the network computes is taken':
    '其第 {0} 个输入（{1}）是常量，而此处只接受网络计算出的值',
  "its input {0} ({1}) is computed from the network's input, where only constants are taken":
    '其第 {0} 个输入（{1}）由网络输入计算得出，而此处只接受常量',
  'its input {0} is a constant, where only computed values are taken':
    '其第 {0} 个输入是常量，而此处只接受计算出的值',
  'its input {0} ({1}) is of type {2} and shape {3}, where floating-point numbers are expected':
    '其第 {0} 个输入（{1}）类型为 {2}、形状为 {3}，而应为浮点数',
  'its input {0} has {1} values, where one is expected':
    '其第 {0} 个输入有 {1} 个数值，而应只有一个',
  'its input {0} is no list of whole numbers': '其第 {0} 个输入不是整数列表',
  'its input {0} depends on the batch size': '其第 {0} 个输入取决于批大小',
  'its input {0} is shaped [{1}], where one number for each of {2} is expected':
    '其第 {0} 个输入形状为 [{1}]，而 {2} 个中应各有一个数值',
  'it names axis {0} of a value with {1} axes': '它指定了只有 {1} 个轴的值的第 {0} 轴',
  'its constant is shaped [{0}], which cannot be spread over {1} with the batch left alone':
    '其常量形状为 [{0}]，无法在不涉及批次的情况下广播到 {1}',
  'its inputs are shaped {0}, of which axis {1} is put together differently':
    '其输入形状为 {0}，其中第 {1} 轴的组成不同',
  'its inputs have the entries of axis {0} in different orders':
    '其各输入第 {0} 轴上的元素顺序不同',
  'it has no inputs': '它没有输入',
  'it joins {0}, which do not fit': '它拼接 {0}，而这些形状不匹配',
  'it goes over the batch': '它跨越批次轴进行计算',
  'it cuts the batch': '它切分批次轴',

  'it takes {0} values together, and up to {1} are taken':
    '它将 {0} 个值合在一起，而最多接受 {1} 个',
  'it gives something with {0} axes, or of a size that is none, and up to {1} are taken':
    '它给出有 {0} 个轴或大小无效的值，而最多接受 {1} 个轴',

  // Shapes.
  'it reshapes {0} to {1} (N is the batch size), which does not leave each example by itself':
    '它将 {0} 变形为 {1}（N 为批大小），这会使各样本混在一起',
  'it takes away all axes of size 1, the batch among them: export with another batch size, or name the axes':
    '它去掉所有大小为 1 的轴，包括批次轴：请换一个批大小导出，或指明要去掉的轴',
  'it takes away axis {0} of {1}, which is not of size 1':
    '它去掉 {1} 的第 {0} 轴，而该轴大小不为 1',
  'it adds one of the axes [{0}] twice': '它将轴 [{0}] 中的某一个添加了两次',
  'it spreads {0} over {1} (N is the batch size), for which there is no layer':
    '它将 {0} 广播到 {1}（N 为批大小），没有对应的层',
  'its attribute perm=[{0}] is no order of {1} axes': '其属性 perm=[{0}] 不是 {1} 个轴的排列',
  'it splits {0} entries into [{1}]': '它将 {0} 个元素切分为 [{1}]',
  'it picks {0} entries of axis {1}, where one is taken':
    '它选取第 {1} 轴的 {0} 个元素，而只接受选取一个',
  'it takes {0} of {1} entries of axis {2}, by steps of {3}':
    '它以步长 {3} 取第 {2} 轴 {1} 个元素中的 {0} 个',
  'its attribute mode={0} is not constant': '其属性 mode={0} 不是 constant',
  'its pads=[{0}] of {1} are negative, or around the batch, or around more than two axes':
    '其对 {1} 的 pads=[{0}] 为负，或涉及批次轴，或涉及两个以上的轴',
  'it pads with {0}': '它以 {0} 填充',
  'the entries that it pads do not lie in their order': '它所填充的元素不按原有顺序排列',

  // Layers with weights.
  'its input has {0} axes, or not the batch as the first, where [batch, channels, ...positions] with {1} of the latter is taken':
    '其输入有 {0} 个轴，或第一个轴不是批次，而只接受 [批次, 通道, ...位置]，其中位置轴为 {1} 个',
  'the positions of its input do not lie in their order': '其输入的各位置不按原有顺序排列',
  'its weights are shaped [{0}]': '其权重形状为 [{0}]',
  'its weights are shaped [{0}] with group={1}, which do not fit its {2} channels':
    '其权重形状为 [{0}]、group={1}，与其 {2} 个通道不匹配',
  'its attribute group={0} divides its {1} channels, and of grouped convolutions only depthwise ones are taken (one group per channel)':
    '其属性 group={0} 将 {1} 个通道分组，而分组卷积中只接受深度卷积（每通道一组）',
  'its attribute strides=[{0}] differ, which a depthwise convolution cannot have here':
    '其属性 strides=[{0}] 各不相同，此处的深度卷积不支持',
  'its bias is shaped [{0}] for {1} filters': '其偏置形状为 [{0}]，而滤波器有 {1} 个',
  'its input A does not have the axes [batch, features]': '其输入 A 的轴不是 [批次, 特征]',
  'its input C is shaped [{0}], where a bias of {1} is expected':
    '其输入 C 形状为 [{0}]，而应为 {1} 个偏置',
  'it multiplies {0} axes by weights shaped [{1}]': '它将 {0} 个轴与形状为 [{1}] 的权重相乘',
  'its weights are for {0} features, and its input has {1}':
    '其权重对应 {0} 个特征，而其输入有 {1} 个',
  'it normalises something else than channels (axis 1 of its input)':
    '它归一化的不是通道（其输入的第 1 轴）',
  'it normalises over the batch, or computes in another type than float':
    '它跨批次归一化，或以 float 以外的类型计算',

  // Windows.
  'its attribute {0}=[{1}] cannot be taken for {2} axes': '其属性 {0}=[{1}] 不适用于 {2} 个轴',
  'its kernel_shape=[{0}] is not that of its weights, [{1}]':
    '其 kernel_shape=[{0}] 与其权重的 [{1}] 不一致',
  'its attributes strides=[{0}] and dilations=[{1}] are both above 1, which cannot be computed here':
    '其属性 strides=[{0}] 与 dilations=[{1}] 都大于 1，此处无法计算',
  'its attribute auto_pad={0} is not known': '其属性 auto_pad={0} 未知',
  'its window [{0}] is empty': '其窗口 [{0}] 为空',
  'its window of {0} does not fit into {1} values': '其大小为 {0} 的窗口放不进 {1} 个数值',
  'its attribute kernel_shape=[{0}] does not fit {1} axes':
    '其属性 kernel_shape=[{0}] 不适用于 {1} 个轴',
  'its attribute dilations=[{0}] is not 1, which pooling cannot have here':
    '其属性 dilations=[{0}] 不为 1，此处的池化不支持',

  // Activations and arithmetic.
  'its attribute alpha={0} is not 1': '其属性 alpha={0} 不为 1',
  'its attributes alpha={0} and gamma={1} are not those of SELU':
    '其属性 alpha={0}、gamma={1} 不是 SELU 的常数',
  'its attribute approximate={0} is not known': '其属性 approximate={0} 未知',
  'its bounds {0} and {1} stand in reverse': '其界限 {0} 与 {1} 次序颠倒',
  'its ratio is {0}': '其比率为 {0}',
  'it makes {0} of 32-bit floating-point numbers': '它将 32 位浮点数转换为 {0}',
  "it divides by what is computed from the network's input": '它以由网络输入计算出的值为除数',
  'its attribute axis={0} is not taken for two computed values':
    '对两个计算出的值不接受其属性 axis={0}',
  'its attribute axis={0} does not fit its constant': '其属性 axis={0} 与其常量不匹配',

  // Constants.
  'with it more than {0} values of constants would be read or computed, which is too many':
    '加上它，读取或计算的常量数值将超过 {0} 个，数量过多',
  'it gathers other constants than weights': '它归约权重以外的常量',
  'its attributes mode={0}, coordinate_transformation_mode={1} and nearest_mode={2} find values in a way that no layer here has; upsampling by repeating is taken (mode="nearest" in PyTorch)':
    '其属性 mode={0}、coordinate_transformation_mode={1} 与 nearest_mode={2} 的取值方式在此没有对应的层；可接受重复式上采样（PyTorch 中 mode="nearest"）',
  'it makes images {0} times as high and wide, and whole numbers from 1 are taken':
    '它将图像的高和宽放大 {0} 倍，而只接受从 1 起的整数',
  'its constants are shaped {0} and {1}': '其常量形状为 {0} 和 {1}',
  'it computes with the batch size what depends on how large it is':
    '它用批大小进行计算，结果取决于批的具体大小',
  'its attribute fmod is 1': '其属性 fmod 为 1',
  'it multiplies other constants than sizes': '它将尺寸以外的常量相乘',
  'it squares the batch size': '它对批大小求平方',
  'it holds texts or sparse values, which are not read': '它包含无法读取的文本或稀疏值',
  'it has no value to repeat': '它没有可重复的数值',
  'it counts what is as long as the batch': '它统计长度与批次相同的值',
  'it counts in fractions': '它以小数计数',
  'it counts to {0} by {1}': '它以 {1} 为步长计数到 {0}',
  'it makes {0} of {1}': '它将 {1} 转换为 {0}',
  'it makes a fraction of the batch size': '它将批大小转换为小数',
  'it moves constants shaped {0}': '它移动形状为 {0} 的常量',
  'it reshapes {0} to {1}': '它将 {0} 变形为 {1}',
  'it makes constants shaped {0} (N is the batch size), which is more than can be computed beforehand':
    '它产生形状为 {0} 的常量（N 为批大小），超出可预先计算的范围',
};
