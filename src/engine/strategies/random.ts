import { z } from 'zod';
import type { UnitScores } from '../pruning/select-units.ts';
import type { WeightTensor } from '../network/weights.ts';
import { criterion } from './criterion.ts';
import type { NetworkView } from './strategy.ts';

/** A uniform random number for each weight. */
export function randomWeights({ weights, random: stream }: NetworkView): WeightTensor[] {
  return weights.map((tensor) => ({
    ...tensor,
    values: tensor.values.map(() => stream.uniform()),
  }));
}

/** A uniform random number for each unit: the mean over its weights would put the smallest units last. */
export function randomUnits({ groups, random: stream }: NetworkView): UnitScores[] {
  return groups.map(({ name, units }) => ({
    layer: name,
    values: Float32Array.from({ length: units }, () => stream.uniform()),
  }));
}

/**
 * Importance of a weight or of a unit: a uniform random number. What a criterion is worth shows
 * against this, where it removes the same kind of thing.
 */
export const random = criterion({
  id: 'random',
  version: 1,
  words: {
    en: {
      label: 'Random',
      summary: 'Removes weights or whole units at random: what every other strategy has to beat.',
      parameters: {},
    },
    zh: { label: '随机', summary: '随机剪去权重或整个单元：其他策略都应优于它。', parameters: {} },
  },
  family: 'control',
  citation:
    'Control recommended by Blalock, Gonzalez Ortiz, Frankle and Guttag, "What is the State of Neural Network Pruning?", MLSys 2020',
  parameters: z.strictObject({}),
  answers: { scope: 'layer' },
  open: ['scope', 'granularity', 'schedule'],
  scoreWeights: randomWeights,
  scoreUnits: randomUnits,
});
