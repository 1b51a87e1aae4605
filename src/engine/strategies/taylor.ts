import { z } from 'zod';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
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
export const taylor = criterion({
  id: 'taylor',
  version: 1,
  label: 'First-order Taylor',
  family: 'weight',
  summary:
    'Removes the weights whose removal changes the loss least, judged by weight times gradient.',
  citation:
    'Molchanov, Tyree, Karras, Aila and Kautz, "Pruning Convolutional Neural Networks for Resource Efficient Inference", ICLR 2017; ' +
    'Molchanov, Mallya, Tyree, Frosio and Kautz, "Importance Estimation for Neural Network Pruning", CVPR 2019',
  parameters,
  open: ['scope', 'schedule'],
  scoreWeights: (network, { batches }) => network.saliency(batches),
});
