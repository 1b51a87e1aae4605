import { removeLowest } from './lowest.ts';
import { continuedMasks, countKept } from './masks.ts';
import { removalCount } from './removal-count.ts';
import { requireScores } from './scores.ts';
import type { Selection } from './select-weights.ts';
import { incomingWeights, keptUnits, removeUnits } from './units.ts';
import type { Masks, PrunableModel, UnitLayer, WeightTensor } from '../network/weights.ts';

/** One importance score per unit of a hidden layer. */
export interface UnitScores {
  readonly layer: string;
  readonly values: Float32Array;
}

/** Scores of weights as scores of units: of each unit the mean over all weights that make it. */
export function poolUnits(
  { unitLayers }: Pick<PrunableModel, 'unitLayers'>,
  scores: readonly WeightTensor[],
): UnitScores[] {
  return unitLayers.map((layer) => ({
    layer: layer.layer,
    values: Float32Array.from(incomingWeights(scores, layer), mean),
  }));
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

interface RankedLayer {
  readonly layer: UnitLayer;
  readonly scores: Float32Array;
  /** 0 for units that are removed, changed in place. */
  readonly kept: Uint8Array;
}

/**
 * Removes the lowest-scored hidden units whole: their incoming and their outgoing weights.
 *
 * `removalCount(sparsity, n)` units are removed in the end, of the units of each layer (layer) or of
 * all layers together (global), earlier removals included. Every layer keeps at least its best
 * unit, for a layer without units would cut the network in two: so fewer are removed where the
 * sparsity asks for all of a layer. Of equal scores the one that comes first goes first. Throws a
 * UserError for NaN scores.
 */
export function selectUnits(
  { weights, unitLayers, earlierMasks }: PrunableModel,
  scores: readonly UnitScores[],
  { scope, sparsity }: Selection,
): Masks {
  const ranked = unitLayers.map((layer): RankedLayer => ({
    layer,
    scores: scoresOf(layer, scores),
    kept: keptUnits(weights, layer, earlierMasks),
  }));
  const groups = scope === 'global' ? [ranked] : ranked.map((layer) => [layer]);
  for (const group of groups) removeWorst(group, sparsity);

  const masks = continuedMasks(weights, earlierMasks);
  for (const { layer, kept } of ranked) removeUnits(weights, layer, kept, masks);
  return masks;
}

function removeWorst(group: readonly RankedLayer[], sparsity: number): void {
  const total = group.reduce((sum, { layer }) => sum + layer.units, 0);
  const removed = total - group.reduce((sum, { kept }) => sum + countKept(kept), 0);
  const best = group.map(bestUnit);
  group.forEach(({ kept }, which) => setUnit(kept, best[which], 0));
  removeLowest(
    group.map((layer) => layer.scores),
    group.map((layer) => layer.kept),
    removalCount(sparsity, total) - removed,
  );
  group.forEach(({ kept }, which) => setUnit(kept, best[which], 1));
}

/** The unit that would be removed last, or undefined where none is left. */
function bestUnit({ scores, kept }: RankedLayer): number | undefined {
  let best: number | undefined;
  scores.forEach((score, unit) => {
    if (kept[unit] !== 0 && (best === undefined || score >= (scores[best] as number))) best = unit;
  });
  return best;
}

function setUnit(kept: Uint8Array, unit: number | undefined, value: 0 | 1): void {
  if (unit !== undefined) kept[unit] = value;
}

function scoresOf(layer: UnitLayer, scores: readonly UnitScores[]): Float32Array {
  const values = scores.find((candidate) => candidate.layer === layer.layer)?.values;
  if (values?.length !== layer.units) {
    throw new Error(
      `${layer.layer} has ${layer.units} units, but ${values?.length ?? 'no'} scores.`,
    );
  }
  requireScores(layer.layer, values);
  return values;
}
