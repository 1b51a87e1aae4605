import type { Comparison, ComparisonPoint } from '../../contract/results.ts';
import { DENSE } from '../../contract/words.ts';

/** A line of the comparison table: one strategy at one level, or the dense baseline. */
export interface ComparisonRow {
  readonly id: string;
  /** Key of the series; `dense` for the baseline. */
  readonly seriesKey: string;
  readonly point: ComparisonPoint;
  /** Mean final accuracy less the baseline's, as a fraction; null where there is no baseline. */
  readonly accuracyDifference: number | null;
}

/** The dense baseline first, then each series from its lowest level to its highest. */
export function comparisonRows({ dense, series }: Comparison): ComparisonRow[] {
  const baseline: ComparisonRow[] =
    dense === null ? [] : [{ id: DENSE, seriesKey: DENSE, point: dense, accuracyDifference: null }];
  const rest = series.flatMap(({ key, points }) =>
    points.map((point) => ({
      id: `${key} ${point.level}`,
      seriesKey: key,
      point,
      accuracyDifference: dense === null ? null : point.accuracy.mean - dense.accuracy.mean,
    })),
  );
  return [...baseline, ...rest];
}

/** Over how many seeds every row is; null where rows differ. */
export function commonSeeds(rows: readonly ComparisonRow[]): number | null {
  const counts = new Set(rows.map(({ point }) => point.accuracy.n));
  const [count] = counts;
  return counts.size === 1 && count !== undefined ? count : null;
}

/** The batch sizes at which latency was measured, from small to large. */
export function measuredBatchSizes({ dense, series }: Comparison): number[] {
  const points = [...(dense === null ? [] : [dense]), ...series.flatMap((one) => one.points)];
  const sizes = new Set(points.flatMap(({ latencyMs }) => Object.keys(latencyMs ?? {})));
  return [...sizes].map(Number).sort((a, b) => a - b);
}
