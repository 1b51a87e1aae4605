import type * as english from '../en/soundness.ts';

export const soundness: typeof english.soundness = {
  verdicts: { met: '满足', partly: '部分满足', missing: '缺失', pending: '待定' },
  checks: {
    'both-measures': {
      title: '同时给出压缩比与理论加速比',
      why: '节省参数的策略未必节省乘加次数；每个点两者俱全。',
    },
    'operating-points': {
      title: '至少五个工作点',
      why: '各策略的优劣次序随剪枝程度而变，只有几个点看不出在何处改变。',
    },
    'raw-accuracy': {
      title: '每个点与稠密基线的原始准确率',
      why: '只给出差值会掩盖稠密基线本身的好坏。',
    },
    seeds: {
      title: '多个随机种子及其离散程度',
      why: '没有离散程度，差异可能只是偶然。',
    },
    controls: {
      title: '随机、幅值与从头训练的对照',
      why: '随机剪枝、幅值剪枝与从头训练的小网络可以说明一种准则的价值。',
    },
    'same-terms': {
      title: '数据、代码、预算与初始权重一致',
      why: '同一种子的所有策略从相同的已训练权重出发，微调、数据顺序与划分均相同。',
    },
    achieved: {
      title: '按实际达到的压缩进行比较',
      why: '剪去整个单元或按阈值剪枝时，目标稀疏度与实际稀疏度并不相同。',
    },
    'fine-tuned': {
      title: '微调之后的准确率',
      why: '只看一次性剪枝后的准确率，难以知道网络能恢复多少。',
    },
    pairs: {
      title: '多组数据集与模型',
      why: '在一个数据集上对一个网络成立的结论，换一组未必成立。',
    },
    environment: {
      title: '记录了环境',
      why: '机器、各软件版本与工作台的提交号，使实验可以重复。',
    },
    complete: {
      title: '没有失败或遗漏',
      why: '失败的往往不是表现好的。',
    },
  },
  facts: {
    'both-measures': [],
    'operating-points': [
      '各策略中最少的有 {found} 个剪枝程度（需要 {wanted} 个）。',
      '不足的策略：{short}。',
    ],
    'raw-accuracy': [
      '{planned} 个点中有准确率的 {points} 个；{seeds} 个稠密基线中已有 {baselines} 个。',
    ],
    seeds: ['每个点的种子数：{found}（需要 {wanted} 个；{recommended} 个较为可靠）。'],
    controls: ['已有：{found}。', '缺少：{lacking}。'],
    'same-terms': [
      '所有策略共用的稠密基线：{baselines} 个。',
      '各运行之间不同的条件：{differing}。',
      '从其他基线出发的运行：{foreign} 个。?',
      '没有环境记录的运行：{unrecorded} 个。?',
    ],
    achieved: [
      '至少有两种策略同时达到的压缩比：{compressionRatio}。',
      '同时达到的理论加速比：{theoreticalSpeedup}。',
    ],
    'fine-tuned': ['微调轮数：{epochs}。'],
    pairs: ['运行过这些策略的组合：{found} 组（需要 {wanted} 组）：{pairs}。'],
    environment: [
      '{finished} 个已完成的运行中，{recorded} 个有环境记录。',
      '提交号：{commits}。',
      '含未提交改动的版本：{changed}。',
      '设备：{devices}。',
      'TensorFlow：{tensorflow}。',
    ],
    complete: ['计划 {planned} 个，完成 {finished} 个，失败 {failed} 个，取消 {cancelled} 个。'],
  },
  fields: {
    workbench: '工作台',
    commit: '提交号',
    device: '设备类型',
    deviceName: '设备名称',
    tensorflow: 'TensorFlow',
    tfjs: 'TensorFlow.js',
    oneDnn: 'TensorFlow 是否使用 oneDNN',
    vectorInstructions: '处理器的向量指令',
  },
  inState: (count, verdict) => `${verdict} ${count} 项`,
  counts: (all, counts) => `共 ${all} 项：${counts}。`,
  source:
    '各项依据 Blalock、Gonzalez Ortiz、Frankle 与 Guttag 的“What is the State of Neural Network Pruning?”（MLSys 2020）中的检查表，以单个实验所能满足者为限。',
};
