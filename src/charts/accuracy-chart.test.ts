import { describe, expect, it } from 'vitest';
import type { ComparisonPoint, ComparisonSeries } from '../contract/results.ts';
import { figuresIn } from '../language/figures.ts';
import type { RunMetrics } from '../contract/run.ts';
import { comparisonPoint, runOf, spread } from '../../test/fixtures/records.ts';
import { accuracyChartOption, hasMarksAside } from './accuracy-chart.ts';
import type { AccuracyChartInput } from './accuracy-chart.ts';
import { dataOf, seriesWith, valuesOf } from './test-chart.ts';
import { CHART_INK } from './palette.ts';
import { seriesStyles } from './series-style.ts';

const magnitude: ComparisonSeries = {
  key: '1-magnitude',
  strategy: 'magnitude',
  telling: [],
  family: 'weight',
  parameters: {},
  points: [
    comparisonPoint({
      level: 0.9,
      achievedSparsity: spread(0.9),
      compressionRatio: spread(10),
      accuracy: spread(0.96, 0.002),
      oneShotAccuracy: spread(0.8, 0.05),
    }),
    comparisonPoint({
      level: 0.5,
      achievedSparsity: spread(0.5),
      compressionRatio: spread(2),
      accuracy: spread(0.975, 0.001),
      oneShotAccuracy: spread(0.97, 0.002),
    }),
  ],
};
const scratch: ComparisonSeries = {
  ...magnitude,
  key: '2-scratch',
  strategy: 'scratch',
  family: 'compression',
  points: magnitude.points.map((point) => ({ ...point, oneShotAccuracy: null })),
};
const dense = [
  {
    key: 'dense' as const,
    point: comparisonPoint({ level: 0, accuracy: spread(0.98, 0.001), oneShotAccuracy: null }),
  },
];
function accuracyInput(changes: Partial<AccuracyChartInput> = {}): AccuracyChartInput {
  return {
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    series: [magnitude, scratch],
    dense,
    styles: seriesStyles([magnitude, scratch], 'light'),
    y: 'final',
    x: 'sparsity',
    from: null,
    texts: {
      xAxis: 'Sparsity',
      yAxis: 'Final accuracy',
      reference: 'Dense baseline',
      denseName: (key) => key,
      seriesName: ({ strategy }) => strategy,
      tip: {
        asked: 'Asked',
        askedText: (level) => `${level * 100}%`,
        achieved: 'Achieved sparsity',
        compression: 'Compression',
        final: 'Final accuracy',
        oneShot: 'One-shot accuracy',
        difference: 'Difference',
        size: 'Size',
        latency: 'Latency',
        seeds: 'Seeds',
        unreliable: 'unreliable',
        aside: 'The mark stands aside.',
      },
    },
    ...changes,
  };
}

