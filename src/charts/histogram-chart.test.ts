import { describe, expect, it } from 'vitest';
import type { Histogram } from '../contract/run-details.ts';
import { figuresIn } from '../language/figures.ts';
import { histogramChartOption } from './histogram-chart.ts';
import { CHART_INK } from './palette.ts';
import { dataOf } from './test-chart.ts';

const histogram: Histogram = {
  layer: 'hidden1',
  edges: [-0.3, -0.1, 0.1, 0.3],
  dense: [2, 900, 1],
  pruned: [2, 0, 1],
  removed: 900,
};
const optionOf = (scale: 'linear' | 'log', shown = histogram) =>
  histogramChartOption({
    histogram: shown,
    scale,
    colour: '#123456',
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    texts: { dense: 'Before', pruned: 'After', range: (from, to) => `${from} to ${to}` },
  });

describe('the histogram of a layer', () => {
  it('draws both models over the same bins', () => {
    const option = optionOf('linear');
    expect(option.series.map(({ id }) => id)).toEqual(['dense', 'pruned']);
    expect(dataOf(option, 'dense')).toEqual([2, 900, 1]);
    expect(dataOf(option, 'pruned')).toEqual([2, 0, 1]);
  });

  it('leaves empty bins out on a logarithmic axis, where a single weight still shows', () => {
    const option = optionOf('log');
    expect(dataOf(option, 'pruned')).toEqual([2, '-', 1]);
    expect(option.yAxis).toMatchObject({ type: 'log', min: 0.5, startValue: 0.5 });
  });

  it('draws the run alone where the dense baseline has another shape', () => {
    const option = optionOf('linear', { ...histogram, dense: null });
    expect(option.series.map(({ id }) => id)).toEqual(['pruned']);
  });

  it('says of a bin where it lies and how many weights are in it', () => {
    const { formatter } = optionOf('linear').tooltip as { formatter: (items: unknown) => string };
    const tip = formatter([{ dataIndex: 1 }]);
    expect(tip).toContain('−0.10 to 0.10');
    expect(tip).toMatch(/Before.*900.*After.*0</);
  });

  it('names both ends of its axis and the zero between them', () => {
    const { axisLabel } = optionOf('linear').xAxis as {
      axisLabel: { formatter: (value: string, bin: number) => string };
    };
    expect([0, 1, 2].map((bin) => axisLabel.formatter('', bin))).toEqual(['−0.30', '0', '0.30']);
  });
});
