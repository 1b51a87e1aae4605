import { z } from 'zod';
import type { PruningSchedule, Round } from './schedule.ts';

const parameters = z.strictObject({
  every: z.int().min(1).max(1_000_000).default(100),
});

/**
 * Projected gradient descent on ||w||_0 <= k: all is removed before fine-tuning, every `every` steps
 * and at the end, and may return in between, so that the set of what is kept can change.
 */
export const project: PruningSchedule<typeof parameters> = {
  id: 'project',
  version: 1,
  words: {
    en: {
      label: 'Projection',
      summary: 'Removes everything every few steps and at the end, and lets it return in between.',
      parameters: {
        every: {
          label: 'Interval',
          help: 'Training steps from one removal to the next.',
          brief: { 1: 'every step', other: 'every {value} steps' },
        },
      },
    },
    zh: {
      label: '投影',
      summary: '每隔若干步以及最后全部剪去，其间允许恢复。',
      parameters: {
        every: {
          label: '间隔',
          help: '两次剪枝之间的训练步数。',
          brief: { other: '每 {value} 步' },
        },
      },
    },
  },
  citation:
    'Blumensath and Davies, "Iterative hard thresholding for compressed sensing", Applied and Computational Harmonic Analysis 27(3), 2009',
  parameters,
  needsTraining: false,
  rounds({ every }, level, steps) {
    const rounds: Round[] = [];
    for (let step = 0; step < steps; step += every) rounds.push({ step, level, hold: false });
    return [...rounds, { step: steps, level, hold: false }];
  },
};
