import type { Masks, WeightTensor } from '../network/weights.ts';

/**
 * A fresh mask for each tensor, to go on from what is already removed. Throws where an earlier
 * mask is not of its tensor's length.
 */
export function continuedMasks(
  weights: readonly WeightTensor[],
  earlier: Masks,
): Map<string, Uint8Array> {
  return new Map(
    weights.map(({ name, values }) => {
      const mask = earlier.get(name);
      if (mask === undefined) return [name, new Uint8Array(values.length).fill(1)];
      requireLength(name, mask, values.length);
      return [name, mask.slice()];
    }),
  );
}

/** How many entries of a mask are 1. */
export function countKept(mask: Uint8Array): number {
  let kept = 0;
  for (const keeps of mask) kept += keeps;
  return kept;
}

/** The fraction of the prunable weights that the masks remove, 0 to 1; 0 where there are none. */
export function weightSparsity(weights: readonly WeightTensor[], masks: Masks): number {
  let total = 0;
  let removed = 0;
  for (const { name, values } of weights) {
    const mask = masks.get(name);
    total += values.length;
    if (mask !== undefined) removed += mask.length - countKept(mask);
  }
  return total === 0 ? 0 : removed / total;
}

function requireLength(name: string, mask: Uint8Array, length: number): void {
  if (mask.length !== length) {
    throw new Error(`The mask of ${name} has ${mask.length} entries; its tensor has ${length}.`);
  }
}
