import { pointKey } from '../../charts/point-key.ts';
import type { Comparison, ComparisonPoint, ComparisonSeries } from '../../contract/results.ts';
import { densePoints } from '../../charts/dense-points.ts';
import { isDense } from '../../contract/words.ts';
import { experimentOf } from '../composables/merged-key.ts';
import type { Runs } from './reference.ts';

/** A line of the comparison table: one strategy at one level, or a dense baseline. */
export interface ComparisonRow {
  /** Key of the point. */
  readonly id: string;
  /** Key of the series; that of a dense network is its name. */
  readonly seriesKey: string;
  /** Null for the dense networks of a single experiment. */
  readonly series: ComparisonSeries | null;
  readonly isDense: boolean;
  readonly point: ComparisonPoint;
  /** Mean of the parameters that are not zero; null where the runs are not known. */
  readonly parameters: number | null;
}

/** The dense networks first, then each series from its lowest level to its highest. */
export function comparisonRows(comparison: Comparison, runs: Runs): ComparisonRow[] {
  const rowOf = (
    seriesKey: string,
    one: ComparisonSeries | null,
    point: ComparisonPoint,
  ): ComparisonRow => ({
    id: pointKey(seriesKey, point.level),
    seriesKey,
    series: one,
    isDense: one === null || isDense(one.strategy),
    point,
    parameters: meanParameters(point, runs),
  });
  return [
    ...densePoints(comparison).map(({ key, point }) => rowOf(key, null, point)),
    ...comparison.series.flatMap((one) => one.points.map((point) => rowOf(one.key, one, point))),
  ];
}

function meanParameters({ runs: behind }: ComparisonPoint, runs: Runs): number | null {
  const counts = behind.flatMap(({ id }) => runs.get(id)?.metrics?.nonzeroParameters ?? []);
  if (counts.length < behind.length || counts.length === 0) return null;
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** Over how many seeds every row is; null where rows differ. */
export function commonSeeds(rows: readonly ComparisonRow[]): number | null {
  const counts = new Set(rows.map(({ point }) => point.accuracy.n));
  const [count] = counts;
  return counts.size === 1 && count !== undefined ? count : null;
}

/** The batch sizes at which latency was measured, from small to large. */
export function measuredBatchSizes(comparison: Comparison): number[] {
  const sizes = new Set(
    pointsOf(comparison).flatMap(({ latencyMs }) => Object.keys(latencyMs ?? {})),
  );
  return [...sizes].map(Number).sort((a, b) => a - b);
}

/** Every point, dense networks among them. */
export function pointsOf(comparison: Comparison): ComparisonPoint[] {
  return [
    ...densePoints(comparison).map(({ point }) => point),
    ...comparison.series.flatMap((one) => one.points),
  ];
}

/** The same of each experiment that is in it: of one that is not merged, of itself. */
export function pointsByExperiment(comparison: Comparison): ComparisonPoint[][] {
  const dense = densePoints(comparison).map(({ key, point }) => ({ key, points: [point] }));
  const groups = Map.groupBy([...dense, ...comparison.series], ({ key }) => experimentOf(key));
  return [...groups.values()].map((lines) => lines.flatMap(({ points }) => points));
}
