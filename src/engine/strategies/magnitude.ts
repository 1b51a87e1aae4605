import { z } from 'zod';
import { magnitudes } from '../pruning/scores.ts';
import { selectWeights } from '../pruning/select-weights.ts';
import { SCOPE_WORDS, scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({ scope: scopeParameter('global') });

/** Importance of a weight: |w|. */
export const magnitude: MaskStrategy<typeof parameters> = {
  id: 'magnitude',
  kind: 'mask',
  words: {
    en: {
      label: 'Magnitude',
      summary: 'Removes the weights of smallest absolute value.',
      parameters: { scope: SCOPE_WORDS.en },
    },
    zh: {
      label: '权重幅值',
      summary: '剪去绝对值最小的权重。',
      parameters: { scope: SCOPE_WORDS.zh },
    },
  },
  family: 'weight',
  granularity: 'weight',
  citation:
    'Han, Pool, Tran and Dally, "Learning both Weights and Connections for Efficient Neural Networks", NeurIPS 2015',
  parameters,
  mask({ weights, earlierMasks, level }, { scope }) {
    return selectWeights(magnitudes(weights), earlierMasks, { scope, sparsity: level });
  },
};