describe('accuracy chart', () => {
  it('draws a line of means from the lowest to the highest, whatever order they come in', () => {
    const option = accuracyChartOption(accuracyInput());
    expect(valuesOf(option, '1-magnitude')).toEqual([
      [0.5, 0.975],
      [0.9, 0.96],
    ]);
  });

  it('draws a band of one standard deviation around the means', () => {
    const option = accuracyChartOption(accuracyInput());
    expect(dataOf(option, '1-magnitude band')).toEqual([
      [0.5, 0.975 - 0.001, 0.975 + 0.001],
      [0.9, 0.96 - 0.002, 0.96 + 0.002],
    ]);
  });

  it('stands on the measure of pruning that is asked for', () => {
    const option = accuracyChartOption(accuracyInput({ x: 'compression' }));
    expect(valuesOf(option, '1-magnitude')).toEqual([
      [2, 0.975],
      [10, 0.96],
    ]);
    expect(option.xAxis).toMatchObject({ type: 'log' });
  });

  it('leaves a strategy out of one-shot accuracy where that does not apply', () => {
    const option = accuracyChartOption(accuracyInput({ y: 'oneShot' }));
    expect(option.series.map(({ id }) => id)).not.toContain('2-scratch');
    expect(valuesOf(option, '1-magnitude')).toEqual([
      [0.5, 0.97],
      [0.9, 0.8],
    ]);
  });

  it('draws the baseline across the whole width, wherever that begins', () => {
    for (const x of ['sparsity', 'compression'] as const) {
      const option = accuracyChartOption(accuracyInput({ x }));
      const { min, max } = option.xAxis as { min: number; max: number };
      expect(valuesOf(option, 'dense')).toEqual([
        [min, 0.98],
        [max, 0.98],
      ]);
      // Near the points, which begin at half the weights.
      expect(min).toBeGreaterThan(x === 'sparsity' ? 0.4 : 1.8);
    }
  });

  it('tells level, spread, difference, size, latency and seeds of a point', () => {
    const [point] = magnitude.points;
    const series = {
      ...magnitude,
      points: [{ ...(point as ComparisonPoint), latencyDoubts: ['busy' as const] }],
    };
    const option = accuracyChartOption(accuracyInput({ series: [series] }));
    const [item] = dataOf(option, '1-magnitude');
    const { formatter } = seriesWith(option, '1-magnitude').tooltip as {
      formatter: (item: { data: unknown }) => string;
    };
    const cells = [...formatter({ data: item }).matchAll(/<td[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(cells).toEqual([
      ...['Asked', '90%'],
      ...['Achieved sparsity', '90%'],
      ...['Compression', '10.0×'],
      ...['Final accuracy', '96.00 ± 0.20%'],
      ...['Size', '200.0 kB'],
      ...['Latency', '? 0.100'],
      ...['Seeds', '3'],
    ]);
  });

  it('tells apart what lies on each other: marks step aside and say so, the line is dashed', () => {
    const option = accuracyChartOption(accuracyInput());
    const [first] = dataOf(option, '1-magnitude') as [{ symbolOffset: number[]; tip: object }];
    const [second] = dataOf(option, '2-scratch') as [{ symbolOffset: number[] }];
    expect([first.symbolOffset, second.symbolOffset]).toEqual([
      [-4.5, 0],
      [4.5, 0],
    ]);
    expect(first.tip).toMatchObject({ notes: ['The mark stands aside.'] });
    expect(hasMarksAside(option)).toBe(true);
    const lineOf = (id: string) =>
      (seriesWith(option, id) as { lineStyle: { type: unknown } }).lineStyle;
    expect([lineOf('1-magnitude').type, lineOf('2-scratch').type]).toEqual(['solid', [9, 9]]);
    expect(hasMarksAside(accuracyChartOption(accuracyInput({ series: [magnitude] })))).toBe(false);
  });

  it('has the dense network as a point at its own cost, with whiskers in both directions', () => {
    const latencyMs = { '1': spread(0.1, 0.01) };
    const [reference] = dense;
    const option = accuracyChartOption(
      accuracyInput({
        x: 'latency',
        band: 'sd',
        dense: [{ key: 'dense', point: { ...(reference?.point as ComparisonPoint), latencyMs } }],
      }),
    );
    expect(valuesOf(option, 'dense')).toEqual([[0.1, 0.98]]);
    expect(dataOf(option, 'dense band')).toEqual([
      [0.1, 0.98, 0.1 - 0.01, 0.1 + 0.01, 0.98 - 0.001, 0.98 + 0.001, 0],
    ]);
    // Lines through it tell who is slower, and who less accurate.
    const line = (id: string, axis: 0 | 1) =>
      dataOf(option, id).map((place) => (place as number[])[axis]);
    expect(line('dense cost', 0)).toEqual([0.1, 0.1]);
    expect(line('dense accuracy', 1)).toEqual([0.98, 0.98]);
  });

  it('shows the part that the reader zoomed to', () => {
    const zoom = { x: [0.45, 0.55], y: [0.97, 0.98] } as const;
    const option = accuracyChartOption(accuracyInput({ zoom }));
    expect(option.xAxis).toMatchObject({ min: 0.45, max: 0.55 });
    expect(option.yAxis).toMatchObject({ min: 0.97, max: 0.98 });
  });

  it('draws nothing of a strategy that has no finished point, nor a baseline before its time', () => {
    const empty = { ...magnitude, points: [] };
    expect(accuracyChartOption(accuracyInput({ series: [empty], dense: [] })).series).toEqual([]);
  });

  it('shows the 95 % interval, or no band at all, when asked for it', () => {
    const [first] = dataOf(
      accuracyChartOption(accuracyInput({ band: 'interval' })),
      '1-magnitude band',
    );
    // 4.303 * 0.001 / sqrt(3)
    expect(first).toEqual([
      0.5,
      expect.closeTo(0.975 - 0.002484, 5),
      expect.closeTo(0.975 + 0.002484, 5),
    ]);
    const bare = accuracyChartOption(accuracyInput({ band: 'none' }));
    expect(bare.series.map(({ id }) => id)).toEqual(['dense', '1-magnitude', '2-scratch']);
  });

  it('has no band of a single seed', () => {
    const single = {
      ...magnitude,
      points: magnitude.points.map((point) => ({ ...point, accuracy: spread(0.97) })),
    };
    const option = accuracyChartOption(accuracyInput({ series: [single], band: 'interval' }));
    expect(option.series.map(({ id }) => id)).not.toContain('1-magnitude band');
  });

  it('joins points by their level where a cost goes back and forth', () => {
    const latencies = [0.3, 0.2].map((milliseconds, index) => ({
      ...comparisonPoint({ level: 0.5 + index / 10, latencyMs: { '8': spread(milliseconds) } }),
    }));
    const option = accuracyChartOption(
      accuracyInput({ series: [{ ...magnitude, points: latencies }], x: 'latency', batchSize: 8 }),
    );
    expect(valuesOf(option, '1-magnitude')).toEqual([
      [0.3, 0.97],
      [0.2, 0.97],
    ]);
  });

  it('leaves out what is not measured at a batch size', () => {
    const option = accuracyChartOption(accuracyInput({ x: 'latency', batchSize: 64 }));
    expect(option.series.map(({ id }) => id)).not.toContain('1-magnitude');
  });

  it('draws differences around a line at zero', () => {
    const tested = {
      ...spread(-0.02, 0.001),
      p: 0.01,
      adjustedP: 0.04,
      margin: 0.005,
      equivalenceP: 1,
      state: 'different' as const,
      test: { method: 'paired' as const, degreesOfFreedom: 2, comparisons: 4 },
    };
    const series = {
      ...magnitude,
      points: magnitude.points.map((point) => ({ ...point, difference: tested })),
    };
    const option = accuracyChartOption(accuracyInput({ series: [series], y: 'difference' }));
    expect(valuesOf(option, '1-magnitude')).toEqual([
      [0.5, -0.02],
      [0.9, -0.02],
    ]);
    expect(valuesOf(option, 'dense').map((value) => (value as number[])[1])).toEqual([0, 0]);
    expect(option.yAxis).toMatchObject({ max: 0 });
  });

  it('shows single seeds, and their difference to the reference of the same seed', () => {
    const run = (id: string, seed: number, accuracy: number) =>
      runOf({ id, seed, achievedSparsity: 0.5, metrics: { accuracy } as RunMetrics });
    const runs = new Map([run('a', 0, 0.9), run('b', 1, 0.92)].map((one) => [one.id, one]));
    const behind = {
      runs: [
        { id: 'a', seed: 0, fold: null },
        { id: 'b', seed: 1, fold: null },
        { id: 'gone', seed: 2, fold: null },
      ],
    };
    const series = [{ ...magnitude, points: [comparisonPoint({ level: 0.5, ...behind })] }];
    const seedsOf = (changes: Partial<AccuracyChartInput>) =>
      valuesOf(
        accuracyChartOption(accuracyInput({ series, runs, ...changes })),
        '1-magnitude seeds',
      );
    expect(seedsOf({})).toEqual([
      [0.5, 0.9],
      [0.5, 0.92],
    ]);
    const referenceAccuracy = ({ seed }: { seed: number }) => (seed === 0 ? 0.95 : null);
    expect(seedsOf({ y: 'difference', referenceAccuracy })).toEqual([
      [0.5, expect.closeTo(-0.05, 12)],
    ]);
  });

  it('draws the front of the means, the baseline among them', () => {
    const option = accuracyChartOption(accuracyInput({ pareto: true }));
    expect(dataOf(option, 'pareto front')).toEqual([
      [0.5, 0.98],
      // scratch has the same figures as magnitude here: neither beats the other.
      [0.9, 0.96],
      [0.9, 0.96],
    ]);
    expect(seriesWith(option, 'pareto front')).toMatchObject({ step: 'start' });
  });

  it('finds the front by the validation examples, where all were tried on some', () => {
    const pointOf = (ratio: number, test: number, validation: number | null) =>
      comparisonPoint({
        achievedSparsity: spread(ratio),
        accuracy: spread(test),
        validationAccuracy: validation === null ? null : spread(validation),
      });
    const front = (second: number | null) => {
      // By the test set the second is beaten by the first, by the validation examples it is not.
      const points = [pointOf(0.9, 0.96, 0.94), pointOf(0.5, 0.95, second)];
      const series = [{ ...magnitude, points }];
      return dataOf(
        accuracyChartOption(accuracyInput({ series, dense: [], pareto: true })),
        'pareto front',
      );
    };
    expect(front(0.95)).toEqual([
      [0.5, 0.95],
      [0.9, 0.96],
    ]);
    expect(front(null)).toEqual([[0.9, 0.96]]);
  });

  it('draws both dense networks, and has the reference alone on the front', () => {
    const continued = {
      key: 'dense-continued' as const,
      point: comparisonPoint({ level: 0, accuracy: spread(0.985, 0.001), oneShotAccuracy: null }),
    };
    const option = accuracyChartOption(
      accuracyInput({ dense: [continued, ...dense], series: [], pareto: true }),
    );
    expect(valuesOf(option, 'dense-continued')[0]).toMatchObject({ 1: 0.985 });
    expect(valuesOf(option, 'dense')[0]).toMatchObject({ 1: 0.98 });
    expect(dataOf(option, 'pareto front')).toEqual([[0.5, 0.985]]);
  });

  it('names a baseline where no marks stand in the way of its name', () => {
    const endOf = (accuracies: readonly number[]) => {
      const points = accuracies.map((mean, index) => {
        const ratio = 2 ** (index + 1);
        const level = 1 - 1 / ratio;
        return comparisonPoint({ level, accuracy: spread(mean), compressionRatio: spread(ratio) });
      });
      const option = accuracyChartOption(
        accuracyInput({ series: [{ ...magnitude, points }], x: 'compression' }),
      );
      const { label } = option.series.find(({ id }) => id === 'dense') as unknown as {
        label: { align: string; formatter: (item: { dataIndex: number }) => string };
      };
      return [label.align, ...[0, 1].map((dataIndex) => label.formatter({ dataIndex }) !== '')];
    };
    expect(endOf([0.981, 0.9, 0.7])).toEqual(['right', false, true]);
    expect(endOf([0.7, 0.9, 0.981])).toEqual(['left', true, false]);
    expect(endOf([0.981, 0.9, 0.981])).toEqual(['left', true, false]);
  });

  it('names the highest of several baselines above it and the lowest below', () => {
    const baselineOf = (key: string, accuracy: number): ComparisonSeries => ({
      ...magnitude,
      key,
      strategy: 'dense',
      points: [comparisonPoint({ level: 0, accuracy: spread(accuracy) })],
    });
    const option = accuracyChartOption(
      accuracyInput({
        dense: [],
        series: [baselineOf('a', 0.9), baselineOf('b', 0.95), baselineOf('c', 0.8)],
      }),
    );
    const labels = option.series.map((one) => [
      one.id,
      'label' in one ? (one.label as { show: boolean }).show : null,
    ]);
    expect(labels).toEqual([
      ['b', true],
      ['a', false],
      ['c', true],
    ]);
  });
});
