import { z } from 'zod';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  batches: z.int().min(1).max(100_000).default(100),
});

/**
 * Importance of a weight: the mean over batches of |w * dL/dw|, which is to first order how much
 * the loss changes when the weight is set to zero.
 */
export const taylor = criterion({
  id: 'taylor',
  version: 1,
  words: {
    en: {
      label: 'First-order Taylor',
      summary:
        'Removes the weights whose removal changes the loss least, by weight times gradient.',
      parameters: {
        batches: {
          label: 'Batches',
          help: 'Training batches over which the importance is averaged.',
          brief: { 1: '{value} batch', other: '{value} batches' },
        },
      },
    },
    zh: {
      label: '一阶泰勒',
      summary: '按权重与梯度之积，剪去对损失影响最小的权重。',
      parameters: {
        batches: {
          label: '批数',
          help: '对多少批训练图像求平均重要性。',
          brief: { other: '{value} 批' },
        },
      },
    },
  },
  family: 'weight',
  citation:
    'Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017; ' +
    'Molchanov, Mallya, Tyree, Frosio and Kautz, "Importance Estimation for Neural Network Pruning", CVPR 2019',
  parameters,
  open: ['scope', 'schedule'],
  scoreWeights: (network, { batches }) => network.saliency(batches),
});
