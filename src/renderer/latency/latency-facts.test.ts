import { describe, expect, it } from 'vitest';
import type { RunMetrics } from '../../contract/run.ts';
import { runOf } from '../../../test/fixtures/records.ts';
import { latencyFacts } from './latency-facts.ts';

const LATENCY_MS = { 1: { p50: 1, p95: 2 } };

function measured(
  latency: Partial<NonNullable<RunMetrics['latency']>> | undefined,
  latencyMs: RunMetrics['latencyMs'] = LATENCY_MS,
) {
  const evidence = {
    measurement: 1,
    measuredAt: '2026-01-01T00:00:00.000Z',
    sameAsDense: false,
    batches: { 1: { medians: [1, 1], denseMedians: [1, 1], ratios: [1, 1] } },
    load: { others: 0.01, average: null },
    doubts: [],
    ...latency,
  };
  const metrics = { latencyMs, ...(latency && { latency: evidence }) } as RunMetrics;
  return runOf({ metrics });
}

describe('what is told of latencies', () => {
  it('is when the last was measured, in how many bursts, and what else went on at the worst', () => {
    const facts = latencyFacts([
      measured({}),
      measured({ measuredAt: '2026-02-01T00:00:00.000Z', load: { others: 0.1, average: null } }),
      measured(undefined, null),
      runOf({}),
    ]);
    expect(facts).toEqual({
      measured: 2,
      mixed: false,
      doubts: [],
      evidence: { bursts: 2, at: '2026-02-01T00:00:00.000Z', others: 0.1 },
    });
  });

  it('is why some of them should be measured again', () => {
    const facts = latencyFacts([measured({ doubts: ['busy'] }), measured({})]);
    expect(facts).toMatchObject({ doubts: ['busy'], mixed: true });
    expect(latencyFacts([measured(undefined)])).toMatchObject({
      doubts: ['single-burst'],
      mixed: false,
      evidence: null,
    });
  });
});
