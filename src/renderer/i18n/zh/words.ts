import { RUN_STATUSES_ZH } from '../../../contract/words-zh.ts';
import type * as english from '../en/words.ts';

export const families: typeof english.families = {
  weight: '基于权重',
  activation: '基于激活',
  sparsity: '稀疏约束',
  compression: '基于压缩',
  control: '对照',
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
  interrupted: '已中断',
  queued: '等待中',
  paused: '已暂停',
  done: '已完成',
  failed: '有失败',
  cancelled: '已取消',
};

export const metrics: typeof english.metrics = {
  achievedSparsity: '实际稀疏度',
  compressionRatio: '压缩比',
};
