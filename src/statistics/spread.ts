import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Spread } from '../contract/results.ts';
import { resampledFactor } from './resampled-variance.ts';
import { criticalT } from './student-t.ts';

/**
 * Mean, sample standard deviation s (divided by n - 1) and half the width of the mean's 95 %
 * interval, t(0.975; n - 1) * s / sqrt(n); the last two need two values. Throws for no value at all.
 *
 * @param folds into how many the examples are split, if the values are over folds: these share most of their
 *   training, and 1 / n becomes `resampledFactor`
 */
export function spread(values: readonly number[], folds: number | null = null): Spread {
  const n = values.length;
  const all = [...values];
  if (n < 2) return { n, mean: mean(all), sd: null, halfWidth: null };
  const sd = sampleStandardDeviation(all);
  const factor = folds === null ? 1 / n : resampledFactor(n, folds);
  return { n, mean: mean(all), sd, halfWidth: criticalT(n - 1) * sd * Math.sqrt(factor) };
}

/** Null as soon as one value is missing: a mean over some of the seeds would be another figure. */
export function spreadOfAll(
  values: readonly (number | null)[],
  folds: number | null = null,
): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : spread(known, folds);
}
