import { describe, expect, it } from 'vitest';
import type { LatencyMeasurement } from '../../contract/latency.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { latencyEvidence, latencyMsOf } from './evidence.ts';
import { pointLatency } from './point-latency.ts';

/** Metrics of a run whose network took so long in each burst, the dense one 10. */
function run(own: readonly number[], { id = 1, sameAsDense = false, others = 0 } = {}): RunMetrics {
  const content: LatencyMeasurement = {
    bursts: own.map((p50) => ({
      1: { own: { p50, p95: p50 }, dense: { p50: 10, p95: 10 } },
    })),
    load: { others, average: null },
  };
  const latency = latencyEvidence({ id, measuredAt: '', sameAsDense, content });
  return { latencyMs: latencyMsOf(content, null), latency } as RunMetrics;
}
const old = (p50: number) => ({ latencyMs: { 1: { p50, p95: p50 } } }) as unknown as RunMetrics;
const of = (...seeds: RunMetrics[]) =>
  pointLatency(seeds.map((metrics) => ({ metrics, dense: null })));

describe('the latency of a point', () => {
  it('has the interval of its bursts where all seeds share one measurement', () => {
    const { latencyRatio, latencyMs } = of(run([5, 6, 7]), run([5, 6, 7]));
    // 0.5, 0.6, 0.7: sd 0.1, half width 4.3027 * 0.1 / sqrt(3) = 0.24841, as from one seed.
    expect(latencyRatio?.['1']).toMatchObject({ n: 3 });
    expect(latencyRatio?.['1']?.mean).toBeCloseTo(0.6, 12);
    expect(latencyRatio?.['1']?.halfWidth).toBeCloseTo(0.248414, 5);
    expect(of(run([5, 6, 7])).latencyRatio?.['1']?.halfWidth).toBeCloseTo(0.248414, 5);
    expect(latencyMs?.['1']?.halfWidth).toBeCloseTo(2.48414, 4);
  });

  it('has that of its seeds where their networks differ by more', () => {
    // 0.2 and 0.4: sd 0.141421, half width 12.7062 * 0.1 = 1.27062.
    const ratio = of(run([2, 2, 2]), run([4, 4, 4], { id: 2 })).latencyRatio?.['1'];
    expect(ratio?.mean).toBeCloseTo(0.3, 12);
    expect(ratio?.halfWidth).toBeCloseTo(1.27062, 4);
  });

  it('is exactly that of the dense network where the graph is its own', () => {
    const ratio = of(run([8, 9, 14], { sameAsDense: true })).latencyRatio?.['1'];
    expect(ratio).toMatchObject({ mean: 1, halfWidth: 0 });
  });

  it('has the milliseconds of the dense network’s bursts, of which it is a share', () => {
    const dense = run([9, 10, 11], { sameAsDense: true });
    const metrics = run([5, 5, 5]);
    const found = pointLatency([{ metrics, dense }]).latencyMs?.['1'];
    // 0.5 of 9, 10 and 11: sd 0.5, half width 4.3027 * 0.5 / sqrt(3).
    expect(found?.sd).toBeCloseTo(0.5, 12);
    expect(found?.halfWidth).toBeCloseTo(1.24207, 4);
    expect(pointLatency([{ metrics: dense, dense }]).latencyMs?.['1']?.sd).toBeCloseTo(1, 12);
  });

  it('that an earlier version measured is compared with the baseline of the seed', () => {
    const dense = old(4);
    const found = pointLatency([{ metrics: old(3), dense }]);
    expect(found.latencyRatio?.['1']).toEqual({ n: 1, mean: 0.75, sd: null, halfWidth: null });
    expect(found.latencyDoubts).toEqual(['single-burst']);
    expect(pointLatency([{ metrics: dense, dense }]).latencyRatio?.['1']?.mean).toBe(1);
    expect(of(old(3)).latencyRatio).toBeNull();
  });

  it('is not there until every seed is measured, and tells what is doubted of any', () => {
    expect(of(run([5]), { latencyMs: null } as RunMetrics)).toMatchObject({
      latencyMs: null,
      latencyRatio: null,
    });
    expect(of(run([5]), run([5], { others: 0.9 })).latencyDoubts).toEqual(['busy']);
  });
});
