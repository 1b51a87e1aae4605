import { describe, expect, it } from 'vitest';
import { comparisonPoint, spread } from '../../test/fixtures/records.ts';
import { figuresIn } from '../language/figures.ts';
import { CHART_INK } from './palette.ts';
import { denseMarkStyle, placedStyles } from './series-style.ts';
import { settingChartOption } from './setting-chart.ts';
import type { SettingChartInput, SettingSeries } from './setting-chart.ts';
import { dataOf, seriesWith, valuesOf } from './test-chart.ts';

const [style] = placedStyles(['magnitude'], 'light');
const seriesOf = (
  key: string,
  ...points: [value: number | string, accuracy: number, terms?: string][]
) =>
  ({
    ...{
      key,
      name: key,
      family: 'weight',
      style: style ?? denseMarkStyle('dense', CHART_INK.light),
    },
    points: points.map(([value, accuracy, terms = '']) => ({
      value,
      terms,
      point: comparisonPoint({ accuracy: spread(accuracy, 0.01) }),
      tip: { title: key, lines: [] },
    })),
  }) satisfies SettingSeries;

const draw = (changes: Partial<SettingChartInput>) =>
  settingChartOption({
    ...{ series: [], dense: seriesOf('dense'), y: 'final', band: 'none', name: 'Epochs' },
    ...{ valueText: String, plot: [700, 300], ink: CHART_INK.light, figures: figuresIn('en') },
    ...changes,
  });

describe('a chart over a setting', () => {
  it('has numbers as far apart as they are, in their order, with a label at each', () => {
    const option = draw({ series: [seriesOf('magnitude', [4, 0.95], [1, 0.9], [2, 0.93])] });
    expect(valuesOf(option, 'magnitude')).toEqual([
      [1, 0.9],
      [2, 0.93],
      [4, 0.95],
    ]);
    expect(option.xAxis).toMatchObject({ type: 'value', axisLabel: { customValues: [1, 2, 4] } });
  });

  it('has numbers that are far apart on a logarithmic axis', () => {
    const option = draw({ series: [seriesOf('magnitude', [0.001, 0.9], [0.1, 0.93])] });
    expect(option.xAxis).toMatchObject({ type: 'log' });
  });

  it('has a place for every name', () => {
    const option = draw({
      series: [seriesOf('magnitude', ['sgd', 0.9], ['adam', 0.93])],
      dense: seriesOf('dense', ['sgd', 0.94], ['adam', 0.95]),
    });
    expect(option.xAxis).toMatchObject({ type: 'category', data: ['sgd', 'adam'] });
    expect(valuesOf(option, 'dense')).toEqual([
      [0, 0.94],
      [1, 0.95],
    ]);
  });

  it('joins points by a line only where no two experiments have one value, and between numbers', () => {
    const widthOf = (...points: [number | string, number][]) => {
      const option = draw({ series: [seriesOf('magnitude', ...points)] });
      return (seriesWith(option, 'magnitude') as { lineStyle: { width: number } }).lineStyle.width;
    };
    expect(widthOf([1, 0.9], [2, 0.93])).toBe(2);
    expect(widthOf([1, 0.9], [1, 0.93])).toBe(0);
    expect(widthOf(['sgd', 0.9], ['adam', 0.93])).toBe(0);
  });

  it('joins no experiments that differ in more than the setting', () => {
    const option = draw({
      series: [seriesOf('magnitude', [1, 0.9, 'a'], [2, 0.93, 'a'], [1, 0.5, 'b'], [4, 0.6, 'b'])],
    });
    expect(option.series.map(({ id, name }) => [id, name])).toEqual([
      ['magnitude', 'magnitude'],
      ['magnitude 2', 'magnitude'],
    ]);
    expect(valuesOf(option, 'magnitude 2')).toEqual([
      [1, 0.5],
      [4, 0.6],
    ]);
  });

  it('draws the spread where it is asked for', () => {
    const series = [seriesOf('magnitude', [1, 0.9])];
    expect(draw({ series }).series.map(({ id }) => id)).toEqual(['magnitude']);
    expect(dataOf(draw({ series, band: 'sd' }), 'magnitude band')).toEqual([
      [1, 0.9, 1, 1, 0.9 - 0.01, 0.9 + 0.01, 0],
    ]);
  });
});
