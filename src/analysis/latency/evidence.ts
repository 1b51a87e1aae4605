import { mean, quantile } from 'simple-statistics';
import type {
  Latency,
  LatencyDoubt,
  LatencyEvidence,
  LatencyMeasurement,
} from '../../contract/latency.ts';
import type { RunMetrics } from '../../contract/run.ts';

/** By so much the dense network may vary between bursts; see `variation`. */
const STEADY = 0.1;
/** Of the processors' time, the share that other programs may use. */
const QUIET_SHARE = 0.2;

/** A stored measurement. */
export interface Measured {
  readonly id: number;
  readonly measuredAt: string;
  /** It is the dense network's own graph. */
  readonly sameAsDense: boolean;
  readonly content: LatencyMeasurement;
}

/**
 * The latency of a measurement, in milliseconds by batch size: medians over its bursts. What the machine
 * did at that moment is taken out where the dense network has a measurement of its own: the same share of
 * that one's latency as of the dense passes in between, which is much steadier than milliseconds are.
 *
 * @param dense the measurement that is the dense network's latency; null where there is none
 */
export function latencyMsOf(
  measurement: LatencyMeasurement,
  dense: LatencyMeasurement | null,
): Record<string, Latency> {
  const found = mediansOf(measurement);
  if (dense === null || dense === measurement) return found;
  const ofDense = mediansOf(dense);
  return Object.fromEntries(
    Object.entries(found).map(([size, { p50, p95 }]) => {
      const pairs = measurement.bursts.flatMap((burst) => burst[size] ?? []);
      const share = mean(pairs.map((pair) => pair.own.p50 / pair.dense.p50));
      const scale = (share * (ofDense[size]?.p50 ?? NaN)) / p50;
      return [size, Number.isFinite(scale) ? { p50: p50 * scale, p95: p95 * scale } : { p50, p95 }];
    }),
  );
}

function mediansOf({ bursts }: LatencyMeasurement): Record<string, Latency> {
  return Object.fromEntries(
    Object.keys(bursts[0] ?? {}).map((size) => {
      const own = bursts.flatMap((burst) => burst[size]?.own ?? []);
      return [
        size,
        {
          p50: quantile(
            own.map(({ p50 }) => p50),
            0.5,
          ),
          p95: quantile(
            own.map(({ p95 }) => p95),
            0.5,
          ),
        },
      ];
    }),
  );
}

/** What stands behind a measured latency, and whether it can be relied on. */
export function latencyEvidence({
  id,
  measuredAt,
  sameAsDense,
  content: { bursts, load },
}: Measured): LatencyEvidence {
  const batches = Object.fromEntries(
    Object.keys(bursts[0] ?? {}).map((size) => {
      const pairs = bursts.flatMap((burst) => burst[size] ?? []);
      return [
        size,
        {
          medians: pairs.map(({ own }) => own.p50),
          denseMedians: pairs.map(({ dense }) => dense.p50),
          ratios: pairs.map(({ own, dense }) => (sameAsDense ? 1 : own.p50 / dense.p50)),
        },
      ];
    }),
  );
  const varied = Object.values(batches).some((batch) => variation(batch.denseMedians) > STEADY);
  const doubts: LatencyDoubt[] = [
    ...(varied ? (['dense-varied'] as const) : []),
    ...((load.others ?? 0) > QUIET_SHARE ? (['busy'] as const) : []),
  ];
  return { measurement: id, measuredAt, sameAsDense, batches, load, doubts };
}

/** Why the latency of a run should be measured again; empty where it can be relied on or there is none. */
export function latencyDoubts({
  latency,
  latencyMs,
}: Pick<RunMetrics, 'latency' | 'latencyMs'>): readonly LatencyDoubt[] {
  if (latency) return latency.doubts;
  return latencyMs ? ['single-burst'] : [];
}

/**
 * How far the middle half of values lies apart, as a share of their median: of five bursts, from the second
 * to the fourth. One odd burst does no harm to medians, and is no reason to measure again.
 */
export function variation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const [low, middle, high] = quantile([...values], [0.25, 0.5, 0.75]) as [number, number, number];
  return (high - low) / middle;
}
