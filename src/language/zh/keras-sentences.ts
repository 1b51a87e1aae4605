/** What is said of networks of Keras and TensorFlow.js, read and written. */
export const kerasSentences: Readonly<Record<string, string>> = {
  '{0} is a damaged HDF5 file ({1}): copy or save it again.':
    '{0} 是损坏的 HDF5 文件（{1}）：请重新复制或保存。',
  '{0}: {1} holds other values than 16- or 32-bit floats. Build the network with keras.config.set_floatx("float32"), copy the weights with set_weights and save it again.':
    '{0}：{1} 中的数值不是 16 位或 32 位浮点数。请用 keras.config.set_floatx("float32") 构建网络，用 set_weights 复制权重后重新保存。',
  '{0}: {1} would unpack to {2} bytes, which is more than such a file can hold or than can be read.':
    '{0}：{1} 解压后将有 {2} 字节，超出此类文件所能容纳或可读取的大小。',
  '{0} has {1} bytes; {2} are possible.': '{0} 有 {1} 字节，最多可有 {2} 字节。',
  '{0} is no JSON ({1}). Save the model again with model.save.':
    '{0} 不是 JSON（{1}）。请用 model.save 重新保存模型。',
  '{0} is a zip file without {1} and {2}, which a model of Keras has. Save it with model.save("NAME.keras").':
    '{0} 是 zip 文件，但没有 Keras 模型应有的 {1} 和 {2}。请用 model.save("NAME.keras") 保存。',
  '{0} holds weights without the network that they belong to. Save the whole model with model.save("NAME.keras").':
    '{0} 只有权重，没有其所属的网络。请用 model.save("NAME.keras") 保存整个模型。',
  'has {0} {1}, which cannot be taken': '的 {0} 为 {1}，无法接受',
  'has {0} {1}, which cannot be taken inside a recurrent layer':
    '的 {0} 为 {1}，在循环层内无法接受',
  'has max_value {0}, negative_slope {1} and threshold {2}, of which only one can be taken':
    '的 max_value 为 {0}、negative_slope 为 {1}、threshold 为 {2}，其中只能有一项',
  'has alpha {0}; only 1 can be taken': '的 alpha 为 {0}，只接受 1',
  '{0}: the model {1} has {2} inputs and is given {3}. Save it again with model.save.':
    '{0}：模型 {1} 有 {2} 个输入，却得到 {3} 个。请用 model.save 重新保存。',
  '{0} has more than {1} layers, those of models used several times counted each time. So large a network cannot be taken.':
    '{0} 的层数超过 {1}（多次使用的模型按次计算）。无法接受如此大的网络。',
  '{0}: the layer {1} reads itself, a layer that is not there, or one of two with the same name. Save the model again with model.save.':
    '{0}：层 {1} 读取了自身、不存在的层或两个同名层之一。请用 model.save 重新保存模型。',
  'has several outputs, of which one is read: that cannot be taken':
    '有多个输出而只读取其中之一，无法接受',
  '{0} reads an output of {1} that is not there. Save the model again with model.save.':
    '{0} 读取了 {1} 不存在的输出。请用 model.save 重新保存模型。',
  '{0}: the layer {1} ({2}) {3}. {4}': '{0}：层 {1}（{2}）{3}。{4}',
  'Build the network without it.': '请去掉该部分重新构建网络。',
  'Build the network without it, or export it to ONNX (model.export with format="onnx") and import that.':
    '请构建不含它的网络，或导出为 ONNX（model.export，format="onnx"）后导入。',
  'Save the model again with model.save.': '请用 model.save 重新保存模型。',
  'has {0} {1}, which is no number': '的 {0} 为 {1}，不是数',
  'has {0} {1}, which is no size': '的 {0} 为 {1}，不是尺寸',
  'has {0} {1}, which are no {2} sizes': '的 {0} 为 {1}，不是 {2} 个尺寸',
  'has {0} {1}, which are no numbers before and after': '的 {0} 为 {1}，不是前后两侧的数',
  'has {0} {1}, which is neither true nor false': '的 {0} 为 {1}，既非真也非假',
  'has {0} {1}, which is no word': '的 {0} 为 {1}，不是词',
  'has data_format {0}; channels have to come last': '的 data_format 为 {0}，而通道必须在最后',
  'Build the network with data_format="channels_last" and copy the weights with set_weights.':
    '请用 data_format="channels_last" 构建网络，并用 set_weights 复制权重。',
  'has axis {0} for an input of [{1}]; only the last axis can be taken':
    '对形状为 [{1}] 的输入取 axis {0}，只接受最后一个轴',
  'gets an input of [{0}] where it needs {1} axes beside the batch':
    '得到形状为 [{0}] 的输入，而除批次外需要 {1} 个轴',
  'Save it again with model.save, or export it to ONNX (model.export with format="onnx") and import that.':
    '请用 model.save 重新保存，或导出为 ONNX（model.export，format="onnx"）后导入。',
  '{0} has models within models, more than {1} deep. {2}': '{0} 的模型嵌套超过 {1} 层。{2}',
  '{0} is described as {1}, which is neither a Sequential nor a functional model: of what a class computes in Python nothing is in the file. Export it to ONNX (model.export with format="onnx") and import that.':
    '{0} 被描述为 {1}，既非 Sequential 也非函数式模型：文件中没有类在 Python 中的计算内容。请导出为 ONNX（model.export，format="onnx"）后导入。',
  '{0} has a model of {1} layers; {2} are possible. {3}':
    '{0} 有一个 {1} 层的模型，最多可有 {2} 层。{3}',
  '{0} has a layer without a class. {1}': '{0} 有一个没有类名的层。{1}',
  'Layers that change nothing but in training, and that networks are trained without here, are left away: {0}.':
    '只在训练时起作用、而此处训练不使用的层已略去：{0}。',
  'The dropout within recurrent layers is left away: {0}. They are trained without it here.':
    '循环层内部的 dropout 已略去：{0}。此处训练不使用它。',
  'Regularizers and constraints are left away: {0}. Training here has its own.':
    '正则项与约束已略去：{0}。此处的训练有自己的设置。',
  'Separable convolutions are two layers here, a depthwise convolution and one with a window of 1: {0}.':
    '可分离卷积在此为两层，即逐通道卷积和窗口为 1 的卷积：{0}。',
  'Depthwise convolutions of sequences are those of images one pixel wide here: {0}.':
    '序列的逐通道卷积在此作为一像素宽图像的卷积：{0}。',
  'The softmax of the last layer, {0}, is left away: training and measuring have it, and the largest score stays the largest.':
    '最后一层 {0} 的 softmax 已略去：训练和评估时会自行计算，最大的分数仍为最大。',
  'Frozen layers are trained like all others here: {0}.': '冻结的层在此与其他层一样参与训练：{0}。',
  'What was computed in 16 bits is computed in 32 here: {0}.':
    '原以 16 位计算的部分在此以 32 位计算：{0}。',
  '{0}: the output {1} is a single figure, as of a sigmoid for two classes; networks here have one output for each class. Train it with Dense(2) and softmax in place of Dense(1) and sigmoid.':
    '{0}：输出 {1} 只有一个数值，如二分类的 sigmoid；此处的网络每个类别有一个输出。请用 Dense(2) 和 softmax 代替 Dense(1) 和 sigmoid 进行训练。',
  '{0}: the output {1} has the shape [{2}] for one example; networks here give one figure per class. Add a Flatten or a pooling before the last layer.':
    '{0}：输出 {1} 对一个样本的形状为 [{2}]；此处的网络每个类别给出一个数值。请在最后一层之前加入 Flatten 或池化。',
  '{0}: the layer {1} is given {2} beside its inputs, which cannot be taken. Build the network without it, or export it to ONNX (model.export with format="onnx") and import that.':
    '{0}：层 {1} 除输入外还得到 {2}，无法接受。请构建不含它的网络，或导出为 ONNX（model.export，format="onnx"）后导入。',
  '{0} says something of what {1} reads that cannot be understood. Save it again with model.save.':
    '{0} 中关于 {1} 读取内容的说明无法理解。请用 model.save 重新保存。',
  'is an operation that cannot be taken': '是无法接受的运算',
  'brings the network to {0} weights; {1} are possible': '使网络达到 {0} 个权重，最多可有 {1} 个',
  'Use a smaller one.': '请使用更小的网络。',
  'is used several times with the same weights, which cannot be taken':
    '以相同权重多次使用，无法接受',
  'Give each use a layer of its own.': '请让每次使用各有自己的层。',
  'takes inputs of the shape {0}, and all sizes but the first have to be given':
    '接受形状为 {0} 的输入，而除第一个外所有尺寸都必须给定',
  'Build the network with keras.Input(shape=(...)), every size a number, copy the weights with set_weights and save it again.':
    '请用 keras.Input(shape=(...)) 构建网络，各尺寸均为数字，用 set_weights 复制权重后重新保存。',
  'gives [{0}] for one example; {1} entries are possible':
    '对一个样本给出 [{0}]，最多可有 {1} 个元素',
  'computes with {0}, which cannot be taken': '以 {0} 计算，无法接受',
  'Save the model before it is quantised.': '请在量化之前保存模型。',
  '{0} has {1} inputs ({2}); only networks with one input can be taken. Put them into one, and take it apart within the network.':
    '{0} 有 {1} 个输入（{2}），只接受单个输入的网络。请合并为一个输入，再在网络内部拆分。',
  '{0} has {1} outputs ({2}); only networks with one output can be taken. Save keras.Model(model.input, ...) with the one that classifies.':
    '{0} 有 {1} 个输出（{2}），只接受单个输出的网络。请用负责分类的那个输出保存 keras.Model(model.input, ...)。',
  'has {0} inputs, which cannot be taken': '有 {0} 个输入，无法接受',
  'masks steps, which cannot be taken': '会屏蔽时间步，无法接受',
  'Pad or cut all sequences to one length and build the network without it.':
    '请将所有序列补齐或截断到同一长度，并构建不含它的网络。',
  'is Python code, which is not in the file': '是 Python 代码，不在文件中',
  'Use a layer in its place, or export the network to ONNX (model.export with format="onnx") and import that.':
    '请改用层代替，或将网络导出为 ONNX（model.export，format="onnx"）后导入。',
  'is of a class that cannot be taken': '属于无法接受的类',
  'has no {0} in the file ({1})': '在文件中没有 {0}（{1}）',
  'has a {0} of [{1}] in the file, and by its description [{2}]':
    '在文件中的 {0} 为 [{1}]，而按其描述应为 [{2}]',
  'has {0} variables in the file and {1} by its description':
    '在文件中有 {0} 个变量，而按其描述应有 {1} 个',
  'has {0} in the file where its {1} should be': '在文件中应为 {1} 的位置是 {0}',
  'has groups {0}; convolutions have 1 group, or as many as input channels':
    '的 groups 为 {0}；卷积只能有 1 组，或与输入通道数相同',
  'masks steps (mask_zero=True), which cannot be taken': '会屏蔽时间步（mask_zero=True），无法接受',
  'wraps a layer of the class {0}; only Dense can be taken at every step':
    '包裹了类 {0} 的层；逐时间步只接受 Dense',
  'is quantised or has a LoRA, which cannot be taken': '已量化或带有 LoRA，无法接受',
  'Save the model before it is quantised, and without a LoRA.':
    '请在量化之前、不带 LoRA 时保存模型。',
  'cannot put inputs of {0} together along axis {1}': '无法沿轴 {1} 拼接形状为 {0} 的输入',
  'has inputs of {0}, which cannot be taken together': '的输入形状为 {0}，无法一起运算',
  'Give them the same number of axes, with a Reshape where one has fewer.':
    '请让它们的轴数相同，较少者用 Reshape 补足。',
  'has renorm=True, which cannot be taken': '的 renorm=True，无法接受',
  'has rms_scaling=True, which cannot be taken': '的 rms_scaling=True，无法接受',
  'has invert=True, which cannot be taken': '的 invert=True，无法接受',
  'has {0} {1}, which is neither one number nor one for each of {2} channels':
    '的 {0} 为 {1}，既不是一个数，也不是 {2} 个通道各一个数',
  'has padding {0}, which cannot be taken': '的 padding 为 {0}，无法接受',
  'has merge_mode {0}; {1} can be taken': '的 merge_mode 为 {0}，可接受 {1}',
  'is no recurrent layer of the classes {0}, which can be taken': '不是可接受的循环层类（{0}）',
  'has {0}=True, which cannot be taken': '的 {0}=True，无法接受',
  'has a backward_layer that is described otherwise than its layer':
    '的 backward_layer 与其 layer 的描述不同',
  'wraps {0}, which is no layer': '包裹了 {0}，不是层',
  'cannot make {0} of an input of [{1}]': '无法将形状为 [{1}] 的输入变为 {0}',
  'has dims {0}, which are no order of its axes': '的 dims 为 {0}，不是其各轴的一个排列',
  'leaves nothing of an input of [{0}]': '使形状为 [{0}] 的输入所剩为空',
  'has interpolation {0}; only "nearest" can be taken': '的 interpolation 为 {0}，只接受 "nearest"',
  'has shared_axes {0}, which cannot be taken': '的 shared_axes 为 {0}，无法接受',
  'has both strides and dilation_rate, which cannot be taken':
    '同时有 strides 和 dilation_rate，无法接受',
  'has strides [{0}]; a depthwise convolution has the same in both directions':
    '的 strides 为 [{0}]；逐通道卷积两个方向的步长须相同',
  'has a window of {0} on an input of [{1}]': '在形状为 [{1}] 的输入上取 {0} 的窗口',
  'it has no {0} "hard_sigmoid" of 0.2 x + 0.5 in a recurrent layer':
    '它的循环层没有 0.2 x + 0.5 形式的 {0} "hard_sigmoid"',
  'it has no layer for the approximate form of GELU': '它没有 GELU 近似形式的层',
  'it has no such layer': '它没有这样的层',
  'HardSigmoid is written as a Rescaling and a ReLU up to 1: {0}.':
    'HardSigmoid 写为 Rescaling 和上限为 1 的 ReLU：{0}。',
  'HardSwish is written as x times a ReLU up to 6 of x + 3, divided by 6: {0}.':
    'HardSwish 写为 x 乘以 x + 3 的上限为 6 的 ReLU 再除以 6：{0}。',
  'it has no limits of {0} and {1}': '它没有 {0} 与 {1} 的上下限',
  'A single step is written as a cropping: {0}.': '取单个时间步写为裁剪：{0}。',
  'Padding with the lowest number is written as padding with zeros, since what is padded is never negative and only its largest values are read: {0}.':
    '以最小数填充写为以零填充，因为被填充的值从不为负，且只读取其最大值：{0}。',
  'it has no padding with other values than zeros': '它不能以零以外的值填充',
  'it has no mean over what is inside with a padding of {0}':
    '它没有填充为 {0} 时仅对内部取平均的层',
  'The layer {0} ({1}) cannot be written as {2}: {3}. Take the network as ONNX, or as a network file of the workbench.':
    '层 {0}（{1}）无法写为 {2}：{3}。请将网络取为 ONNX 或工作台自己的网络文件。',
  'has dilation_rate [{0}], which TensorFlow.js forgets in depthwise convolutions':
    '的 dilation_rate 为 [{0}]，而 TensorFlow.js 在逐通道卷积中会忽略它',
  '{0} is a graph model of TensorFlow.js, which has no layers. Save the network as a layers model (tensorflowjs_converter --output_format=tfjs_layers_model), or from Keras as a .keras file.':
    '{0} 是 TensorFlow.js 的图模型，没有层。请将网络保存为层模型（tensorflowjs_converter --output_format=tfjs_layers_model），或从 Keras 保存为 .keras 文件。',
  '{0} is no layers model of TensorFlow.js ({1}: {2}). Save it again with model.save.':
    '{0} 不是 TensorFlow.js 的层模型（{1}：{2}）。请用 model.save 重新保存。',
  '{0} is a zip file without model.json, which a layers model of TensorFlow.js has.':
    '{0} 是 zip 文件，但没有 TensorFlow.js 层模型应有的 model.json。',
  '{0} of {1} end after {2} bytes, and {3} ends at byte {4}: choose the files that belong to it, or save it again with model.save.':
    '{1} 的 {0} 在 {2} 字节后结束，而 {3} 到第 {4} 字节才结束：请选择属于它的文件，或用 model.save 重新保存。',
  'Weights that the file has in fewer than 32 bits are widened as TensorFlow.js does it.':
    '文件中不足 32 位的权重按 TensorFlow.js 的方式展宽。',
  'The weights of {0} are in {1}, which is not among the files: choose it too.':
    '{0} 的权重在 {1} 中，而所选文件中没有它：请一并选择。',
  '{0} has {1} as {2}, and weights are 32-bit floats.':
    '{0} 中的 {1} 为 {2}，而权重应为 32 位浮点数。',
  '{0} has {1} as {2} without saying which values these stand for. Convert it again, without quantisation.':
    '{0} 中的 {1} 为 {2}，却未说明其代表的数值。请不经量化重新转换。',
  'has several of {0} in {1}: {2}': '在 {1} 中有多个 {0}：{2}',
  'it has no GRU that resets after the product': '它没有在乘积之后重置的 GRU',
  'it forgets the dilation of depthwise convolutions': '它会忽略逐通道卷积的扩张率',
  'A scale for each channel is written as a BatchNormalization with a mean of 0 and a variance of 1: {0}.':
    '逐通道缩放写为均值为 0、方差为 1 的 BatchNormalization：{0}。',
};
