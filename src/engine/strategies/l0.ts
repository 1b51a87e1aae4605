import { z } from 'zod';
import { magnitudes } from '../pruning/scores.ts';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  interval: z.int().min(1).max(1_000_000).default(100),
});

/**
 * Iterative hard thresholding: fine-tuning minimises the loss subject to ||w||_0 <= k by projected
 * gradient descent. The projection on that set keeps the k largest |w| and sets the rest to zero;
 * the steps until the next may bring any of them back. It is magnitude by the schedule `project`.
 */
export const l0 = criterion({
  id: 'l0',
  version: 1,
  words: {
    en: {
      label: 'L0 projection',
      summary: 'Keeps only the k largest weights, again and again during fine-tuning.',
      parameters: {
        interval: {
          label: 'Interval',
          help: 'Training steps from one projection to the next; 1 is the classical algorithm.',
          brief: { 1: 'every step', other: 'every {value} steps' },
        },
      },
    },
    zh: {
      label: 'L0 投影',
      summary: '微调期间反复只保留绝对值最大的 k 个权重。',
      parameters: {
        interval: {
          label: '间隔',
          help: '两次投影之间的训练步数；1 即经典算法。',
          brief: { other: '每 {value} 步' },
        },
      },
    },
  },
  family: 'sparsity',
  citation:
    'Blumensath and Davies, "Iterative hard thresholding for compressed sensing", Applied and Computational Harmonic Analysis 27(3), 2009',
  parameters,
  answers: ({ interval }) => ({ schedule: { id: 'project', every: interval } }),
  open: ['scope'],
  scoreWeights: ({ weights }) => magnitudes(weights),
});
