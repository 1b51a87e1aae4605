import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { compare } from '../comparison/compare.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { accuracyAt, matchedAccuracies } from './matched.ts';

/** A run that achieved some compression ratio; no speed-up of its own. */
function at(strategy: string, seed: number, compressionRatio: number, accuracy: number) {
  const figures = { accuracy, compressionRatio, theoreticalSpeedup: 1 };
  return seriesRun(strategy, compressionRatio, seed, figures);
}

function matched(runs: readonly SeriesRun[]) {
  const records = new Map(runs.map(({ record }) => [record.id, record]));
  return matchedAccuracies(compare(runs), records);
}

/** Means by series, to nine digits. */
function means(found: ReturnType<typeof matched>[number] | undefined) {
  return found?.rows.map(({ accuracy }) =>
    accuracy.map((spread) => spread && Number(spread.mean.toFixed(9))),
  );
}

describe('the accuracy of one seed', () => {
  const points = [
    { at: 2, accuracy: 0.9 },
    { at: 8, accuracy: 0.7 },
  ];

  it('is linear in the logarithm between two points', () => {
    // 4 is half way from 2 to 8; 2 * sqrt(2) a quarter of the way.
    expect(accuracyAt(points, 4)).toBeCloseTo(0.8, 12);
    expect(accuracyAt(points, 2 * Math.SQRT2)).toBeCloseTo(0.85, 12);
  });

  it('is what NumPy interpolates', () => {
    // `numpy.interp(log(at), log(ratios), accuracies)`, by bench/scipy/statistics_table.py.
    const fixture = new URL('../../../test/fixtures/scipy-statistics.json', import.meta.url);
    const { interpolation } = JSON.parse(readFileSync(fixture, 'utf8')) as {
      interpolation: { ratios: number[]; accuracies: number[]; at: number[]; accuracy: number[] }[];
    };
    expect(interpolation).toHaveLength(2);
    for (const { ratios, accuracies, at: places, accuracy } of interpolation) {
      const curve = ratios.map((ratio, place) => ({
        at: ratio,
        accuracy: accuracies[place] ?? NaN,
      }));
      places.forEach((place, index) => {
        expect(accuracyAt(curve, place)).toBeCloseTo(accuracy[index] ?? NaN, 12);
      });
    }
  });

  it('is that of a point where there is one, and of several at one place their mean', () => {
    expect(accuracyAt(points, 8)).toBe(0.7);
    const double = [...points, { at: 8, accuracy: 0.5 }];
    expect(accuracyAt(double, 8)).toBeCloseTo(0.6, 12);
    expect(accuracyAt(double, 4)).toBeCloseTo(0.75, 12);
  });

  it('is not extrapolated', () => {
    expect(accuracyAt(points, 1.9)).toBeNull();
    expect(accuracyAt(points, 8.1)).toBeNull();
    expect(accuracyAt([], 2)).toBeNull();
    const nothingLeft = [...points, { at: Infinity, accuracy: 0.1 }];
    expect(accuracyAt(nothingLeft, 16)).toBeNull();
  });
});

describe('strategies at the same compression', () => {
  it('are read off at the powers of two that two of them reach', () => {
    const [found, ...others] = matched([
      ...[2, 8].map((ratio) => at('magnitude', 0, ratio, 1 - ratio / 100)),
      ...[1.5, 4, 32].map((ratio) => at('random', 0, ratio, 0.9 - ratio / 100)),
      at('scratch', 0, 64, 0.5),
    ]);
    expect(others).toEqual([]);
    expect(found?.measure).toBe('compressionRatio');
    expect(found?.at).toEqual([2, 4, 8]);
    expect(found?.rows.map(({ seriesKey }) => seriesKey)).toEqual([
      '1-magnitude',
      '2-random',
      '3-scratch',
    ]);
    // Magnitude: 0.98 at 2, 0.92 at 8. Random: 0.885 at 1.5, 0.86 at 4, 0.58 at 32;
    // at 2: 0.885 - 0.025 * log(2 / 1.5) / log(4 / 1.5); at 8: a third of the way from 4 to 32.
    const low = 0.885 - (0.025 * Math.log(2 / 1.5)) / Math.log(4 / 1.5);
    expect(means(found)).toEqual([
      [0.98, 0.95, 0.92],
      [Number(low.toFixed(9)), 0.86, Number((0.86 - 0.28 / 3).toFixed(9))],
      [null, null, null],
    ]);
  });

  it('are interpolated seed by seed, where each seed has achieved something else', () => {
    const [found] = matched([
      // Seed 0 is at 0.9 at ratio 4; seed 1 at 0.85, half way from 2.5 to 6.4.
      ...[at('threshold', 0, 4, 0.9), at('threshold', 1, 2.5, 0.9)].map(level(1)),
      ...[at('threshold', 0, 9, 0.5), at('threshold', 1, 6.4, 0.8)].map(level(2)),
      ...[0, 1].flatMap((seed) => [at('random', seed, 2, 0.6), at('random', seed, 4, 0.5)]),
    ]);
    const place = found?.at.indexOf(4) ?? -1;
    const spread = found?.rows[0]?.accuracy[place];
    expect(spread?.n).toBe(2);
    expect(spread?.mean).toBeCloseTo(0.875, 12);
  });

  it('have no figure where one of their seeds does not reach', () => {
    const [found] = matched([
      ...[2, 9].map((ratio) => at('magnitude', 0, ratio, 0.9)),
      ...[2, 9].map((ratio) => at('random', 0, ratio, 0.9)),
      ...[at('threshold', 0, 2, 0.9), at('threshold', 1, 2, 0.9)].map(level(1)),
      ...[at('threshold', 0, 9, 0.9), at('threshold', 1, 7, 0.9)].map(level(2)),
    ]);
    expect(found?.at).toEqual([2, 4, 8]);
    expect(means(found)?.[2]).toEqual([0.9, 0.9, null]);
  });

  it('are compared over the seeds that have finished every level', () => {
    const [found] = matched([
      ...[2, 4].map((ratio) => at('magnitude', 0, ratio, 0.9)),
      at('magnitude', 1, 2, 0.1),
      seriesRun('magnitude', 4, 1, null),
      ...[2, 4].map((ratio) => at('random', 0, ratio, 0.8)),
    ]);
    expect(found?.rows[0]?.accuracy).toMatchObject([
      { n: 1, mean: 0.9 },
      { n: 1, mean: 0.9 },
    ]);
  });

  it('are read off between the powers of two where these are too few', () => {
    const [found] = matched(
      ['magnitude', 'random'].flatMap((strategy) =>
        [2.5, 3.5].map((ratio) => at(strategy, 0, ratio, 0.9)),
      ),
    );
    expect(found?.at).toEqual([3]);
  });

  it('are not compared where no two of them meet', () => {
    expect(matched([at('magnitude', 0, 2, 0.9), at('random', 0, 4, 0.9)])).toEqual([]);
    expect(matched([])).toEqual([]);
  });
});

/** Puts runs on one level, whatever they achieved. */
function level(value: number) {
  return ({ settings, record }: SeriesRun): SeriesRun => ({
    settings,
    record: { ...record, level: value, id: `${record.id}@${value}` },
  });
}
