import type { Histogram } from '../../contract/run-details.ts';
import { findMatrixLayer } from '../../engine/network/layers/registry.ts';
import type { Network } from '../../engine/network/network-file.ts';
import { masksOf } from '../../engine/network/stored-masks.ts';
import type { NamedValues } from '../../engine/network/variables.ts';
import type { Masks } from '../../engine/network/weights.ts';

/** An odd number, so that zero lies in the middle of a bin and not on an edge. */
export const BINS = 61;

/**
 * How the weights of each prunable matrix are distributed, from input to output.
 *
 * @param run the run's network.
 * @param dense that of its dense baseline; null where it is gone. Where the run was not thinned from
 * it, matrices of another shape, as those of a smaller architecture, are left out.
 * @param layers the names of the layers from input to output.
 */
export function weightHistograms(
  run: Network,
  dense: Network | null,
  layers: readonly string[],
): Histogram[] {
  const masks = masksOf(run);
  return run.values
    .flatMap((matrix) => {
      const layer = findMatrixLayer(matrix.name);
      return layer === undefined ? [] : [{ ...matrix, position: layers.indexOf(layer), layer }];
    })
    .toSorted((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
    .map(({ name, layer, shape, values }) => {
      const before = dense?.values.find(
        (matrix) =>
          matrix.name === name && (run.thinnedFrom !== null || sameShape(matrix.shape, shape)),
      );
      const kept = keptWeights(masks, { name, values });
      const edges = symmetricEdges([values, before?.values ?? new Float32Array()]);
      return {
        // A recurrent layer has two matrices.
        layer: name === `${layer}/kernel` ? layer : name,
        edges,
        dense: before === undefined ? null : countBins(before.values, edges),
        pruned: countBins(kept, edges),
        removed:
          run.thinnedFrom !== null && before === undefined
            ? null
            : (before ?? { values }).values.length - kept.length,
      };
    });
}

/** What no mask removes. */
function keptWeights(
  masks: Masks,
  { name, values }: Pick<NamedValues, 'name' | 'values'>,
): Float32Array {
  const mask = masks.get(name);
  return mask ? values.filter((_, index) => mask[index] !== 0) : values;
}

/** Equal bins from the largest absolute value below zero to the same above. */
function symmetricEdges(matrices: readonly Float32Array[]): number[] {
  let limit = 0;
  for (const values of matrices) {
    for (const weight of values) limit = Math.max(limit, Math.abs(weight));
  }
  // Where every weight is zero, any width will do.
  const width = (2 * (limit || 1)) / BINS;
  return Array.from({ length: BINS + 1 }, (_, edge) => (edge - BINS / 2) * width);
}

/** The largest value belongs to the last bin, every other one on an edge to the bin above. */
function countBins(values: Float32Array, edges: readonly number[]): number[] {
  const [first = 0, second = 1] = edges;
  const counts = new Array<number>(BINS).fill(0);
  for (const weight of values) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor((weight - first) / (second - first))));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
