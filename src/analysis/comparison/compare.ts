import canonicalize from 'canonicalize';
import type {
  Comparison,
  ComparisonPoint,
  ComparisonSeries,
  PairedDifference,
} from '../../contract/results.ts';
import { repeatOf } from '../../contract/run.ts';
import type { Fold, RunMetrics, RunRecord } from '../../contract/run.ts';
import { DENSE, DENSE_CONTINUED, isDense } from '../../contract/words.ts';
import { holm } from './holm.ts';
import { pairedDifference } from './paired-difference.ts';
import { pointLatency } from '../latency/point-latency.ts';
import { tellingSettings } from './telling.ts';
import { spread, spreadOfAll } from '../../statistics/spread.ts';

/** A run of a series. */
export interface SeriesRun {
  /** The parameters that all runs of its series have in common. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly record: RunRecord;
}

interface Finished {
  readonly id: string;
  readonly seed: number;
  readonly fold: Fold | null;
  readonly level: number;
  readonly achievedSparsity: number;
  readonly weightSparsity: number | null;
  readonly metrics: RunMetrics;
}

/**
 * Strategies side by side: for each level the mean and spread over those seeds that are finished,
 * and the paired difference from the reference, the dense network that was trained as long. Holm's correction is over all these differences.
 */
export function compare(runs: readonly SeriesRun[]): Comparison {
  const groups = [...Map.groupBy(runs, seriesOf).values()];
  const runsOf = (dense: string) => runs.filter(({ record }) => record.strategy === dense);
  const reference = runsOf(DENSE_CONTINUED).length > 0 ? DENSE_CONTINUED : DENSE;
  const difference = differenceFrom(runsOf(reference));
  const denseOf: DenseOf = new Map(
    runsOf(DENSE).flatMap(({ record }) =>
      record.metrics ? [[repeatOf(record), record.metrics]] : [],
    ),
  );
  const densePoint = (dense: string) =>
    pointsOf(runsOf(dense), denseOf, dense === reference ? () => null : difference)[0] ?? null;
  const entries = groups.flatMap((members) => {
    const [first] = members;
    if (!first || isDense(first.record.strategy)) return [];
    const { strategy, family } = first.record;
    const points = pointsOf(members, denseOf, difference);
    return [{ strategy, family, parameters: { ...first.settings }, points }];
  });
  const series = entries.map((entry, index) => ({
    key: `${index + 1}-${entry.strategy}`,
    telling: tellingSettings(entry, entries),
    ...entry,
  }));
  return {
    dense: densePoint(DENSE),
    continued: densePoint(DENSE_CONTINUED),
    reference,
    series: corrected(series),
  };
}

/** Holm's correction over the differences of all points of the comparison. */
function corrected(series: readonly ComparisonSeries[]): ComparisonSeries[] {
  const points = series.flatMap((entry) => entry.points);
  const adjusted = holm(points.map(({ difference }) => difference?.p ?? null));
  const adjustedOf = new Map(points.map((point, index) => [point, adjusted[index] ?? null]));
  return series.map((entry) => ({
    ...entry,
    points: entry.points.map((point) => ({
      ...point,
      difference: point.difference && {
        ...point.difference,
        adjustedP: adjustedOf.get(point) ?? null,
      },
    })),
  }));
}

function differenceFrom(reference: readonly SeriesRun[]): Difference {
  const accuracies = new Map(
    reference.map(({ record }) => [repeatOf(record), record.metrics?.accuracy]),
  );
  return (seeds) =>
    pairedDifference(
      seeds.flatMap(({ metrics: { accuracy }, ...run }) => {
        const against = accuracies.get(repeatOf(run));
        return against === undefined ? [] : [accuracy - against];
      }),
    );
}

function seriesOf({ record, settings }: SeriesRun): string {
  return canonicalize([record.strategy, settings]) ?? record.strategy;
}

type Difference = (seeds: readonly Finished[]) => PairedDifference | null;

/** The figures of the dense baselines, by seed and fold. */
type DenseOf = ReadonlyMap<string, RunMetrics>;

function pointsOf(
  runs: readonly SeriesRun[],
  denseOf: DenseOf,
  difference: Difference,
): ComparisonPoint[] {
  const finished = runs.flatMap(({ record }): Finished[] => {
    const { id, seed, fold, level, metrics, achievedSparsity, weightSparsity } = record;
    if (!metrics || achievedSparsity === null) return [];
    return [{ id, seed, fold, level, achievedSparsity, weightSparsity, metrics }];
  });
  return [...Map.groupBy(finished, ({ level }) => level)]
    .toSorted(([a], [b]) => a - b)
    .map(([level, seeds]) => pointOf(level, seeds, denseOf, difference));
}

function pointOf(
  level: number,
  seeds: readonly Finished[],
  denseOf: DenseOf,
  difference: Difference,
): ComparisonPoint {
  const over = (figure: (metrics: RunMetrics) => number) =>
    spread(seeds.map(({ metrics }) => figure(metrics)));
  return {
    level,
    achievedSparsity: spread(seeds.map((seed) => seed.achievedSparsity)),
    weightSparsity: spreadOfAll(seeds.map((seed) => seed.weightSparsity)),
    accuracy: over((metrics) => metrics.accuracy),
    oneShotAccuracy: spreadOfAll(seeds.map(({ metrics }) => metrics.oneShotAccuracy)),
    compressionRatio: over((metrics) => metrics.compressionRatio),
    macs: over((metrics) => metrics.macs),
    theoreticalSpeedup: over((metrics) => metrics.theoreticalSpeedup),
    sizeBytes: over((metrics) => metrics.sizeBytes),
    gzipBytes: over((metrics) => metrics.gzipBytes),
    ...pointLatency(
      seeds.map(({ metrics, ...run }) => ({
        metrics,
        dense: denseOf.get(repeatOf(run)) ?? null,
      })),
    ),
    difference: difference(seeds),
    runs: seeds.map(({ id, seed, fold }) => ({ id, seed, fold })),
  };
}
