import { z } from 'zod';
import { criterion } from './criterion.ts';

/** Importance of a weight: a uniform random number. What a criterion is worth shows against this. */
export const random = criterion({
  id: 'random',
  version: 1,
  words: {
    en: {
      label: 'Random',
      summary: 'Removes weights at random: what every other strategy has to beat.',
      parameters: {},
    },
    zh: { label: '随机', summary: '随机剪去权重：其他策略都应优于它。', parameters: {} },
  },
  family: 'control',
  citation:
    'Control recommended by Blalock, Gonzalez Ortiz, Frankle and Guttag, "What is the State of Neural Network Pruning?", MLSys 2020',
  parameters: z.strictObject({}),
  answers: { scope: 'layer' },
  open: ['scope', 'schedule'],
  scoreWeights: ({ weights, random: stream }) =>
    weights.map((tensor) => ({ ...tensor, values: tensor.values.map(() => stream.uniform()) })),
});
