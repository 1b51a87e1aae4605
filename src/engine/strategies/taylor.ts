import { z } from 'zod';
import { selectWeights } from '../pruning/select-weights.ts';
import { SCOPE_WORDS, scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({
  scope: scopeParameter('global'),
  batches: z.int().min(1).max(100_000).default(100),
});

/**
 * Importance of a weight: the mean over batches of |w * dL/dw|, which is to first order how much
 * the loss changes when the weight is set to zero.
 */
export const taylor: MaskStrategy<typeof parameters> = {
  id: 'taylor',
  kind: 'mask',
  words: {
    en: {
      label: 'First-order Taylor',
      summary:
        'Removes the weights whose removal changes the loss least, by weight times gradient.',
      parameters: {
        scope: SCOPE_WORDS.en,
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
        scope: SCOPE_WORDS.zh,
        batches: {
          label: '批数',
          help: '对多少批训练图像求平均重要性。',
          brief: { other: '{value} 批' },
        },
      },
    },
  },
  family: 'weight',
  granularity: 'weight',
  citation:
    'Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017; ' +
    'Molchanov, Mallya, Tyree, Frosio and Kautz, "Importance Estimation for Neural Network Pruning", CVPR 2019',
  parameters,
  async mask(context, { scope, batches }) {
    const saliency = await context.saliency(batches);
    return selectWeights(saliency, context.earlierMasks, { scope, sparsity: context.level });
  },
};
