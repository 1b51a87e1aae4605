import { z } from 'zod';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  batches: z.int().min(1).max(100_000).default(1),
});

/**
 * Importance of a weight: |w * dL/dw| before any training. What is left is trained from its own
 * initial weights, for as many epochs as training and fine-tuning have together.
 */
export const snip = criterion({
  id: 'snip',
  version: 1,
  words: {
    en: {
      label: 'SNIP',
      summary:
        'Removes, before any training, the weights whose removal changes the loss least, then trains the rest.',
      parameters: {
        batches: {
          label: 'Batches',
          help: 'Training batches over which the importance is averaged; one in the paper.',
          brief: { 1: '{value} batch', other: '{value} batches' },
        },
      },
    },
    zh: {
      label: 'SNIP',
      summary: '在任何训练之前剪去对损失影响最小的权重，再训练其余的权重。',
      parameters: {
        batches: {
          label: '批数',
          help: '对多少批训练图像求平均重要性；论文中为一批。',
          brief: { other: '{value} 批' },
        },
      },
    },
  },
  family: 'weight',
  citation:
    'Lee, Ajanthan and Torr, "SNIP: Single-shot Network Pruning Based on Connection Sensitivity", ICLR 2019',
  parameters,
  answers: { start: 'initial' },
  open: ['scope'],
  scoreWeights: (network, { batches }) => network.saliency(batches),
});
