import type { PairedDifference } from '../../contract/results.ts';
import { hasNoSpread } from '../comparison/paired-difference.ts';
import { powerOfTTest, SIGNIFICANCE } from '../../statistics/student-t.ts';
import { nextSeeds } from '../soundness/next-seeds.ts';

const WANTED_POWER = 0.8;
const MOST_SEEDS = 100;
/** A spread over fewer seeds says too little to plan by. */
const SEEDS_TO_PLAN_BY = 5;
const MOST_NEW_SEEDS = 5;

/**
 * Seeds in all with which Holm's procedure tells a difference, with a power of 0.8 for each of its
 * tests, were all differences as seen. It goes through them by rising p, the k-th of m at the level
 * 0.05 / (m - k + 1), and stops at the first that is not significant: so those before it must be.
 * Null where it was not tested, and where `seedsNeeded` is null for any of them.
 *
 * @param all what is tested together, the difference itself among them
 */
export function seedsToTell(
  difference: PairedDifference,
  all: readonly PairedDifference[],
): number | null {
  const tested = all
    .flatMap((one) => (one.p === null ? [] : [{ one, p: one.p }]))
    .toSorted((a, b) => a.p - b.p)
    .map(({ one }) => one);
  const needed = tested
    .slice(0, tested.indexOf(difference) + 1)
    .map((one, rank) => seedsNeeded(one, SIGNIFICANCE / (tested.length - rank)));
  const known = needed.filter((seeds) => seeds !== null);
  return known.length === 0 || known.length < needed.length ? null : Math.max(...known);
}

/**
 * Seeds in all with which the paired t-test at a level finds the difference with a power of 0.8, were
 * mean and standard deviation as seen (Cohen 1988, chapter 2, for pairs): the least n at which |T|, noncentral t with n - 1 degrees of freedom and noncentrality sqrt(n) * mean / sd,
 * exceeds the critical t that often. Null without spread or difference, and beyond 100.
 */
export function seedsNeeded(
  { mean, sd }: Pick<PairedDifference, 'mean' | 'sd'>,
  significance = SIGNIFICANCE,
): number | null {
  if (sd === null || hasNoSpread(sd) || mean === 0) return null;
  for (let n = 2; n <= MOST_SEEDS; n++) {
    if (powerOfTTest(mean / sd, n, significance) >= WANTED_POWER) return n;
  }
  return null;
}

/** Seeds to add next, to get to those needed: to five in all at least, and five at most at a time. */
export function suggestedSeeds(used: readonly number[], needed: number | null): number[] {
  const wanted = Math.max(SEEDS_TO_PLAN_BY, needed ?? 0) - used.length;
  return nextSeeds(used, Math.min(MOST_NEW_SEEDS, Math.max(0, wanted)));
}
