import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Spread } from '../contract/results.ts';
import { criticalT } from './student-t.ts';

/**
 * Mean, sample standard deviation s (divided by n - 1) and half the width of the mean's 95 %
 * interval, t(0.975; n - 1) * s / sqrt(n); the last two need two values. Throws for no value at all.
 */
export function spread(values: readonly number[]): Spread {
  const n = values.length;
  const all = [...values];
  if (n < 2) return { n, mean: mean(all), sd: null, halfWidth: null };
  const sd = sampleStandardDeviation(all);
  return { n, mean: mean(all), sd, halfWidth: (criticalT(n - 1) * sd) / Math.sqrt(n) };
}

/** Null as soon as one value is missing: a mean over some of the seeds would be another figure. */
export function spreadOfAll(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : spread(known);
}
