import type { Candidate, Needs } from '../../contract/answer.ts';
import type { ComparisonPoint, Spread } from '../../contract/results.ts';
import { criticalT } from '../../statistics/student-t.ts';
import { judged } from '../comparison/differences.ts';
import type { Estimate } from '../comparison/differences.ts';
import { relevantRatio } from './relevance.ts';
import type { Rival } from './rival.ts';

/**
 * The best against each other candidate in latency, in natural logarithms. Seeds may share one measurement, so
 * that they are no evidence of how sure it is: the intervals of the ratios to the dense network's latency
 * are. Corrected for all pairs that the best was chosen from. What is in doubt is not tested, and so undecided.
 */
export function latencyContest(
  candidates: readonly [Candidate, ...Candidate[]],
  { batchSize }: Needs,
): Rival[] {
  const [best, ...others] = candidates;
  const measured = candidates.map(({ point }) => measuredOf(point, batchSize));
  const pairs = measured.flatMap((one, place) =>
    measured.slice(place + 1).map((other) => estimateOf(one, other)),
  );
  const differences = judged(
    pairs,
    pairs.map((_, place) => place < others.length),
    relevantRatio('latency', best, best),
  );
  return others.map((candidate, place) => ({ candidate, difference: differences[place] ?? null }));
}

/** The ratio to the dense network's latency, and whether it can be relied on. */
interface Measured {
  readonly ratio: Spread;
  readonly isDoubtful: boolean;
}

/** Null where it is not measured; a single burst of an earlier version is no measurement. */
function measuredOf(
  { latencyRatio, latencyDoubts }: ComparisonPoint,
  batchSize: Needs['batchSize'],
): Measured | null {
  const ratio = latencyRatio?.[batchSize];
  if (ratio === undefined || latencyDoubts.includes('single-burst')) return null;
  return { ratio, isDoubtful: latencyDoubts.length > 0 };
}

/**
 * The logarithm of two ratios' quotient, with the standard errors that their 95 % intervals stand for; the
 * fewer degrees of freedom of the two. Null where one is not known.
 */
function estimateOf(first: Measured | null, second: Measured | null): Estimate | null {
  if (first === null || second === null) return null;
  const [one, other] = [first.ratio, second.ratio];
  const mean = Math.log(one.mean / other.mean);
  const n = Math.min(one.n, other.n);
  // Networks of the same graph have one measurement in common, and the very same latency.
  const isSame = one.mean === other.mean && one.halfWidth === other.halfWidth;
  if (isSame) {
    return {
      spread: { n, mean: 0, sd: 0, halfWidth: 0 },
      estimated: null,
      isSame,
      method: 'bursts',
    };
  }
  const [a, b] = [relativeError(one), relativeError(other)];
  const isDoubtful = first.isDoubtful || second.isDoubtful;
  if (isDoubtful || a === null || b === null || Math.hypot(a, b) === 0) {
    return {
      spread: { n, mean, sd: null, halfWidth: null },
      estimated: null,
      isSame,
      method: 'bursts',
    };
  }
  // A network of the dense one's own graph has a ratio of exactly 1, of which nothing is uncertain.
  const uncertain = [one, other].filter(({ halfWidth }) => halfWidth !== 0);
  const degreesOfFreedom = Math.min(...uncertain.map((ratio) => ratio.n)) - 1;
  const estimated = { mean, standardError: Math.hypot(a, b), degreesOfFreedom };
  return { spread: { n, mean, sd: null, halfWidth: null }, estimated, isSame, method: 'bursts' };
}

function relativeError({ n, mean, halfWidth }: Spread): number | null {
  if (halfWidth === 0) return 0;
  return halfWidth === null || n < 2 ? null : halfWidth / criticalT(n - 1) / mean;
}
