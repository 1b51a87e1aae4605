import { describe, expect, it } from 'vitest';
import { figuresIn } from '../language/figures.ts';
import {
  gradientChartHeight,
  gradientChartOption,
  layerStyles,
  type GradientPanel,
} from './gradient-chart.ts';
import { CHART_INK } from './palette.ts';
import { dataOf } from './test-chart.ts';

const panel = (key: string, ...norms: number[]): GradientPanel => ({
  key,
  title: key.toUpperCase(),
  layers: ['hidden1', 'output'].map((layer, index) => ({
    layer,
    points: norms.map((norm, epoch) => [epoch + 1, norm * 10 ** -index] as const),
  })),
});
const optionOf = (panels: GradientPanel[], width = 700) =>
  gradientChartOption({
    panels,
    width,
    look: 'light',
    ink: CHART_INK.light,
    figures: figuresIn('en'),
    texts: { epoch: 'Epoch' },
  });

describe('the chart of gradients', () => {
  it('has a panel for each, and in it a line for each layer', () => {
    const option = optionOf([panel('a', 1, 0.5), panel('b', 0.2, 0.02)]);
    expect(option.series.map(({ id }) => id)).toEqual([
      'a hidden1',
      'a output',
      'b hidden1',
      'b output',
    ]);
    expect(option.title).toMatchObject([{ text: 'A' }, { text: 'B' }]);
    expect(option.series.map((one) => (one as { xAxisIndex?: number }).xAxisIndex)).toEqual([
      0, 0, 1, 1,
    ]);
  });

  it('has one logarithmic axis for all, of whole powers of ten around every norm', () => {
    const { yAxis } = optionOf([panel('a', 3), panel('b', 0.02)]);
    // The output's norms are a tenth: from 0.002 to 3.
    expect(yAxis).toMatchObject([
      { type: 'log', min: 0.001, max: 10 },
      { type: 'log', min: 0.001, max: 10 },
    ]);
  });

  it('leaves out what is zero, which has no logarithm', () => {
    expect(dataOf(optionOf([panel('a', 1, 0)]), 'a hidden1')).toEqual([
      [1, 1],
      [2, null],
    ]);
    expect(optionOf([panel('a', 0)]).yAxis).toMatchObject([{ min: 1, max: 10 }]);
  });

  it('gives a single epoch an axis with a length', () => {
    expect(optionOf([panel('a', 1)]).xAxis).toMatchObject([{ min: 0, max: 2 }]);
    expect(optionOf([panel('a', 1, 1, 1)]).xAxis).toMatchObject([{ min: 1, max: 3 }]);
  });

  it('stands in as many rows as its width asks for', () => {
    const one = gradientChartHeight(1, 700);
    expect(gradientChartHeight(2, 700)).toBe(one);
    expect(gradientChartHeight(3, 700)).toBe(2 * one);
    expect(gradientChartHeight(4, 200)).toBe(4 * one);
    const { grid } = optionOf([panel('a', 1), panel('b', 1), panel('c', 1)]);
    const [first, , last] = grid as { top: number; left: number }[];
    expect(last?.left).toBe(first?.left);
    expect((last?.top ?? 0) - (first?.top ?? 0)).toBe(one);
  });

  it('draws a layer alike in all panels, and no two of ten in one colour', () => {
    const names = Array.from({ length: 10 }, (_, index) => `layer${index}`);
    const deep = (key: string): GradientPanel => ({
      key,
      title: key,
      layers: names.map((layer) => ({ layer, points: [[1, 1]] })),
    });
    const styles = layerStyles([deep('a'), deep('b')], 'light');
    expect([...styles.keys()]).toEqual(names);
    expect(new Set([...styles.values()].map(({ colour }) => colour)).size).toBe(10);
  });
});
