import { z } from 'zod';
import { distinct } from '../../contract/experiment.ts';
import { say } from '../../contract/sentence.ts';
import { continuedMasks } from '../pruning/masks.ts';
import { requireScores } from '../pruning/scores.ts';
import { criterion } from './criterion.ts';

const parameters = z.strictObject({
  thresholds: distinct(z.number().min(0), say`threshold`)
    .min(1)
    .default([0.01])
    .describe('Weights with an absolute value strictly below the threshold are removed.'),
});

/**
 * Removes every weight with |w| < threshold; a weight of exactly the threshold stays. The sparsity
 * is what comes of it. The article's own code compares w instead of |w| and so removes every
 * negative weight as well, however large: a bug that is not followed here.
 */
export const threshold = criterion({
  id: 'threshold',
  version: 1,
  label: 'Fixed threshold',
  family: 'sparsity',
  summary: 'Removes every weight whose absolute value is below a fixed threshold.',
  citation: 'The article "Comparing pruning strategies: which method suits your model?"',
  parameters,
  levels: { parameter: 'thresholds', name: 'threshold' },
  select({ weights, earlierMasks }, level) {
    // Weights are 32-bit: 0.01 must be the 32-bit 0.01 too, or a weight of just that would go.
    const limit = Math.fround(level);
    const masks = continuedMasks(weights, earlierMasks);
    for (const { name, values } of weights) {
      requireScores(name, values);
      const mask = masks.get(name) as Uint8Array;
      values.forEach((w, index) => {
        if (Math.abs(w) < limit) mask[index] = 0;
      });
    }
    return masks;
  },
});
