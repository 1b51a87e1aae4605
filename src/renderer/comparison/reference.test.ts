import { describe, expect, it } from 'vitest';
import { comparisonPoint, runOf, spread } from '../../../test/fixtures/records.ts';
import type { Comparison, ComparisonSeries } from '../../contract/results.ts';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { findPoint, withReference } from './reference.ts';

const run = (id: string, seed: number, accuracy: number): RunRecord =>
  runOf({ id, seed, metrics: { accuracy } as RunMetrics });
const runs = new Map(
  [
    run('a0', 0, 0.95),
    run('a1', 1, 0.96),
    run('a2', 2, 0.97),
    run('b0', 0, 0.94),
    run('b1', 1, 0.94),
    run('b3', 3, 0.5),
  ].map((one) => [one.id, one]),
);
const seriesOf = (key: string, ...seeds: number[]): ComparisonSeries => ({
  key,
  strategy: key,
  telling: [],
  family: 'weight',
  parameters: {},
  points: [
    comparisonPoint({
      level: 0.5,
      accuracy: spread(key === 'a' ? 0.96 : 0.8),
      runs: seeds.map((seed) => ({ id: `${key}${seed}`, seed, fold: null })),
    }),
  ],
});
const comparison: Comparison = {
  dense: comparisonPoint({ level: 0, accuracy: spread(0.98) }),
  continued: null,
  reference: 'dense',
  series: [seriesOf('a', 0, 1, 2), seriesOf('b', 0, 1, 3)],
};
const pinned = findPoint(comparison, 'b@0.5');
const against = (areRelated: boolean) => {
  if (pinned === undefined) throw new Error('b@0.5 is there');
  return withReference(comparison, pinned, runs, () => areRelated);
};

describe('withReference', () => {
  it('pairs the seeds that both points have', () => {
    const difference = against(true).series[0]?.points[0]?.difference;
    // Seeds 0 and 1: 0.95 - 0.94 and 0.96 - 0.94; mean 0.015, sd 0.00707, t(1) 12.706.
    expect(difference?.n).toBe(2);
    expect(difference?.mean).toBeCloseTo(0.015, 12);
    expect(difference?.halfWidth).toBeCloseTo((12.7062 * 0.0070711) / Math.SQRT2, 4);
    // Tested as against the reference of the comparison: t = 3 with one degree of freedom.
    expect(difference?.adjustedP).toBeCloseTo(0.204833, 6);
    expect(difference?.state).toBe('undecided');
  });

  it('has no difference of the reference to itself', () => {
    expect(against(true).series[1]?.points[0]?.difference).toBeNull();
  });

  it('takes the difference of the means where seeds are no pairs', () => {
    const difference = against(false).series[0]?.points[0]?.difference;
    expect(difference?.mean).toBeCloseTo(0.16, 12);
    expect(difference?.halfWidth).toBeNull();
    expect(difference?.state).toBeNull();
  });
});

describe('findPoint', () => {
  it('finds the baseline and points by their key, and nothing else', () => {
    expect(findPoint(comparison, 'dense')?.point).toBe(comparison.dense);
    expect(pinned?.seriesKey).toBe('b');
    expect(findPoint(comparison, 'b@0.9')).toBeUndefined();
  });
});
