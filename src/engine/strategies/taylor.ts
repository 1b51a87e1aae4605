import { z } from 'zod';
import { selectWeights } from '../pruning/select-weights.ts';
import { scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({
  scope: scopeParameter('global'),
  batches: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe('Batches of training examples over which the importance is averaged.'),
});

/**
 * Importance of a weight: the mean over batches of |w * dL/dw|, which is to first order how much
 * the loss changes when the weight is set to zero.
 */
export const taylor: MaskStrategy<typeof parameters> = {
  id: 'taylor',
  version: 1,
  kind: 'mask',
  label: 'First-order Taylor',
  family: 'weight',
  granularity: 'weight',
  summary:
    'Removes the weights whose removal changes the loss least, judged by weight times gradient.',
  citation:
    'Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017; ' +
    'Molchanov, Mallya, Tyree, Frosio and Kautz, "Importance Estimation for Neural Network Pruning", CVPR 2019',
  parameters,
  async mask(context, { scope, batches }) {
    const saliency = await context.saliency(batches);
    return selectWeights(saliency, context.earlierMasks, { scope, sparsity: context.level });
  },
};
