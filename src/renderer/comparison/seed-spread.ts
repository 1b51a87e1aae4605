import jstat from 'jstat';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Spread } from '../../contract/results.ts';

/** Probability that a 95 % interval leaves on either side. */
const TAIL = 0.025;

/**
 * Mean, sample standard deviation and half the width of the mean's 95 % interval by Student's t, of
 * what the window itself puts together: differences to a pinned reference, epochs of curves.
 *
 * @param values one per seed; throws for none
 */
export function spreadOverSeeds(values: readonly number[]): Spread {
  const n = values.length;
  const all = [...values];
  if (n < 2) return { n, mean: mean(all), sd: null, halfWidth: null };
  const sd = sampleStandardDeviation(all);
  const t = jstat.jStat.studentt.inv(1 - TAIL, n - 1);
  return { n, mean: mean(all), sd, halfWidth: (t * sd) / Math.sqrt(n) };
}
