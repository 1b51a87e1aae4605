import type { Scope } from '../../contract/words.ts';
import { removeLowest } from './lowest.ts';
import { continuedMasks, countKept } from './masks.ts';
import { removalCount } from './removal-count.ts';
import { requireScores } from './scores.ts';
import type { Masks, WeightTensor } from '../network/weights.ts';

/** How much to remove, and over what it is ranked. */
export interface Selection {
  readonly scope: Scope;
  /** Fraction of the whole that is removed in the end, earlier removals included. */
  readonly sparsity: number;
}

/**
 * Removes the lowest-scored weights. `scores` has one score per weight, shaped as the weights are.
 *
 * Exactly `removalCount(sparsity, n)` weights are removed in the end, of all the tensors' n weights
 * (global) or of each tensor's own (layer), so that a layer may lose all its weights. What `earlier`
 * removed stays removed and counts: where it is already more than asked, nothing is added. PyTorch
 * counts an iterated pruning over the remaining weights instead: its amounts a then b are a
 * sparsity of 1 - (1 - a)(1 - b) here.
 *
 * Of equal scores the one that comes first goes first. Throws a UserError for NaN scores.
 */
export function selectWeights(
  scores: readonly WeightTensor[],
  earlier: Masks,
  { scope, sparsity }: Selection,
): Masks {
  for (const { name, values } of scores) requireScores(name, values);
  const masks = continuedMasks(scores, earlier);
  const groups = scope === 'global' ? [scores] : scores.map((tensor) => [tensor]);
  for (const group of groups) {
    const groupMasks = group.map(({ name }) => masks.get(name) as Uint8Array);
    const total = groupMasks.reduce((sum, mask) => sum + mask.length, 0);
    const removed = total - groupMasks.reduce((sum, mask) => sum + countKept(mask), 0);
    removeLowest(
      group.map(({ values }) => values),
      groupMasks,
      removalCount(sparsity, total) - removed,
    );
  }
  return masks;
}
