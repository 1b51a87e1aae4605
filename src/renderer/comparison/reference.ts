import { pointKey } from '../../charts/point-key.ts';
import { againstReference } from '../../analysis/comparison/against-reference.ts';
import { EQUIVALENCE_MARGIN } from '../../contract/results.ts';
import type {
  Comparison,
  ComparisonPoint,
  ComparisonSeries,
  PairedDifference,
} from '../../contract/results.ts';
import type { RunRecord } from '../../contract/run.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { DENSE, DENSE_CONTINUED, isDense } from '../../contract/words.ts';

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
 * The comparison with its differences taken from a pinned point in place of its reference: paired over
 * the seeds that both have, and tested as they are against the reference.
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
  const differing = (seriesKey: string, points: readonly ComparisonPoint[]): ComparisonPoint[] => {
    const others = points.filter(({ level }) => pointKey(seriesKey, level) !== reference.key);
    const tested = areRelated(seriesKey, reference.seriesKey)
      ? againstReference(others, reference.point, runs)
      : others.map((point) => ({ ...point, difference: null }));
    return points.map((point) => {
      const found = tested.find(({ level }) => level === point.level);
      if (found === undefined) return { ...point, difference: null };
      return { ...found, difference: found.difference ?? ofMeans(point, reference.point) };
    });
  };
  const { dense, continued, series } = comparison;
  return {
    ...comparison,
    dense: (dense && differing(DENSE, [dense])[0]) ?? null,
    continued: (continued && differing(DENSE_CONTINUED, [continued])[0]) ?? null,
    series: series.map((one) => ({ ...one, points: differing(one.key, one.points) })),
  };
}

/** Of what has no seed in common only the means can be compared, and nothing is shown. */
function ofMeans(point: ComparisonPoint, other: ComparisonPoint): PairedDifference {
  return {
    n: Math.min(point.accuracy.n, other.accuracy.n),
    mean: point.accuracy.mean - other.accuracy.mean,
    sd: null,
    halfWidth: null,
    p: null,
    adjustedP: null,
    margin: EQUIVALENCE_MARGIN,
    equivalenceP: null,
    state: null,
    test: null,
  };
}

/** Series with the dense networks left out. */
export function prunedSeries(series: readonly ComparisonSeries[]): ComparisonSeries[] {
  return series.filter(({ strategy }) => !isDense(strategy));
}
