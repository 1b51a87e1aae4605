import canonicalize from 'canonicalize';
import type { Comparison, ComparisonPoint } from '../../contract/results.ts';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { DENSE } from '../../contract/words.ts';
import { seriesLabels } from './series-labels.ts';
import { spread, spreadOfAll } from './spread.ts';

/** A run of a series. */
export interface SeriesRun {
  /** The parameters that all runs of its series have in common. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly record: RunRecord;
}

interface Finished {
  readonly level: number;
  readonly achievedSparsity: number;
  readonly metrics: RunMetrics;
}

/** Strategies side by side: for each level the mean and spread over those seeds that are finished. */
export function compare(
  runs: readonly SeriesRun[],
  labelOf: (strategy: string) => string,
): Comparison {
  const groups = [...Map.groupBy(runs, seriesOf).values()];
  const dense = groups.filter(([first]) => first?.record.strategy === DENSE).flat();
  const entries = groups.flatMap((members) => {
    const [first] = members;
    if (!first || first.record.strategy === DENSE) return [];
    const { strategy, family } = first.record;
    return [{ strategy, family, parameters: first.settings, points: pointsOf(members) }];
  });
  const labels = seriesLabels(entries, labelOf);
  return {
    dense: pointsOf(dense)[0] ?? null,
    series: entries.map(({ strategy, family, points }, index) => ({
      key: `${index + 1}-${strategy}`,
      strategy,
      label: labels[index] ?? strategy,
      family,
      points,
    })),
  };
}

function seriesOf({ record, settings }: SeriesRun): string {
  return canonicalize([record.strategy, settings]) ?? record.strategy;
}

function pointsOf(runs: readonly SeriesRun[]): ComparisonPoint[] {
  const finished = runs.flatMap(({ record }): Finished[] => {
    const { level, metrics, achievedSparsity } = record;
    return metrics && achievedSparsity !== null ? [{ level, achievedSparsity, metrics }] : [];
  });
  return [...Map.groupBy(finished, ({ level }) => level)]
    .toSorted(([a], [b]) => a - b)
    .map(([level, seeds]) => pointOf(level, seeds));
}

function pointOf(level: number, seeds: readonly Finished[]): ComparisonPoint {
  const over = (figure: (metrics: RunMetrics) => number) =>
    spread(seeds.map(({ metrics }) => figure(metrics)));
  return {
    level,
    achievedSparsity: spread(seeds.map((seed) => seed.achievedSparsity)),
    accuracy: over((metrics) => metrics.accuracy),
    oneShotAccuracy: spreadOfAll(seeds.map(({ metrics }) => metrics.oneShotAccuracy)),
    compressionRatio: over((metrics) => metrics.compressionRatio),
    macs: over((metrics) => metrics.macs),
    theoreticalSpeedup: over((metrics) => metrics.theoreticalSpeedup),
    sizeBytes: over((metrics) => metrics.sizeBytes),
    gzipBytes: over((metrics) => metrics.gzipBytes),
    latencyMs: latencyOf(seeds),
  };
}

function latencyOf(seeds: readonly Finished[]): ComparisonPoint['latencyMs'] {
  const batchSizes = Object.keys(seeds[0]?.metrics.latencyMs ?? {});
  const spreads = batchSizes.map(
    (size) =>
      [
        size,
        spreadOfAll(seeds.map(({ metrics }) => metrics.latencyMs?.[size]?.p50 ?? null)),
      ] as const,
  );
  const known = spreads.flatMap(([size, over]) => (over ? [[size, over] as const] : []));
  return known.length === 0 || known.length < batchSizes.length ? null : Object.fromEntries(known);
}
