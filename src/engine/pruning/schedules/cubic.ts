import { z } from 'zod';
import type { PruningSchedule, Round } from './schedule.ts';

const parameters = z.strictObject({
  every: z.int().min(1).max(1_000_000).default(100),
  until: z.number().gt(0).max(1).default(0.75),
});

/** In a short fine-tuning the interval is shorter, or little would be gradual. */
const FEWEST_ROUNDS = 10;

/**
 * Automated gradual pruning: s_t = s (1 - (1 - t / T)^3), from 0 at the beginning of fine-tuning to s
 * after T steps. Much goes at first, while there is plenty, and ever less later.
 */
export const cubic: PruningSchedule<typeof parameters> = {
  id: 'cubic',
  version: 1,
  words: {
    en: {
      label: 'Cubic (AGP)',
      summary: 'Removes more and more while it fine-tunes: much at first, ever less later.',
      parameters: {
        every: {
          label: 'Interval',
          help: 'Training steps from one removal to the next.',
          brief: { 1: 'every step', other: 'every {value} steps' },
        },
        until: {
          label: 'Until',
          help: 'Share of the fine-tuning after which all is removed; the rest is recovery.',
          brief: { other: 'until {value} of fine-tuning' },
        },
      },
    },
    zh: {
      label: '三次渐进（AGP）',
      summary: '微调时逐步剪去：起初多，之后越来越少。',
      parameters: {
        every: {
          label: '间隔',
          help: '两次剪枝之间的训练步数。',
          brief: { other: '每 {value} 步' },
        },
        until: {
          label: '截止',
          help: '微调进行到这一比例时全部剪去；其余用于恢复。',
          brief: { other: '至微调的 {value}' },
        },
      },
    },
  },
  citation:
    'Zhu and Gupta, "To Prune, or Not to Prune: Exploring the Efficacy of Pruning for Model Compression", arXiv:1710.01878, 2017',
  parameters,
  needsTraining: true,
  rounds({ every, until }, level, steps) {
    const end = Math.round(until * steps);
    const interval = Math.max(1, Math.min(every, Math.floor(end / FEWEST_ROUNDS)));
    const rounds: Round[] = [];
    for (let step = interval; step < end; step += interval) {
      rounds.push({ step, level: level * (1 - (1 - step / end) ** 3), hold: true });
    }
    return [...rounds, { step: end, level, hold: true }];
  },
};
