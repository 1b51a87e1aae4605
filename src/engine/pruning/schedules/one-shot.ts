import { z } from 'zod';
import type { PruningSchedule } from './schedule.ts';

const parameters = z.strictObject({});

/** Everything at once, before fine-tuning. */
export const oneShot: PruningSchedule<typeof parameters> = {
  id: 'one-shot',
  version: 1,
  label: 'One-shot',
  summary: 'Removes everything at once, then fine-tunes.',
  citation:
    'Li, Kadav, Durdanovic, Samet and Graf, "Pruning Filters for Efficient ConvNets", ICLR 2017',
  parameters,
  needsTraining: false,
  rounds: (_, level) => [{ step: 0, level, hold: true }],
};
