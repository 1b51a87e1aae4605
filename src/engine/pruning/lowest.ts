import { quickselect } from 'simple-statistics';

/**
 * Clears in `masks` the `count` lowest-scored entries that they still keep (all of them where
 * fewer are left), ranked over all the arrays together. Of equal scores the first goes first: in
 * the order of the arrays, then by index. Linear in the number of entries: a pruned network's
 * projection runs this after every training step. Scores must not be NaN.
 */
export function removeLowest(
  scores: readonly Float32Array[],
  masks: readonly Uint8Array[],
  count: number,
): void {
  if (count <= 0) return;
  const candidates = keptScores(scores, masks);
  if (count >= candidates.length) {
    for (const mask of masks) mask.fill(0);
    return;
  }
  // The library's types ask for number[], but it only compares and swaps by index.
  quickselect(candidates as unknown as number[], count - 1, 0, candidates.length - 1);
  const threshold = candidates[count - 1] as number;
  let tiesLeft = 0;
  for (let index = 0; index < count; index++) if (candidates[index] === threshold) tiesLeft++;

  scores.forEach((values, which) => {
    const mask = masks[which] as Uint8Array;
    for (let index = 0; index < values.length; index++) {
      const score = values[index] as number;
      if (mask[index] === 0 || score > threshold) continue;
      if (score === threshold) {
        if (tiesLeft === 0) continue;
        tiesLeft--;
      }
      mask[index] = 0;
    }
  });
}

/** The scores of all entries that are still kept, in one new array. */
function keptScores(scores: readonly Float32Array[], masks: readonly Uint8Array[]): Float32Array {
  const kept = new Float32Array(scores.reduce((sum, values) => sum + values.length, 0));
  let size = 0;
  scores.forEach((values, which) => {
    const mask = masks[which] as Uint8Array;
    for (let index = 0; index < values.length; index++) {
      if (mask[index] !== 0) kept[size++] = values[index] as number;
    }
  });
  return kept.subarray(0, size);
}
