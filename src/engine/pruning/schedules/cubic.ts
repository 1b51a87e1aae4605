import { z } from 'zod';
import type { PruningSchedule, Round } from './schedule.ts';

const parameters = z.strictObject({
  every: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(100)
    .describe('Training steps from one removal to the next.'),
  until: z
    .number()
    .gt(0)
    .max(1)
    .default(0.75)
    .describe('Share of the fine-tuning after which all is removed; the rest is recovery.'),
});

/**
 * Automated gradual pruning: s_t = s (1 - (1 - t / T)^3), from 0 at the beginning of fine-tuning to s
 * after T steps. Much goes at first, while there is plenty, and ever less later.
 */
export const cubic: PruningSchedule<typeof parameters> = {
  id: 'cubic',
  version: 1,
  label: 'Gradual, cubic (AGP)',
  summary: 'Removes more and more while it fine-tunes, much at first and ever less later.',
  citation:
    'Zhu and Gupta, "To Prune, or Not to Prune: Exploring the Efficacy of Pruning for Model Compression", arXiv:1710.01878, 2017',
  parameters,
  needsTraining: true,
  rounds({ every, until }, level, steps) {
    const end = Math.round(until * steps);
    const rounds: Round[] = [];
    for (let step = every; step < end; step += every) {
      rounds.push({ step, level: level * (1 - (1 - step / end) ** 3), hold: true });
    }
    return [...rounds, { step: end, level, hold: true }];
  },
};
