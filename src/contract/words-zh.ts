import type { RunStatus } from './words.ts';

/** The Chinese of a run's states, which the app and the reports have in common: they must not differ. */
export const RUN_STATUSES_ZH: Readonly<Record<RunStatus, string>> = {
  queued: '等待中',
  running: '运行中',
  trained: '已训练，待测延迟',
  done: '已完成',
  failed: '失败',
  cancelled: '已取消',
};
