import type { Showable } from '../../contract/answer.ts';
import type { PairedDifference } from '../../contract/results.ts';
import { detectableEffect, leastSignFlipP, valuesNeeded } from '../../statistics/power.ts';
import { SIGNIFICANCE } from '../../statistics/student-t.ts';
import { nextSeeds } from '../soundness/next-seeds.ts';

const MOST_SEEDS = 100;
/** A spread over fewer seeds says too little to plan by. */
const SEEDS_TO_PLAN_BY = 5;
const MOST_NEW_SEEDS = 5;

/** Tests that more seeds do not help, since they are over something else. */
const OVER_OTHERS: ReadonlySet<string> = new Set(['resampled', 'bursts']);

type Tested = Pick<PairedDifference, 'mean' | 'sd' | 'margin' | 'test'>;

/**
 * Seeds in all that would settle a difference with a power of 0.8, were mean and standard deviation as
 * seen (Cohen 1988, chapter 2, for pairs): that it is there, by the paired t-test at the level that
 * Bonferroni leaves it, or that it lies within the margin, by a one-sided test, whichever takes fewer. Five
 * at least, since fewer say too little of the spread; null where it was not tested, and beyond 100.
 */
export function seedsNeeded({ mean, sd, margin, test }: Tested): number | null {
  if (sd === null || test === null || OVER_OTHERS.has(test.method)) return null;
  const toDiffer = valuesNeeded(mean / sd, SIGNIFICANCE / test.comparisons, MOST_SEEDS);
  const inside = margin - Math.abs(mean);
  // The two-sided test at twice the level is the one-sided one, but for the far tail.
  const toBeWithin = inside <= 0 ? null : valuesNeeded(inside / sd, 2 * SIGNIFICANCE, MOST_SEEDS);
  const known = [toDiffer, toBeWithin].filter((seeds) => seeds !== null);
  return known.length === 0 ? null : Math.max(SEEDS_TO_PLAN_BY, Math.min(...known));
}

/** Seeds to add next, to get to those needed, five at most at a time; to five where nothing is known. */
export function suggestedSeeds(used: readonly number[], needed: number): number[] {
  const wanted = Math.max(SEEDS_TO_PLAN_BY, needed) - used.length;
  return nextSeeds(used, Math.min(MOST_NEW_SEEDS, Math.max(0, wanted)));
}

/** What so many seeds can show of a difference at all; null for no pair. */
export function showable(difference: PairedDifference | null): Showable | null {
  if (difference === null) return null;
  const { n, test, halfWidth, sd } = difference;
  return { n, detectable: detectable(), leastP: leastSignFlipP(n) };

  function detectable(): number | null {
    if (test === null || halfWidth === null || sd === null || OVER_OTHERS.has(test.method)) {
      return null;
    }
    const level = SIGNIFICANCE / test.comparisons;
    return sd * detectableEffect(n, level, test.degreesOfFreedom);
  }
}
