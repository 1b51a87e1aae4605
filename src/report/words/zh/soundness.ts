import type * as english from '../en/soundness.ts';

export const soundness: typeof english.soundness = {
  verdicts: { met: '满足', partly: '部分满足', missing: '缺失', pending: '待定' },
  inState: (count, verdict) => `${verdict} ${count} 项`,
  counts: (all, counts) => `共 ${all} 项：${counts}。`,
  source:
    '各项依据 Blalock、Gonzalez Ortiz、Frankle 与 Guttag 的“What is the State of Neural Network Pruning?”（MLSys 2020）中的检查表，以单个实验所能满足者为限。',
};
