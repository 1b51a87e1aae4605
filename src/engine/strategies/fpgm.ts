import { z } from 'zod';
import { incomingWeights, keptUnits } from '../pruning/units.ts';
import { criterion } from './criterion.ts';

/**
 * Filter pruning via the geometric median: importance of a unit is how far its weights F_j are from
 * those of all other units of its layer that are left, the mean over k of ||F_j - F_k|| / sqrt(d) for
 * vectors of d weights. That ranks as the sum of the distances does, and lets layers of other widths be
 * ranked together. What is nearest to all the others can be replaced by them.
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
  scoreUnits: ({ weights, groups, earlierMasks }) =>
    groups.map((group) => ({
      layer: group.name,
      values: meanDistances(
        incomingWeights(weights, group),
        keptUnits(weights, group, earlierMasks),
      ),
    })),
});

/** Of each vector that is kept the mean of its distances from all others that are; 0 for the rest. */
function meanDistances(vectors: readonly Float32Array[], kept: Uint8Array): Float32Array {
  const sums = new Float64Array(vectors.length);
  const left = [...vectors.keys()].filter((index) => kept[index] !== 0);
  left.forEach((first, place) => {
    for (const second of left.slice(place + 1)) {
      const distance = distanceOf(vectors[first] as Float32Array, vectors[second] as Float32Array);
      sums[first] = (sums[first] as number) + distance;
      sums[second] = (sums[second] as number) + distance;
    }
  });
  return Float32Array.from(sums, (sum) => sum / Math.max(1, left.length - 1));
}

/** Euclidean, divided by the square root of how many numbers there are. */
function distanceOf(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += ((a[index] as number) - (b[index] as number)) ** 2;
  }
  return Math.sqrt(sum / a.length);
}
