/** What is said of imported networks as models of a document, as `sentences-zh.ts` has the rest. */
export const importedNetworks: Readonly<Record<string, string>> = {
  // What they take.
  'The network "{0}" takes examples of {1} and gives {2} classes; those of this data set are {3} and have {4} classes. {5}':
    '网络“{0}”接受形状为 {1} 的样本并给出 {2} 个类别；此数据集的样本形状为 {3}，有 {4} 个类别。{5}',
  'Choose a data set with as many classes, or import a network that was made for these.':
    '请选择类别数相同的数据集，或导入为这些类别而建的网络。',
  'Choose a data set whose examples it takes, or import the data set anew in that size.':
    '请选择样本形状相符的数据集，或按该尺寸重新导入数据集。',
  'In which order it takes the values of an example cannot be told: import a network that takes {0} and flattens it itself.':
    '无法得知它按什么顺序接受样本的各个值：请导入接受 {0} 并自行展平的网络。',
  // Their files.
  '"{0}"': '“{0}”',
  '"{0}" ({1}…)': '“{0}”（{1}…）',
  'The network {0} is not in this data folder: import its files under Models or with "import-model", or choose another.':
    '网络{0}不在此数据文件夹中：请在“模型”页或用“import-model”导入其文件，或另选一个。',
  'The file {0} of an imported network is damaged: {1}. {2}': '导入网络的文件 {0} 已损坏：{1}。{2}',
  'its SHA-256 is {0}, which its name is not': '其 SHA-256 为 {0}，与文件名不符',
  'it does not say what it takes and gives': '其中没有说明输入与输出',
  'import the network again from the files that it came in': '请用原来的文件重新导入该网络',
  'Import the network again from the files that it came in.': '请用原来的文件重新导入该网络。',
  // What of them can be pruned.
  'The network "{0}" has no units that could be removed, so that there is no narrower one of its kind: leave out what trains a smaller network.':
    '网络“{0}”没有可移除的单元，因此没有同类的更窄网络：请去掉训练小网络的策略。',
  'The network "{0}" has no weights that can be pruned: import one with fully connected, convolutional or recurrent layers.':
    '网络“{0}”没有可剪枝的权重：请导入带全连接、卷积或循环层的网络。',
  'The network "{0}" has {1} weights that can be pruned, more than the {2} that fit: import a smaller one.':
    '网络“{0}”有 {1} 个可剪枝权重，超过可容纳的 {2} 个：请导入较小的网络。',
  // Taken as they are.
  'must be at least 1, since only an imported network can be taken as it was trained elsewhere ("model": { "id": "imported", "start": "trained" }); got 0':
    '必须至少为 1，因为只有导入的网络才能按别处训练的结果直接使用（"model": { "id": "imported", "start": "trained" }）；实际为 0',
  'at least 1 is needed: only an imported network that starts from its own weights can be taken as it is':
    '至少需要 1：只有从自带权重开始的导入网络才能直接使用',
  'must be a number where training.epochs is 0, since nothing is trained that could have a last rate; got "{0}"':
    '在 training.epochs 为 0 时必须是数字，因为没有训练，也就没有最后的学习率；实际为“{0}”',
  'nothing is trained that could have a last rate: give a number':
    '没有训练，也就没有最后的学习率：请给出数字',
  'trains from drawn weights for the epochs of training and fine-tuning, which are 0: give fineTuning.epochs or training.epochs some, or leave {0} out':
    '从随机权重开始训练，轮数为训练与微调之和，而两者均为 0：请为 fineTuning.epochs 或 training.epochs 设定轮数，或去掉{0}',
  // What follows from a training that nobody here knows.
  'Training of the dense network known': '已知稠密网络如何训练',
  'A network that was trained for longer, or on the examples that it is tested on, looks better than it is, and so does all that is made of it.':
    '训练更久、或用测试样本训练过的网络看起来比实际更好，由它得到的一切也是如此。',
  'The dense network came trained: for how long, at which rates and on which examples is not known here.':
    '稠密网络导入时已训练好：训练了多久、用什么学习率、用哪些样本，这里均不得而知。',
  'Folds are parts of the training examples: if it was trained on these, accuracies are better than they would be on new examples.':
    '各折是训练样本的一部分：若它用这些样本训练过，则准确率高于在新样本上应有的水平。',
  'It is given pixels divided by 255, and other values less their mean and over their deviation in the training examples: if it was trained on others, these figures are not its own.':
    '输入它的是除以 255 的像素，其他值则按训练样本减均值、除以标准差：若它用不同取值训练过，则这些数值并不是它本来的数值。',
  'It is given values less their mean and over their deviation in the training examples: if it was trained on others, these figures are not its own.':
    '输入它的值按训练样本减均值、除以标准差：若它用不同取值训练过，则这些数值并不是它本来的数值。',
  'It is given values as the data set has them: if it was trained on others, these figures are not its own.':
    '输入它的是数据集中的原值：若它用不同取值训练过，则这些数值并不是它本来的数值。',
  'If test examples were among them, accuracies are better than they would be on new examples.':
    '若其中有测试样本，则准确率高于在新样本上应有的水平。',
  'If it was trained on what is set aside for validation, the choice is made on examples that it has seen.':
    '若它用划出作验证的样本训练过，则选择所依据的是它见过的样本。',
  'Trained from drawn weights, for {0} epochs in all: {1}. They lack the training that it came with, and are not on equal terms with the rest.':
    '从随机权重开始训练、共 {0} 轮的有：{1}。它们没有该网络自带的训练，与其余策略条件不同。',
  'All seeds start from its weights and vary how it is trained further: intervals and tests say nothing of other trainings of its architecture.':
    '所有种子都从它的权重开始，只改变后续训练：区间与检验不能说明同一架构的其他训练。',
  'All seeds share this one dense network and vary the order of fine-tuning and what is drawn by chance: intervals and tests say nothing of other trainings of its architecture.':
    '所有种子共用这一个稠密网络，只改变微调顺序和随机抽取的内容：区间与检验不能说明同一架构的其他训练。',
  'All seeds share this one dense network, and nothing is trained: they vary only what is drawn by chance. Where nothing is, they give one network again and again, which has no interval and no test.':
    '所有种子共用这一个稠密网络，且不作任何训练：只有随机抽取的内容不同。若无随机抽取，则反复得到同一个网络，既无区间也无检验。',
  'Without the training that the dense network came with: {0}.': '没有稠密网络自带训练的有：{0}。',
  'All of them start from the weights that the network came with: they say nothing of other trainings of it.':
    '它们都从网络自带的权重开始：不能说明它的其他训练。',
  'Learning rate of fine-tuning: {0}; that of training is not known here.':
    '微调的学习率：{0}；训练的学习率这里不得而知。',
  'All seeds give the same two networks, this one and {0}: they share the dense network, and nothing is drawn by chance. What lies between these two says nothing of others.':
    '所有种子得到同样的两个网络，即此网络与{0}：它们共用稠密网络，且无随机抽取。两者之差不能说明其他网络。',
  'No recommendation: the imported network is no more accurate on these examples than always naming the commonest class could be by luck, so that nothing follows from what pruning does to it. Most likely it was trained on others: on other values of pixels or columns (the normalisation), or on classes in another order.':
    '不作推荐：导入的网络在这些样本上的准确率不高于总报最常见类别时凭运气所能达到的水平，因此剪枝对它的影响说明不了什么。它很可能是用不同的样本训练的：像素或各列取值不同（归一化），或类别顺序不同。',
  'As it came, the imported network is no more accurate on these examples than always naming the commonest class could be by luck: all that is compared here was learnt in fine-tuning. Most likely it was trained on other values of pixels or columns (the normalisation), or on classes in another order.':
    '导入的网络原样在这些样本上的准确率不高于总报最常见类别时凭运气所能达到的水平：此处比较的一切都是微调学到的。它训练时像素或各列的取值很可能不同（归一化），或类别顺序不同。',
  'All seeds give the same network.': '所有种子得到同一个网络。',
};
