import { z } from 'zod';
import { magnitudes } from '../pruning/scores.ts';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  interval: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(100)
    .describe('Training steps from one projection to the next; 1 is the classical algorithm.'),
});

/**
 * Iterative hard thresholding: fine-tuning minimises the loss subject to ||w||_0 <= k by projected
 * gradient descent. The projection on that set keeps the k largest |w| and sets the rest to zero;
 * the steps until the next may bring any of them back. It is magnitude by the schedule `project`.
 */
export const l0 = criterion({
  id: 'l0',
  version: 1,
  label: 'L0 projection',
  family: 'sparsity',
  summary:
    'Keeps at most k weights during fine-tuning: every few steps all but the k largest are set to zero.',
  citation:
    'Blumensath and Davies, "Iterative hard thresholding for compressed sensing", Applied and Computational Harmonic Analysis 27(3), 2009',
  parameters,
  answers: ({ interval }) => ({ schedule: { id: 'project', every: interval } }),
  open: ['scope'],
  scoreWeights: ({ weights }) => magnitudes(weights),
});
