import { pointKey } from '../../charts/point-key.ts';
import type {
  Comparison,
  ComparisonPoint,
  ComparisonSeries,
  PairedDifference,
} from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { DENSE } from '../../contract/words.ts';
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
export function findPoint({ dense, series }: Comparison, key: string): Reference | undefined {
  if (key === DENSE) return dense === null ? undefined : { key, seriesKey: DENSE, point: dense };
  for (const one of series) {
    const point = one.points.find(({ level }) => pointKey(one.key, level) === key);
    if (point !== undefined) return { key, seriesKey: one.key, point };
  }
  return undefined;
}

/**
 * The comparison with its differences taken from a pinned point in place of the dense baseline:
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
  const { dense, series } = comparison;
  return {
    dense: dense && { ...dense, difference: differenceOf(DENSE, dense) },
    series: series.map((one) => ({
      ...one,
      points: one.points.map((point) => ({ ...point, difference: differenceOf(one.key, point) })),
    })),
  };
}

/** Final accuracy of each seed minus that of the same seed of the other point. */
function pairedDifferences(point: ComparisonPoint, other: ComparisonPoint, runs: Runs): number[] {
  const others = accuraciesBySeed(other, runs);
  return [...accuraciesBySeed(point, runs)].flatMap(([seed, accuracy]) => {
    const against = others.get(seed);
    return against === undefined ? [] : [accuracy - against];
  });
}

/** The final accuracies behind a point, as far as its runs are known. */
export function accuraciesBySeed(
  { runs: behind }: ComparisonPoint,
  runs: Runs,
): Map<number, number> {
  return new Map(
    behind.flatMap(({ id, seed }) => {
      const accuracy = runs.get(id)?.metrics?.accuracy;
      return accuracy === undefined ? [] : [[seed, accuracy] as const];
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

/** Series with the dense baselines left out. */
export function prunedSeries(series: readonly ComparisonSeries[]): ComparisonSeries[] {
  return series.filter(({ strategy }) => strategy !== DENSE);
}
