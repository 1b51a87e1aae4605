import { z } from 'zod';
import type { WeightTensor } from '../network/weights.ts';
import { criterion } from './criterion.ts';

/**
 * Layer-adaptive magnitude: the square of a weight in relation to what its layer would have left
 * without all smaller ones, s_u = w_u^2 / sum of w_v^2 over the weights v of the layer that are no
 * smaller. All layers are ranked together by it; the largest of each layer has 1 and goes last.
 */
export const lamp = criterion({
  id: 'lamp',
  version: 1,
  words: {
    en: {
      label: 'LAMP',
      summary:
        'Removes the weights that are smallest beside the larger ones of their layer, so that no layer is emptied.',
      parameters: {},
    },
    zh: {
      label: 'LAMP',
      summary: '剪去与同层更大的权重相比最小的权重，因此不会剪空任何一层。',
      parameters: {},
    },
  },
  family: 'weight',
  citation:
    'Lee, Park, Mo, Ahn and Shin, "Layer-adaptive Sparsity for the Magnitude-based Pruning", ICLR 2021',
  parameters: z.strictObject({}),
  open: ['schedule'],
  scoreWeights: ({ weights }) => weights.map(lampScores),
});

/** Of equal weights the one that comes first counts as the smaller. */
function lampScores(tensor: WeightTensor): WeightTensor {
  const squared = Float64Array.from(tensor.values, (w) => w * w);
  const descending = Uint32Array.from(squared.keys()).sort(
    (a, b) => (squared[b] as number) - (squared[a] as number) || b - a,
  );
  const values = new Float32Array(squared.length);
  let left = 0;
  for (const index of descending) {
    const square = squared[index] as number;
    left += square;
    // Where even the largest is zero nothing is worth anything.
    values[index] = left === 0 ? 0 : square / left;
  }
  return { ...tensor, values };
}
