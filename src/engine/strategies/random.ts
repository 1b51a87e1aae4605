import { z } from 'zod';
import { selectWeights } from '../pruning/select-weights.ts';
import { SCOPE_WORDS, scopeParameter } from './scope-parameter.ts';
import type { MaskStrategy } from './strategy.ts';

const parameters = z.strictObject({ scope: scopeParameter('layer') });

/** Importance of a weight: a uniform random number. What a criterion is worth shows against this. */
export const random: MaskStrategy<typeof parameters> = {
  id: 'random',
  kind: 'mask',
  words: {
    en: {
      label: 'Random',
      summary: 'Removes weights at random: what every other strategy has to beat.',
      parameters: { scope: SCOPE_WORDS.en },
    },
    zh: {
      label: '随机',
      summary: '随机剪去权重：其他策略都应优于它。',
      parameters: { scope: SCOPE_WORDS.zh },
    },
  },
  family: 'control',
  granularity: 'weight',
  citation:
    'Control recommended by Blalock, Gonzalez Ortiz, Frankle and Guttag, "What is the State of Neural Network Pruning?", MLSys 2020',
  parameters,
  mask({ weights, earlierMasks, level, random: stream }, { scope }) {
    const scores = weights.map((tensor) => ({
      ...tensor,
      values: tensor.values.map(() => stream.uniform()),
    }));
    return selectWeights(scores, earlierMasks, { scope, sparsity: level });
  },
};
