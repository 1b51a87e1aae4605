import { z } from 'zod';
import { magnitudes } from '../pruning/scores.ts';
import { selectWeights } from '../pruning/select-weights.ts';
import { scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({ scope: scopeParameter('global') });

/** Importance of a weight: |w|. */
export const magnitude: MaskStrategy<typeof parameters> = {
  id: 'magnitude',
  version: 1,
  kind: 'mask',
  label: 'Magnitude',
  family: 'weight',
  granularity: 'weight',
  summary: 'Removes the weights with the smallest absolute values.',
  citation:
    'Han, Pool, Tran and Dally, "Learning both Weights and Connections for Efficient Neural Networks", NeurIPS 2015',
  parameters,
  mask({ weights, earlierMasks, level }, { scope }) {
    return selectWeights(magnitudes(weights), earlierMasks, { scope, sparsity: level });
  },
};
