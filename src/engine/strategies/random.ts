import { z } from 'zod';
import { criterion } from './criterion.ts';

/** Importance of a weight: a uniform random number. What a criterion is worth shows against this. */
export const random = criterion({
  id: 'random',
  version: 1,
  label: 'Random',
  family: 'control',
  summary: 'Removes weights at random.',
  citation:
    'Control recommended by Blalock, Gonzalez Ortiz, Frankle and Guttag, "What is the State of Neural Network Pruning?", MLSys 2020',
  parameters: z.strictObject({}),
  answers: { scope: 'layer' },
  open: ['scope', 'schedule'],
  scoreWeights: ({ weights, random: stream }) =>
    weights.map((tensor) => ({ ...tensor, values: tensor.values.map(() => stream.uniform()) })),
});
