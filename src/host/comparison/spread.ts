import { mean, sampleStandardDeviation } from 'simple-statistics';
import type { Spread } from '../../contract/results.ts';

/** Mean and sample standard deviation (divided by n - 1); the latter needs two values. */
export function spread(values: readonly number[]): Spread {
  return {
    n: values.length,
    mean: mean([...values]),
    sd: values.length < 2 ? null : sampleStandardDeviation([...values]),
  };
}

/** Null as soon as one value is missing: a mean over some of the seeds would be another figure. */
export function spreadOfAll(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : spread(known);
}
