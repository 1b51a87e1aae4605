import type { RunStatus } from './words.ts';

/** The Chinese of words that the app and the reports have in common: they must not differ. */
export const STRATEGY_NAMES_ZH = {
  dense: '稠密基线',
  magnitude: '权重幅值',
  taylor: '一阶泰勒',
  'activation-mean': '平均激活',
  'activation-apoz': '零激活比例（APoZ）',
  l0: 'L0 投影',
  threshold: '固定阈值',
  scratch: '从头训练的小网络',
  random: '随机',
  'random-proportional': '随机（各层数量相同）',
} as const;

export const RUN_STATUSES_ZH: Readonly<Record<RunStatus, string>> = {
  queued: '等待中',
  running: '运行中',
  trained: '已训练，待测延迟',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
};
