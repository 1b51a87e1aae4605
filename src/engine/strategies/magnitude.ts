import { z } from 'zod';
import { say } from '../../contract/sentence.ts';
import { magnitudes, squares } from '../pruning/scores.ts';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  norm: z.enum(['l1', 'l2']).default('l1'),
});

/**
 * Importance of a weight: |w|; of a unit: the mean of |w| or of w^2 over all weights that make it,
 * which ranks as the L1 or the L2 norm does and lets layers of other fan-in be ranked together.
 */
export const magnitude = criterion({
  id: 'magnitude',
  version: 1,
  words: {
    en: {
      label: 'Magnitude',
      summary: 'Removes the weights of smallest absolute value, or the units of smallest norm.',
      parameters: {
        norm: {
          label: 'Norm of units',
          help: 'How the weights of a unit are added up: absolute values (L1), or squares (L2).',
          options: { l1: 'L1', l2: 'L2' },
        },
      },
    },
    zh: {
      label: '权重幅值',
      summary: '剪去绝对值最小的权重，或范数最小的单元。',
      parameters: {
        norm: {
          label: '单元范数',
          help: '单元的各权重如何相加：绝对值（L1）或平方（L2）。',
          options: { l1: 'L1', l2: 'L2' },
        },
      },
    },
  },
  family: 'weight',
  citation:
    'Han, Pool, Tran and Dally, "Learning both Weights and Connections for Efficient Neural Networks", NeurIPS 2015; units: Li, Kadav, Durdanovic, Samet and Graf, "Pruning Filters for Efficient ConvNets", ICLR 2017',
  parameters,
  open: ['scope', 'granularity', 'schedule'],
  refuse: ({ norm, granularity }) =>
    norm === 'l2' && granularity === 'weight'
      ? {
          field: 'norm',
          sentence: say`must be l1 for single weights, which both norms rank alike; or set
            granularity to unit`,
          plain: say`must be L1 for single weights, which both norms rank alike; or choose whole units`,
        }
      : undefined,
  scoreWeights: ({ weights }, { norm }) => (norm === 'l2' ? squares(weights) : magnitudes(weights)),
});
