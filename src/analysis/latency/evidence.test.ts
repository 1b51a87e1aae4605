import { describe, expect, it } from 'vitest';
import type { LatencyMeasurement } from '../../contract/latency.ts';
import { latencyDoubts, latencyEvidence, latencyMsOf, variation } from './evidence.ts';

/** Bursts by what the network and the dense one took, at batch size 1. */
function measured(
  pairs: readonly (readonly [own: number, dense: number])[],
  others: number | null = 0,
): LatencyMeasurement {
  return {
    bursts: pairs.map(([own, dense]) => ({
      '1': { own: { p50: own, p95: 2 * own }, dense: { p50: dense, p95: 2 * dense } },
    })),
    load: { others, average: 0 },
  };
}
const evidenceOf = (content: LatencyMeasurement, sameAsDense = false) =>
  latencyEvidence({ id: 1, measuredAt: '2026-01-01T00:00:00.000Z', sameAsDense, content });

describe('a latency', () => {
  const content = measured([
    [2, 4],
    [3, 6],
    [9, 10],
  ]);

  it('is the median of its bursts, of medians and of 95th percentiles', () => {
    expect(latencyMsOf(content, null)).toEqual({ 1: { p50: 3, p95: 6 } });
  });

  it('is the same share of the dense latency as of the dense passes in between', () => {
    // Shares 0.5, 0.5 and 0.9: 0.6333 of the dense network's median of 5, whose p95 is 10.
    const dense = measured([
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
    const { p50 = NaN, p95 = NaN } = latencyMsOf(content, dense)['1'] ?? {};
    expect(p50).toBeCloseTo(5 * 0.633333, 5);
    expect(p95).toBeCloseTo(2 * p50, 9);
    // The dense network's own is as it was measured.
    expect(latencyMsOf(dense, dense)).toEqual({ 1: { p50: 5, p95: 10 } });
  });

  it('comes with its bursts and with how it compares to the dense network in each', () => {
    expect(evidenceOf(content).batches).toEqual({
      1: { medians: [2, 3, 9], denseMedians: [4, 6, 10], ratios: [0.5, 0.5, 0.9] },
    });
    // Of the dense network's own graph it is 1, whatever was timed.
    expect(evidenceOf(content, true).batches['1']?.ratios).toEqual([1, 1, 1]);
  });
});

describe('a latency is unreliable', () => {
  const steady = [10, 10.2, 10.4, 10.6, 30].map((dense) => [5, dense] as const);

  it('where the dense network varied, one odd burst aside', () => {
    // The middle half: from 10.2 to 10.6, of 10.4.
    expect(variation([10, 10.2, 10.4, 10.6, 30])).toBeCloseTo(0.4 / 10.4, 9);
    expect(evidenceOf(measured(steady)).doubts).toEqual([]);
    const varied = [10, 10.2, 10.4, 11.5, 30].map((dense) => [5, dense] as const);
    // 1.3 of 10.4 is more than a tenth.
    expect(evidenceOf(measured(varied)).doubts).toEqual(['dense-varied']);
  });

  it('where others used the processors, if that is known', () => {
    expect(evidenceOf(measured(steady, 0.2)).doubts).toEqual([]);
    expect(evidenceOf(measured(steady, 0.21)).doubts).toEqual(['busy']);
    expect(evidenceOf(measured(steady, null)).doubts).toEqual([]);
  });

  it('where an earlier version measured it, and not where there is none', () => {
    expect(latencyDoubts({ latencyMs: { 1: { p50: 1, p95: 2 } } })).toEqual(['single-burst']);
    expect(latencyDoubts({ latencyMs: null })).toEqual([]);
    const latency = evidenceOf(measured(steady, 0.5));
    expect(latencyDoubts({ latencyMs: {}, latency })).toEqual(['busy']);
  });
});
