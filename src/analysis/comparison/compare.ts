import canonicalize from 'canonicalize';
import type { Comparison, ComparisonPoint, Spread } from '../../contract/results.ts';
import type { Fold, RunMetrics, RunRecord } from '../../contract/run.ts';
import { DENSE, DENSE_CONTINUED, isDense } from '../../contract/words.ts';
import { repeatOf } from '../../contract/run.ts';
import { againstReference } from './against-reference.ts';
import { pointLatency } from '../latency/point-latency.ts';
import { areOneNetwork, withoutInterval } from './one-network.ts';
import { referenceOf } from './reference-of.ts';
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
 * and the paired difference from the reference, the dense network that was trained as long. The levels of a
 * strategy are tested together.
 */
export function compare(runs: readonly SeriesRun[]): Comparison {
  const groups = [...Map.groupBy(runs, seriesOf).values()];
  const runsOf = (dense: string) => runs.filter(({ record }) => record.strategy === dense);
  const reference = referenceOf(runs.map(({ record }) => record));
  const denseOf: DenseOf = new Map(
    runsOf(DENSE).flatMap(({ record }) =>
      record.metrics ? [[repeatOf(record), record.metrics]] : [],
    ),
  );
  const byId = new Map(runs.map(({ record }) => [record.id, record]));
  const [referencePoint] = pointsOf(runsOf(reference), denseOf);
  const tested = (members: readonly SeriesRun[]) =>
    againstReference(pointsOf(members, denseOf), referencePoint ?? { runs: [] }, byId);
  const densePoint = (dense: string) =>
    (dense === reference ? referencePoint : tested(runsOf(dense))[0]) ?? null;
  const entries = groups.flatMap((members) => {
    const [first] = members;
    if (!first || isDense(first.record.strategy)) return [];
    const { strategy, family } = first.record;
    return [{ strategy, family, parameters: { ...first.settings }, points: tested(members) }];
  });
  return {
    dense: densePoint(DENSE),
    continued: densePoint(DENSE_CONTINUED),
    reference,
    series: entries.map((entry, index) => ({
      key: `${index + 1}-${entry.strategy}`,
      telling: tellingSettings(entry, entries),
      ...entry,
    })),
  };
}

function seriesOf({ record, settings }: SeriesRun): string {
  return canonicalize([record.strategy, settings]) ?? record.strategy;
}

/** The figures of the dense baselines, by seed and fold. */
type DenseOf = ReadonlyMap<string, RunMetrics>;

/** Points from the lowest level to the highest, differences left out. */
function pointsOf(runs: readonly SeriesRun[], denseOf: DenseOf): ComparisonPoint[] {
  const finished = runs.flatMap(({ record }): Finished[] => {
    const { id, seed, fold, level, metrics, achievedSparsity, weightSparsity } = record;
    if (!metrics || achievedSparsity === null) return [];
    return [{ id, seed, fold, level, achievedSparsity, weightSparsity, metrics }];
  });
  return [...Map.groupBy(finished, ({ level }) => level)]
    .toSorted(([a], [b]) => a - b)
    .map(([level, seeds]) => pointOf(level, seeds, denseOf));
}

function pointOf(level: number, seeds: readonly Finished[], denseOf: DenseOf): ComparisonPoint {
  const over = (figure: (metrics: RunMetrics) => number) =>
    spread(seeds.map(({ metrics }) => figure(metrics)));
  const folds = seeds[0]?.fold?.of ?? null;
  const accuracies = (values: (number | null)[], isOnce: boolean) => {
    const over = spreadOfAll(values, folds);
    return isOnce ? withoutInterval(over) : over;
  };
  const isOne = areOneNetwork(seeds.map(({ metrics }) => metrics));
  const sharesDense = areOneNetwork(seeds.flatMap((seed) => denseOf.get(repeatOf(seed)) ?? []));
  const oneShot = seeds.map(({ metrics }) => metrics.oneShotAccuracy);
  return {
    level,
    achievedSparsity: spread(seeds.map((seed) => seed.achievedSparsity)),
    weightSparsity: spreadOfAll(seeds.map((seed) => seed.weightSparsity)),
    accuracy: accuracies(
      seeds.map(({ metrics }) => metrics.accuracy),
      isOne,
    ) as Spread,
    validationAccuracy: accuracies(
      seeds.map(({ metrics }) => metrics.validationAccuracy),
      isOne,
    ),
    oneShotAccuracy: accuracies(oneShot, sharesDense && new Set(oneShot).size === 1),
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
    difference: null,
    runs: seeds.map(({ id, seed, fold }) => ({ id, seed, fold })),
  };
}
