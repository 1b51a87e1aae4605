import { describe, expect, it } from 'vitest';
import type { ComparisonSeries } from '../../contract/results.ts';
import { figuresIn } from '../format/figures.ts';
import { comparisonPoint, spread } from '../test-data.ts';
import { accuracyChartOption } from './accuracy-chart.ts';
import type { AccuracyChartInput } from './accuracy-chart.ts';
import { dataOf, seriesWith, valuesOf } from './test-chart.ts';
import { CHART_INK } from './palette.ts';
import { seriesStyles } from './series-style.ts';

const magnitude: ComparisonSeries = {
  key: '1-magnitude',
  strategy: 'magnitude',
  label: 'Magnitude',
  family: 'weight',
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
const dense = comparisonPoint({ level: 0, accuracy: spread(0.98, 0.001), oneShotAccuracy: null });
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
      baseline: 'Unpruned baseline',
      seeds: (count) => `${count} seeds`,
      seriesName: ({ strategy }) => strategy,
      measures: { sparsity: 'Sparsity', compression: 'Compression', speedup: 'Speed-up' },
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

  it('draws the baseline across the whole width, also as far as compression reaches', () => {
    const across = (x: AccuracyChartInput['x']) =>
      valuesOf(accuracyChartOption(accuracyInput({ x })), 'dense');
    expect(across('sparsity')).toEqual([
      [0, 0.98],
      [1, 0.98],
    ]);
    expect(across('compression')).toEqual([
      [1, 0.98],
      [16, 0.98],
    ]);
  });

  it('tells mean, spread and number of seeds of a point', () => {
    const option = accuracyChartOption(accuracyInput());
    const [item] = dataOf(option, '1-magnitude');
    const { formatter } = seriesWith(option, '1-magnitude').tooltip as {
      formatter: (item: { data: unknown }) => string;
    };
    expect(formatter({ data: item })).toContain('97.50 ± 0.10% (3 seeds)');
  });

  it('draws nothing of a strategy that has no finished point, nor a baseline before its time', () => {
    const empty = { ...magnitude, points: [] };
    expect(accuracyChartOption(accuracyInput({ series: [empty], dense: null })).series).toEqual([]);
  });
});
