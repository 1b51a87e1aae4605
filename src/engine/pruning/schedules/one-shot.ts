import { z } from 'zod';
import type { PruningSchedule } from './schedule.ts';

const parameters = z.strictObject({});

/** Everything at once, before fine-tuning. */
export const oneShot: PruningSchedule<typeof parameters> = {
  id: 'one-shot',
  version: 1,
  words: {
    en: {
      label: 'At once',
      summary: 'Removes everything at once, then fine-tunes.',
      parameters: {},
    },
    zh: { label: '一次性', summary: '一次性全部剪去，然后微调。', parameters: {} },
  },
  citation:
    'Li, Kadav, Durdanovic, Samet and Graf, "Pruning Filters for Efficient ConvNets", ICLR 2017',
  parameters,
  needsTraining: false,
  rounds: (_, level) => [{ step: 0, level, hold: true }],
};
