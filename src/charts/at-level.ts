import type { Comparison, ComparisonPoint, ComparisonSeries } from '../contract/results.ts';

/** A series at one sparsity. */
export interface SeriesAtLevel {
  readonly series: ComparisonSeries;
  readonly point: ComparisonPoint;
  /** False where the series has no point close to the level, and its nearest stands in. */
  readonly close: boolean;
}

/** How far, in fraction removed, a point may lie from a level and still be shown as being at it. */
const CLOSE = 0.025;

/**
 * Each series at its point whose achieved sparsity is nearest to `level`. Series without a finished
 * point are left out.
 */
export function seriesAtLevel({ series }: Comparison, level: number): SeriesAtLevel[] {
  return series.flatMap((one) => {
    const [nearest] = [...one.points].sort((a, b) => distance(a, level) - distance(b, level));
    return nearest === undefined
      ? []
      : [{ series: one, point: nearest, close: distance(nearest, level) <= CLOSE }];
  });
}

/** The sparsities that were asked for in at least one series and are finished, ascending. */
export function finishedLevels({ series }: Comparison, sparsities: readonly number[]): number[] {
  const finished = new Set(series.flatMap(({ points }) => points.map(({ level }) => level)));
  const asked = [...sparsities].filter((sparsity) => finished.has(sparsity));
  if (asked.length > 0) return asked.sort((a, b) => a - b);
  // Only strategies with levels of their own: take what they achieved.
  const achieved = series.flatMap(({ points }) => points.map((one) => one.achievedSparsity.mean));
  return [...new Set(achieved)].sort((a, b) => a - b);
}

function distance({ achievedSparsity }: ComparisonPoint, level: number): number {
  return Math.abs(achievedSparsity.mean - level);
}
