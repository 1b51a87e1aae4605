/** What is said of data sets and of the examples in them. */
export const dataSentences: Readonly<Record<string, string>> = {
  'bytes and 32-bit floats': '字节与 32 位浮点数',

  // What models take.
  'The model {0} takes images, [height, width, channels], and the examples of this data set are {1}: choose the model mlp, which takes any shape, or another data set.':
    '模型 {0} 接受图像 [高, 宽, 通道]，而此数据集的样本为 {1}：请选择接受任意形状的模型 mlp，或换用其他数据集。',
  'The model {0} takes sequences, [steps, features], or images row by row, [height, width, channels], and the examples of this data set are {1}: choose the model mlp, which takes any shape, or another data set.':
    '模型 {0} 接受序列 [步数, 特征]，或逐行读取图像 [高, 宽, 通道]，而此数据集的样本为 {1}：请选择接受任意形状的模型 mlp，或换用其他数据集。',
  'Only images [height, width, channels] can be moved and mirrored, and the examples of this data set are [{0}]: leave training.augmentation out, or choose another data set.':
    '只有图像 [高, 宽, 通道] 可以平移和翻转，而此数据集的样本为 [{0}]：请去掉 training.augmentation，或换用其他数据集。',
};
