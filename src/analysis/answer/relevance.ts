import type { Candidate, Measure } from '../../contract/answer.ts';

/** What a user would not choose by: a hundredth of the size or the work, a twentieth of the latency. */
const RELEVANT_SHARE: Record<Exclude<Measure, 'accuracy'>, number> = {
  size: 0.01,
  macs: 0.01,
  latency: 0.05,
};
/** Nor would anybody choose by less than 0.1 kB. */
const RELEVANT_BYTES = 100;

/** What is relevant by less than this is on the limit: the rest is rounding. */
const ROUNDING = 1e-12;

/**
 * How far two costs may lie apart, in natural logarithms, and count as the same.
 *
 * @param a one of those that are compared
 * @param b the other one: of sizes the smaller one tells what 0.1 kB are worth
 */
export function relevantRatio(
  measure: Exclude<Measure, 'accuracy'>,
  a: Candidate,
  b: Candidate,
): number {
  const share = Math.log1p(RELEVANT_SHARE[measure]) + ROUNDING;
  if (measure !== 'size') return share;
  const smaller = Math.min(a.point.gzipBytes.mean, b.point.gzipBytes.mean);
  return Math.max(share, Math.log1p(RELEVANT_BYTES / smaller) + ROUNDING);
}
