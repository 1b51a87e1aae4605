import { describe, expect, it } from 'vitest';
import type { Comparison, ComparisonSeries } from '../../contract/results.ts';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { comparisonPoint, runOf, spread } from '../../../test/fixtures/records.ts';
import { runsById } from './merge.ts';
import { commonSeeds, comparisonRows, measuredBatchSizes } from './rows.ts';

const magnitude: ComparisonSeries = {
  key: 'magnitude',
  strategy: 'magnitude',
  telling: [],
  family: 'weight',
  parameters: {},
  points: [
    comparisonPoint({ level: 0.5, achievedSparsity: spread(0.5), accuracy: spread(0.975) }),
    comparisonPoint({ level: 0.9, achievedSparsity: spread(0.9), accuracy: spread(0.96) }),
  ],
};
const threshold: ComparisonSeries = {
  ...magnitude,
  key: 'threshold',
  strategy: 'threshold',
  points: [comparisonPoint({ level: 0.01, achievedSparsity: spread(0.34) })],
};
const only = { continued: null, reference: 'dense' as const };
const comparison: Comparison = {
  ...only,
  dense: comparisonPoint({ level: 0, accuracy: spread(0.98), oneShotAccuracy: null }),
  series: [magnitude, threshold],
};

describe('comparisonRows', () => {
  it('has the baseline first and a row for each level', () => {
    const rows = comparisonRows(comparison, new Map());
    expect(rows.map((row) => row.id)).toEqual([
      'dense',
      'magnitude@0.5',
      'magnitude@0.9',
      'threshold@0.01',
    ]);
    expect(rows.map(({ isDense }) => isDense)).toEqual([true, false, false, false]);
  });

  it('has the reference before the network that it goes on from', () => {
    const continued = comparisonPoint({ level: 0 });
    const rows = comparisonRows(
      { ...comparison, continued, reference: 'dense-continued', series: [] },
      new Map(),
    );
    expect(rows.map((row) => [row.id, row.isDense])).toEqual([
      ['dense-continued', true],
      ['dense', true],
    ]);
  });

  it('counts the parameters of the runs behind a row, and only of all of them', () => {
    const behind = [0, 1].map((seed) => ({ id: `run ${seed}`, seed, fold: null }));
    const point = comparisonPoint({ runs: behind });
    const run = (seed: number, nonzeroParameters: number) =>
      runOf({ id: `run ${seed}`, metrics: { nonzeroParameters } as RunMetrics });
    const countOf = (...runs: RunRecord[]) =>
      comparisonRows({ ...only, dense: point, series: [] }, runsById(runs))[0]?.parameters;
    expect(countOf(run(0, 100), run(1, 110))).toBe(105);
    expect(countOf(run(0, 100))).toBeNull();
  });
});

describe('commonSeeds', () => {
  const rowsOver = (...counts: number[]) =>
    comparisonRows(
      {
        ...only,
        dense: null,
        series: [
          {
            ...magnitude,
            points: counts.map((n, level) =>
              comparisonPoint({ level, accuracy: spread(0.9, 0, n) }),
            ),
          },
        ],
      },
      new Map(),
    );

  it('is the number of seeds that all rows have, and none where they differ', () => {
    expect(commonSeeds(rowsOver(3, 3))).toBe(3);
    expect(commonSeeds(rowsOver(3, 2))).toBeNull();
    expect(commonSeeds([])).toBeNull();
  });
});

describe('measuredBatchSizes', () => {
  it('orders batch sizes as numbers', () => {
    const point = comparisonPoint({
      latencyMs: { '128': spread(1), '32': spread(1), '1': spread(1) },
    });
    expect(measuredBatchSizes({ ...only, dense: point, series: [] })).toEqual([1, 32, 128]);
  });

  it('is empty until something is measured', () => {
    const point = comparisonPoint({ latencyMs: null });
    expect(measuredBatchSizes({ ...only, dense: point, series: [] })).toEqual([]);
  });
});
