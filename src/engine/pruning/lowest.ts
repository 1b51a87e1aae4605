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
  const limit = findLimit(scores, masks, count);
  if (limit === null) {
    for (const mask of masks) mask.fill(0);
    return;
  }
  let tiesLeft = limit.ties;
  scores.forEach((values, which) => {
    const mask = masks[which] as Uint8Array;
    for (let index = 0; index < values.length; index++) {
      const score = values[index] as number;
      if (mask[index] === 0 || score > limit.score) continue;
      if (score === limit.score) {
        if (tiesLeft === 0) continue;
        tiesLeft--;
      }
      mask[index] = 0;
    }
  });
}

/** The highest score among the lowest, and how many of them have just that. */
interface Limit {
  readonly score: number;
  readonly ties: number;
}

/**
 * Null where no more than `count` entries are kept. By counting, the upper halves of the ranks first
 * and then the lower halves of those that share the upper one that was found: two passes in which
 * nothing is moved.
 */
function findLimit(
  scores: readonly Float32Array[],
  masks: readonly Uint8Array[],
  count: number,
): Limit | null {
  const kept = countHalves(scores, masks, null);
  if (kept <= count) return null;
  const upper = findHalf(count);
  countHalves(scores, masks, upper.half);
  const lower = findHalf(count - upper.below);
  return {
    score: scoreOfRank((upper.half << 16) | lower.half),
    ties: count - upper.below - lower.below,
  };
}

/** How many entries have each half of a rank; used by one search after another. */
const counts = new Uint32Array(2 ** 16);

/**
 * Counts the kept entries by the upper halves of their ranks or, where that is given, those with this
 * upper half by the lower ones. Returns how many are kept.
 */
function countHalves(
  scores: readonly Float32Array[],
  masks: readonly Uint8Array[],
  upper: number | null,
): number {
  counts.fill(0);
  let kept = 0;
  scores.forEach((values, which) => {
    const mask = masks[which] as Uint8Array;
    const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let index = 0; index < bits.length; index++) {
      if (mask[index] === 0) continue;
      kept++;
      const rank = rankOf(bits[index] as number);
      const half = rank >>> 16;
      if (upper === null) counts[half] = (counts[half] as number) + 1;
      else if (half === upper) counts[rank & 0xffff] = (counts[rank & 0xffff] as number) + 1;
    }
  });
  return kept;
}

/** The half in which the `count`-th of the counted entries lies, and how many lie below it. */
function findHalf(count: number): { readonly half: number; readonly below: number } {
  let below = 0;
  let half = 0;
  while (below + (counts[half] as number) < count) below += counts[half++] as number;
  return { half, below };
}

const NEGATIVE_ZERO = -0x8000_0000;

/** A 32-bit float's bits as an integer that, seen as unsigned, grows with the float. */
function rankOf(bits: number): number {
  if (bits >= 0) return bits | 0x8000_0000;
  // Equal to +0, so it ranks as that.
  return bits === NEGATIVE_ZERO ? NEGATIVE_ZERO : ~bits;
}

const oneFloat = new Float32Array(1);
const itsBits = new Int32Array(oneFloat.buffer);

/** The float of a rank. */
function scoreOfRank(rank: number): number {
  itsBits[0] = rank < 0 ? rank & 0x7fff_ffff : ~rank;
  return oneFloat[0] as number;
}
