import { z } from 'zod';
import { incomingWeights } from '../pruning/units.ts';
import { criterion } from './criterion.ts';

/**
 * Filter pruning via the geometric median: importance of a unit is the sum of the distances of its
 * weights F_j from those of all units of its layer, s_j = sum over k of ||F_j - F_k||. What is
 * nearest to all the others can be replaced by them.
 */
export const fpgm = criterion({
  id: 'fpgm',
  version: 1,
  words: {
    en: {
      label: 'Geometric median (FPGM)',
      summary:
        'Removes the units whose weights are nearest to those of all the others of their layer.',
      parameters: {},
    },
    zh: {
      label: '几何中位数（FPGM）',
      summary: '剪去与同层其他单元的权重最接近的单元。',
      parameters: {},
    },
  },
  family: 'weight',
  citation:
    'He, Liu, Wang, Hu and Yang, "Filter Pruning via Geometric Median for Deep Convolutional Neural Networks Acceleration", CVPR 2019',
  parameters: z.strictObject({}),
  answers: { granularity: 'unit', scope: 'layer' },
  open: ['scope', 'schedule'],
  scoreUnits: ({ weights, groups }) =>
    groups.map((group) => ({
      layer: group.name,
      values: summedDistances(incomingWeights(weights, group)),
    })),
});

/** Of each vector the sum of its Euclidean distances from all of them. */
function summedDistances(vectors: readonly Float32Array[]): Float32Array {
  const sums = new Float64Array(vectors.length);
  vectors.forEach((one, first) => {
    for (let second = first + 1; second < vectors.length; second++) {
      const distance = distanceOf(one, vectors[second] as Float32Array);
      sums[first] = (sums[first] as number) + distance;
      sums[second] = (sums[second] as number) + distance;
    }
  });
  return Float32Array.from(sums);
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += ((a[index] as number) - (b[index] as number)) ** 2;
  }
  return Math.sqrt(sum);
}
