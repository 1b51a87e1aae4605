import { pointKey } from '../../charts/point-key.ts';
import type {
  Comparison,
  ComparisonPoint,
  ComparisonSeries,
  PairedDifference,
} from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { RunRecord } from '../../contract/run.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { DENSE, DENSE_CONTINUED, isDense } from '../../contract/words.ts';
import { spread } from '../../statistics/spread.ts';
import { SIGNIFICANCE } from '../../statistics/student-t.ts';

/** Runs by id. */
export type Runs = ReadonlyMap<string, RunRecord>;

/** What every row is compared to. */
export interface Reference {
  readonly key: string;
  readonly seriesKey: string;
  readonly point: ComparisonPoint;
}

/** The point with this key; undefined where it is not there (any more). */
export function findPoint(comparison: Comparison, key: string): Reference | undefined {
  const dense = densePoints(comparison).find((one) => one.key === key);
  if (dense !== undefined) return { key, seriesKey: key, point: dense.point };
  for (const one of comparison.series) {
    const point = one.points.find(({ level }) => pointKey(one.key, level) === key);
    if (point !== undefined) return { key, seriesKey: one.key, point };
  }
  return undefined;
}

/**
 * The comparison with its differences taken from a pinned point in place of its reference:
 * paired over the seeds that both have. Nothing was tested that way in advance, so that there are
 * intervals but no p.
 *
 * @param areRelated whether two series come from one experiment; seeds of others are no pairs, and
 *   their difference is that of the means alone
 */
export function withReference(
  comparison: Comparison,
  reference: Reference,
  runs: Runs,
  areRelated: (seriesKey: string, otherKey: string) => boolean,
): Comparison {
  const differenceOf = (seriesKey: string, point: ComparisonPoint): PairedDifference | null => {
    if (pointKey(seriesKey, point.level) === reference.key) return null;
    const untested = { p: null, adjustedP: null };
    const paired = areRelated(seriesKey, reference.seriesKey)
      ? pairedDifferences(point, reference.point, runs)
      : [];
    if (paired.length > 0) return { ...spread(paired), ...untested };
    return {
      n: Math.min(point.accuracy.n, reference.point.accuracy.n),
      mean: point.accuracy.mean - reference.point.accuracy.mean,
      sd: null,
      halfWidth: null,
      ...untested,
    };
  };
  const { dense, continued, series } = comparison;
  return {
    ...comparison,
    dense: dense && { ...dense, difference: differenceOf(DENSE, dense) },
    continued: continued && { ...continued, difference: differenceOf(DENSE_CONTINUED, continued) },
    series: series.map((one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, difference: differenceOf(one.key, point) })),
    })),
  };
}

/** Final accuracy of each seed, in cross-validation each fold, minus that of the same of the other point. */
function pairedDifferences(point: ComparisonPoint, other: ComparisonPoint, runs: Runs): number[] {
  const others = accuraciesByRepeat(other, runs);
  return [...accuraciesByRepeat(point, runs)].flatMap(([repeat, accuracy]) => {
    const against = others.get(repeat);
    return against === undefined ? [] : [accuracy - against];
  });
}

/** The final accuracies behind a point, as far as its runs are known. */
export function accuraciesByRepeat(
  { runs: behind }: ComparisonPoint,
  runs: Runs,
): Map<string, number> {
  return new Map(
    behind.flatMap((run) => {
      const accuracy = runs.get(run.id)?.metrics?.accuracy;
      return accuracy === undefined ? [] : [[repeatOf(run), accuracy] as const];
    }),
  );
}

/** Whether a difference is one: what the seeds say of it. */
export type Verdict = 'different' | 'indistinguishable' | 'unknown';

/** By the adjusted p where it was tested, by its interval elsewhere; one seed says nothing. */
export function verdictOf({ adjustedP, halfWidth, mean }: PairedDifference): Verdict {
  if (adjustedP !== null) return adjustedP < SIGNIFICANCE ? 'different' : 'indistinguishable';
  // Without any spread there is no test: two seeds may agree by chance.
  if (halfWidth === null || halfWidth === 0) return 'unknown';
  return Math.abs(mean) > halfWidth ? 'different' : 'indistinguishable';
}

/** Series with the dense networks left out. */
export function prunedSeries(series: readonly ComparisonSeries[]): ComparisonSeries[] {
  return series.filter(({ strategy }) => !isDense(strategy));
}
