import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { removeLowest } from './lowest.ts';
import { continuedMasks, countKept } from './masks.ts';
import { removalCount } from './removal-count.ts';
import { requireScores } from './scores.ts';
import type { Selection } from './select-weights.ts';
import { incomingWeights, keptUnits, removeUnits } from './units.ts';
import type {
  LeftAlone,
  Masks,
  PrunableModel,
  UnitGroup,
  WeightTensor,
} from '../network/weights.ts';

/** One importance score per unit of a group. */
export interface UnitScores {
  /** The group's name. */
  readonly layer: string;
  readonly values: Float32Array;
}

/** Scores of weights as scores of units: of each unit the mean over all weights that make it. */
export function poolUnits(
  { groups }: Pick<PrunableModel, 'groups'>,
  scores: readonly WeightTensor[],
): UnitScores[] {
  return groups.map((group) => ({
    layer: group.name,
    values: Float32Array.from(incomingWeights(scores, group), mean),
  }));
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

interface RankedGroup {
  readonly group: UnitGroup;
  readonly scores: Float32Array;
  /** 0 for units that are removed, changed in place. */
  readonly kept: Uint8Array;
}

/**
 * Removes the lowest-scored hidden units whole: their incoming and their outgoing weights.
 *
 * `removalCount(sparsity, n)` units are removed in the end, of the units of each group (scope "layer")
 * or of all groups together (global), earlier removals included. Every group keeps at least its best
 * unit, for a layer without units would cut the network in two: so fewer are removed where the
 * sparsity asks for all of a group. Of equal scores the one that comes first goes first.
 *
 * @throws UserError for NaN scores, and for a network that has no units to remove.
 */
export function selectUnits(
  { weights, groups, leftAlone, earlierMasks }: PrunableModel,
  scores: readonly UnitScores[],
  { scope, sparsity }: Selection,
): Masks {
  requireGroups(groups, leftAlone);
  const ranked = groups.map((group): RankedGroup => ({
    group,
    scores: scoresOf(group, scores),
    kept: keptUnits(weights, group, earlierMasks),
  }));
  const rankings = scope === 'global' ? [ranked] : ranked.map((group) => [group]);
  for (const ranking of rankings) removeWorst(ranking, sparsity);

  const masks = continuedMasks(weights, earlierMasks);
  for (const { group, kept } of ranked) removeUnits(weights, group, kept, masks);
  return masks;
}

function removeWorst(ranking: readonly RankedGroup[], sparsity: number): void {
  const total = ranking.reduce((sum, { group }) => sum + group.units, 0);
  const removed = total - ranking.reduce((sum, { kept }) => sum + countKept(kept), 0);
  const best = ranking.map(bestUnit);
  ranking.forEach(({ kept }, which) => setUnit(kept, best[which], 0));
  removeLowest(
    ranking.map((group) => group.scores),
    ranking.map((group) => group.kept),
    removalCount(sparsity, total) - removed,
  );
  ranking.forEach(({ kept }, which) => setUnit(kept, best[which], 1));
}

/** The unit that would be removed last, or undefined where none is left. */
function bestUnit({ scores, kept }: RankedGroup): number | undefined {
  let best: number | undefined;
  scores.forEach((score, unit) => {
    if (kept[unit] !== 0 && (best === undefined || score >= (scores[best] as number))) best = unit;
  });
  return best;
}

function setUnit(kept: Uint8Array, unit: number | undefined, value: 0 | 1): void {
  if (unit !== undefined) kept[unit] = value;
}

function scoresOf({ name, units }: UnitGroup, scores: readonly UnitScores[]): Float32Array {
  const values = scores.find(({ layer }) => layer === name)?.values;
  if (values?.length !== units) {
    throw new Error(`${name} has ${units} units, but ${values?.length ?? 'no'} scores.`);
  }
  requireScores(name, values);
  return values;
}

/** How many layers an error names. */
const NAMED_LAYERS = 3;

function requireGroups(groups: readonly UnitGroup[], leftAlone: readonly LeftAlone[]): void {
  if (groups.length > 0) return;
  const named = leftAlone
    .slice(0, NAMED_LAYERS)
    .map(({ layer, reason }) => say`${layer} (${reason})`);
  const more = leftAlone.length - named.length;
  throw new UserError(
    say`None of this network's units can be removed: ${more > 0 ? [...named, say`and ${more} more`] : named}.
      Choose a strategy that removes single weights.`,
  );
}
