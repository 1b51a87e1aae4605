import type { PairedDifference } from '../../contract/results.ts';
import { spread } from '../../statistics/spread.ts';
import { twoSidedP } from '../../statistics/student-t.ts';

/** Differences of accuracies are counts over a test set: what is smaller than this is rounding. */
const ROUNDING = 1e-12;

/** Whether values that have this standard deviation are all the same, but for rounding. */
export function hasNoSpread(sd: number): boolean {
  return sd < ROUNDING;
}

/**
 * Student's paired t-test: t = mean / (s / sqrt(n)) of the differences, n - 1 degrees of freedom,
 * two-sided. Without spread t is not defined, and p is null; so it is with one pair. `adjustedP` is
 * left null, since it depends on what else is tested; null for no pairs at all.
 *
 * @param differences of each seed that both have
 */
export function pairedDifference(differences: readonly number[]): PairedDifference | null {
  if (differences.length === 0) return null;
  const over = spread(differences);
  return { ...over, p: pairedP(over), adjustedP: null };
}

function pairedP({ n, mean, sd }: { n: number; mean: number; sd: number | null }): number | null {
  if (sd === null || hasNoSpread(sd)) return null;
  return twoSidedP((mean * Math.sqrt(n)) / sd, n - 1);
}
