import type * as english from '../en/help.ts';

export const help: typeof english.help = {
  title: '帮助',
  pages: '帮助页面',
  guide: '使用指南',
  terms: '术语',
  checks: '检查表及其理由',
  shortcuts: '键盘快捷键',
  strategies: '策略',
  training: '训练',
  statistics: '统计方法',
  models: '模型',
  datasets: '数据集',
  onThisPage: '本页内容',
  englishOnly: '此页只有英文。',
  failed: '无法加载此页：{message}',
  checksIntro: '审稿人会对一个对比提出的要求，以及为什么重要。',
  explain: '“{term}”是什么意思？',
};

export const keys: typeof english.keys = {
  anywhere: '任何页面',
  inExperiment: '实验页面',
  inForm: '新建实验',
  list: '显示本列表',
  goTo: '按名称前往实验或页面',
  search: '搜索历史记录',
  new: '新建实验',
  history: '历史记录',
  tab: '依次为各部分',
  start: '开始',
  close: '关闭打开的内容',
  single: '单键快捷键',
  singleHint: '若与语音输入或其他辅助工具冲突，请关闭。',
  more: '帮助',
  where: '前往…',
  found: '页面与实验',
  nothing: '没有这样的名称。',
  partOf: '{name}：{part}',
};

export const terms: typeof english.terms = {
  baseline: {
    name: '稠密基线',
    text: '什么也没有去掉的训练好的网络。同一种子的所有策略都从同一个基线出发，在训练之前就剪枝或构建的策略除外。',
  },
  reference: {
    name: '参照',
    text: '与剪枝网络微调同样久、但什么也没有去掉的稠密基线。剪枝网络也得到了这些训练，因此差值、限度和检验都以它为准，而不是以刚训练好的基线为准。',
  },
  control: {
    name: '对照',
    text: '用来说明一种准则价值几何的策略：同类的随机剪枝、幅值剪枝、从头训练的小网络，以及在每层去掉与该策略同样多的随机剪枝。',
  },
  criterion: {
    name: '准则',
    text: '策略如何衡量重要性，例如权重的大小，或去掉它会使损失增加多少。得分最低的最先去掉。',
  },
  granularity: {
    name: '权重与单元',
    text: '单个权重可以在任何位置去掉，矩阵形状不变，只是多了零。单元是整个神经元或通道及其全部权重：去掉单元，层就变小。',
  },
  sparsity: {
    name: '稀疏度',
    text: '可剪枝部分中去掉的比例，从 0 到 1：可剪枝的是权重，剪去单元时则是单元。“目标”是文档所写的，“实际”是得到的。',
  },
  compression: {
    name: '压缩比',
    text: '稠密基线的参数数除以剩余的非零参数数。10× 表示剩下十分之一。',
  },
  speedup: {
    name: '理论加速比、乘加次数',
    text: '稠密基线处理一个样本的乘加次数除以剪枝网络的乘加次数。它计的是运算量，不是时间：零算作省下，尽管多数程序仍会乘它。',
  },
  masked: {
    name: '被掩码',
    text: '去掉的权重保持为零，但仍参与乘法。gzip 后文件更小，实测延迟几乎不变。',
  },
  oneShot: { name: '一次性剪枝后准确率', text: '剪枝之后、任何微调之前的准确率。' },
  fineTuning: {
    name: '微调',
    text: '剪枝之后继续训练，去掉的部分保持为零或已不存在。',
  },
  schedule: {
    name: '剪枝计划',
    text: '何时去掉：一次完成、分几轮并在其间训练，或在训练中逐渐进行。',
  },
  seed: {
    name: '种子',
    text: '一个运行的全部随机性都来自这个数：初始权重、样本顺序、dropout。换种子重复，可以看出结果有多依赖它。',
  },
  fold: { name: '折', text: '交叉验证中，训练样本分成若干份，每一份轮流作为测试集。' },
  validation: {
    name: '验证集',
    text: '留出的、从不用于训练的训练样本。按它选择最好的，测试集只用来报告：按测试集从众多结果中选出的最好者，看上去会比实际更好。',
  },
  interval: {
    name: '± 与色带',
    text: '各种子均值的 95% 置信区间的半宽，按 t 分布计算。只有两个种子时很宽，这正是两个种子的真实情况。',
  },
  verdicts: {
    name: '差值前的 ≈、? 与 *',
    text: '≈ 实际相等：已显示相差在半个百分点之内。? 未定：既未显示有差异，也未显示相等。* 单独来看明显，但按该策略的各剪枝程度校正后不成立。没有标记则有差异。',
  },
  correction: {
    name: '校正后 p（Holm）',
    text: '仅凭偶然出现这么大差异的概率，并按该策略受检验的剪枝程度数目调高。以 5% 做二十次检验，会有一次仅凭偶然为阳性；Holm 法使出现任何误报的概率保持在 5%。',
  },
  pareto: { name: '帕累托前沿', text: '在准确率和成本上都没有被其他点同时超过的点。' },
  size: {
    name: 'gzip 后大小',
    text: '所存权重经 gzip 压缩后的字节数：零和重复的值占用很少。',
  },
  latency: {
    name: '延迟 p50',
    text: '本机上一次前向计算时间的中位数，与稠密网络交替分批测量。计算图相同的网络共用一个。“?”表示本机不够安静，不足为凭。',
  },
  chance: {
    name: '相当于猜测',
    text: '准确率不高于一直猜最常见类别凭运气所能达到的水平。这样的网络说明不了其策略。',
  },
};
