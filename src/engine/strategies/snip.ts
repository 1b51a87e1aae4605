import { z } from 'zod';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  batches: z
    .int()
    .min(1)
    .max(100_000)
    .default(1)
    .describe('Batches of training examples over which the importance is averaged.'),
});

/**
 * Importance of a weight: |w * dL/dw| before any training. What is left is trained from its own
 * initial weights, for as many epochs as training and fine-tuning have together.
 */
export const snip = criterion({
  id: 'snip',
  version: 1,
  label: 'SNIP',
  family: 'weight',
  summary:
    'Removes, before any training, the weights whose removal changes the loss least, then trains what is left.',
  citation:
    'Lee, Ajanthan and Torr, "SNIP: Single-shot Network Pruning Based on Connection Sensitivity", ICLR 2019',
  parameters,
  answers: { start: 'initial' },
  open: ['scope'],
  scoreWeights: (network, { batches }) => network.saliency(batches),
});
