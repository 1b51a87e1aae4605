import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { needsSchema } from '../../contract/answer.ts';
import type { Needs } from '../../contract/answer.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { compare } from '../comparison/compare.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { answer } from './answer.ts';

const NOTHING_ASKED = { accuracyLoss: null, size: null, macs: null, latency: null };

/** The answer of runs to needs; nothing is required where none is given. */
export function ask(runs: readonly SeriesRun[], needs: Partial<Needs> = {}) {
  return answer(
    compare(runs),
    runs.map(({ record }) => record),
    needsSchema.parse({ ...NOTHING_ASKED, ...needs }),
  );
}

/** Dense baselines at 0.95, of 1000 bytes and 100 MACs, 1 ms at batch size 1. */
export function dense(...seeds: number[]): SeriesRun[] {
  return seeds.map((seed) =>
    seriesRun('dense', 0, seed, {
      accuracy: 0.95,
      gzipBytes: 1000,
      macs: 100,
      latencyMs: { 1: { p50: 1, p95: 2 } },
    }),
  );
}

/** A strategy at a level: one accuracy per seed, from 0; null where the seed has no figures. */
export function point(
  strategy: string,
  level: number,
  accuracies: readonly (number | null)[],
  figures: Partial<RunMetrics> = {},
): SeriesRun[] {
  return accuracies.map((accuracy, seed) =>
    seriesRun(strategy, level, seed, accuracy === null ? null : { ...figures, accuracy }),
  );
}

/** Latencies of five bursts, as shares of the dense network's 1 ms at batch size 1. */
export function measured(...ratios: number[]): Partial<RunMetrics> {
  const medians = ratios;
  return {
    latencyMs: { 1: { p50: ratios[0] ?? NaN, p95: 2 } },
    latency: {
      measurement: 1,
      measuredAt: '2026-01-01T00:00:00.000Z',
      sameAsDense: false,
      batches: { 1: { medians, denseMedians: ratios.map(() => 1), ratios } },
      load: { others: 0, average: 0 },
      doubts: [],
    },
  };
}

/** A candidate by its strategy and level. */
export const names = (found: { strategy: string; level: number } | null) =>
  found && [found.strategy, found.level];
