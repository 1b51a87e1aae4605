import { z } from 'zod';
import type { PruningSchedule } from './schedule.ts';

const parameters = z.strictObject({
  rounds: z.int().min(2).max(1000).default(5),
});

/**
 * Rounds of removal and retraining. Each removes the same share of what is left: after round k of n
 * the sparsity is 1 - (1 - s)^(k / n). The budget of fine-tuning is divided among the rounds, so that
 * an iterative run costs what a one-shot one does.
 */
export const iterative: PruningSchedule<typeof parameters> = {
  id: 'iterative',
  version: 1,
  words: {
    en: {
      label: 'Iterative',
      summary:
        'Removes the same share of what is left in each of several rounds, and trains after each.',
      parameters: {
        rounds: {
          label: 'Rounds',
          help: 'Rounds of removal, each followed by an equal part of the fine-tuning.',
          brief: { other: '{value} rounds' },
        },
      },
    },
    zh: {
      label: '迭代',
      summary: '分若干轮，每轮剪去剩余部分的同一比例，并在每轮之后训练。',
      parameters: {
        rounds: {
          label: '轮数',
          help: '剪枝的轮数；每轮之后是微调的相等一部分。',
          brief: { other: '{value} 轮' },
        },
      },
    },
  },
  citation:
    'Han, Pool, Tran and Dally, "Learning both Weights and Connections for Efficient Neural Networks", NeurIPS 2015; Frankle and Carbin, "The Lottery Ticket Hypothesis", ICLR 2019',
  parameters,
  needsTraining: true,
  rounds({ rounds }, level, steps) {
    const all = Array.from({ length: rounds }, (_, index) => ({
      step: Math.floor((index * steps) / rounds),
      // Exactly the level, whatever the power rounds to.
      level: index === rounds - 1 ? level : 1 - (1 - level) ** ((index + 1) / rounds),
      hold: true,
    }));
    // With fewer steps than rounds, some fall together: what the last of them leaves is what counts.
    return all.filter(({ step }, index) => step !== all[index + 1]?.step);
  },
};
