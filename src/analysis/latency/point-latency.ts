import { mean } from 'simple-statistics';
import type { LatencyDoubt } from '../../contract/latency.ts';
import type { Spread } from '../../contract/results.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { spread } from '../../statistics/spread.ts';
import { latencyDoubts } from './evidence.ts';

/** The figures of one finished seed, and of the dense baseline of that seed. */
export interface SeedLatency {
  readonly metrics: RunMetrics;
  /** Null where it is not finished; a dense baseline stands beside itself. */
  readonly dense: RunMetrics | null;
}

/** The latency of a strategy at a level. */
export interface PointLatency {
  readonly latencyMs: Record<string, Spread> | null;
  readonly latencyRatio: Record<string, Spread> | null;
  readonly latencyDoubts: LatencyDoubt[];
}

/**
 * Latencies over seeds, null until every seed is measured. How sure they are is what is worse of two:
 * how the seeds differ, whose networks may differ, and how the bursts differ, since one machine in
 * five moments is all that was seen. So seeds that share a measurement do not seem more certain than it
 * is, and a network of the dense one's own graph has a ratio of exactly 1, with no doubt about it.
 */
export function pointLatency(seeds: readonly SeedLatency[]): PointLatency {
  const sizes = Object.keys(seeds[0]?.metrics.latencyMs ?? {});
  const over = (of: (size: string) => Spread | null): Record<string, Spread> | null => {
    const known = sizes.flatMap((size) => {
      const found = of(size);
      return found ? [[size, found] as const] : [];
    });
    return known.length === 0 || known.length < sizes.length ? null : Object.fromEntries(known);
  };
  return {
    latencyMs: over((size) =>
      widest(
        seeds.map(({ metrics }) => metrics.latencyMs?.[size]?.p50 ?? null),
        seeds.map((seed) => burstsOf(seed, size)),
      ),
    ),
    latencyRatio: over((size) =>
      widest(
        seeds.map((seed) => ratioOf(seed, size)),
        seeds.map(({ metrics }) => metrics.latency?.batches[size]?.ratios ?? null),
      ),
    ),
    latencyDoubts: [...new Set(seeds.flatMap(({ metrics }) => latencyDoubts(metrics)))],
  };
}

/**
 * Milliseconds of each burst: like the latency itself, the share of the dense network's, of which its own
 * bursts are told.
 */
function burstsOf({ metrics, dense }: SeedLatency, size: string): readonly number[] | null {
  const own = metrics.latency?.batches[size];
  const ofDense = dense?.latency?.batches[size]?.medians;
  if (own === undefined || ofDense === undefined) return own?.medians ?? null;
  return own.ratios.slice(0, ofDense.length).map((ratio, burst) => ratio * (ofDense[burst] ?? NaN));
}

/** To the dense network in the same bursts; of earlier figures, to its own that stands beside. */
function ratioOf({ metrics, dense }: SeedLatency, size: string): number | null {
  if (metrics === dense) return 1;
  const ratios = metrics.latency?.batches[size]?.ratios;
  if (ratios) return mean(ratios);
  const own = metrics.latencyMs?.[size]?.p50;
  const whole = dense?.latencyMs?.[size]?.p50;
  return own === undefined || !whole ? null : own / whole;
}

/** The mean over seeds with the wider of the spreads over seeds and over bursts; null while one is missing. */
function widest(
  bySeed: readonly (number | null)[],
  byBurst: readonly (readonly number[] | null)[],
): Spread | null {
  const values = bySeed.filter((value) => value !== null);
  if (values.length === 0 || values.length < bySeed.length) return null;
  const overSeeds = spread(values);
  const bursts = meansOfBursts(byBurst);
  const overBursts = bursts && { ...spread(bursts), mean: overSeeds.mean };
  const isWider = (overBursts?.halfWidth ?? -1) > (overSeeds.halfWidth ?? -1);
  return overBursts && isWider ? overBursts : overSeeds;
}

/** Of each burst, the mean over the seeds; null where some seed was not measured in bursts. */
function meansOfBursts(bySeed: readonly (readonly number[] | null)[]): number[] | null {
  const known = bySeed.filter((bursts) => bursts !== null);
  const count = Math.min(...known.map(({ length }) => length));
  if (known.length < bySeed.length || !Number.isFinite(count)) return null;
  return Array.from({ length: count }, (_, place) =>
    mean(known.map((bursts) => bursts[place] ?? NaN)),
  );
}
