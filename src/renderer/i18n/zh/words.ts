import { RUN_STATUSES_ZH, STRATEGY_NAMES_ZH } from '../../../contract/words-zh.ts';
import type * as english from '../en/words.ts';

export const families: typeof english.families = {
  weight: '基于权重',
  activation: '基于激活',
  sparsity: '稀疏约束',
  compression: '基于压缩',
  control: '对照',
};

export const strategies: typeof english.strategies = {
  dense: { label: STRATEGY_NAMES_ZH.dense },
  magnitude: {
    label: STRATEGY_NAMES_ZH.magnitude,
    summary: '剪去绝对值最小的权重。',
  },
  taylor: {
    label: STRATEGY_NAMES_ZH.taylor,
    summary: '按权重与梯度之积，剪去对损失影响最小的权重。',
  },
  'activation-mean': {
    label: STRATEGY_NAMES_ZH['activation-mean'],
    summary: '剪去平均激活最低的隐藏单元。',
  },
  'activation-apoz': {
    label: STRATEGY_NAMES_ZH['activation-apoz'],
    summary: '剪去输出最常为零的隐藏单元。',
  },
  l0: {
    label: STRATEGY_NAMES_ZH.l0,
    summary: '微调期间反复只保留绝对值最大的 k 个权重。',
  },
  threshold: {
    label: STRATEGY_NAMES_ZH.threshold,
    summary: '剪去绝对值低于固定阈值的权重。',
  },
  scratch: {
    label: STRATEGY_NAMES_ZH.scratch,
    summary: '从头训练一个同等大小的更窄网络。',
  },
  random: {
    label: STRATEGY_NAMES_ZH.random,
    summary: '随机剪去权重：其他策略都应优于它。',
  },
  'random-proportional': {
    label: STRATEGY_NAMES_ZH['random-proportional'],
    summary: '随机剪去权重，但每层剪去的数量与另一策略相同。',
  },
};

export const parameters: typeof english.parameters = {
  scopes: { global: '全局', layer: '逐层' },
  like: '各层数量同{name}',
  named: {
    batches: '{value} 批',
    examples: '{value} 个样本',
    interval: '每 {value} 步',
    threshold: '阈值 {value}',
    thresholds: '阈值 {value}',
  },
  other: '{name} {value}',
  separator: '、',
  detail: '{name}（{detail}）',
};

export const statuses: typeof english.statuses = RUN_STATUSES_ZH;

export const stages: typeof english.stages = {
  load: '加载数据',
  train: '训练',
  prune: '剪枝',
  'fine-tune': '微调',
  evaluate: '评估',
  latency: '测量延迟',
};

export const states: typeof english.states = {
  running: '运行中',
  queued: '等待中',
  paused: '已暂停',
  done: '已完成',
  failed: '有失败',
  cancelled: '已取消',
};

export const metrics: typeof english.metrics = {
  achievedSparsity: '实际稀疏度',
  compressionRatio: '压缩比',
  theoreticalSpeedup: '理论加速比',
};

export const models: typeof english.models = {
  mlp: 'MLP {layers}',
};

export const datasets: typeof english.datasets = {
  mnist: 'MNIST',
};
