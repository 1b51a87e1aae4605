import { describe, expect, it } from 'vitest';
import { figuresIn } from '../language/figures.ts';
import {
  gradientChartHeight,
  gradientChartOption,
  gradientLegend,
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
    texts: { epoch: 'Epoch', norm: 'Norm' },
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
    const [a, b, c, d] = [panel('a', 1), panel('b', 1), panel('c', 1), panel('d', 1)];
    const one = gradientChartHeight([a], 700);
    expect(gradientChartHeight([a, b], 700)).toBe(one);
    expect(gradientChartHeight([a, b, c], 700)).toBe(2 * one);
    expect(gradientChartHeight([a, b, c, d], 200)).toBe(4 * one);
    // Two and two, though there would be room for three.
    const places = optionOf([a, b, c, d], 1000).grid as { left: number }[];
    expect(places[2]?.left).toBe(places[0]?.left);
    const { grid } = optionOf([a, b, c]);
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
    const legend = gradientLegend([deep('a'), deep('b')], 'light');
    expect(legend.map(({ name }) => name)).toEqual(names);
    expect(new Set(legend.map(({ style }) => style.colour)).size).toBe(10);
  });
});

describe('the chart of gradients of many layers', () => {
  const deep = (key: string, ...norms: number[]): GradientPanel => ({
    key,
    title: key.toUpperCase(),
    layers: Array.from({ length: 22 }, (_one, index) => ({
      layer: `layer${index}`,
      points: norms.map((norm, epoch) => [epoch + 1, norm] as const),
    })),
  });
  const option = optionOf([deep('a', 1, 0.01), deep('b', 0.1, 0)]);

  it('has a square for each layer and epoch, shaded by powers of ten', () => {
    expect(option.series.map(({ id }) => id)).toEqual(['a', 'b', 'scale']);
    expect(dataOf(option, 'a').slice(0, 3)).toEqual([
      [0, 0, 0],
      [1, 0, -2],
      [0, 1, 0],
    ]);
    expect(option.visualMap).toMatchObject({ min: -2, max: 0 });
    expect(option.yAxis).toMatchObject([{ inverse: true }, { inverse: true }]);
  });

  it('leaves out what is zero, and needs no legend, since every layer is named', () => {
    expect(dataOf(option, 'b')).toHaveLength(22);
    expect(gradientLegend([deep('a', 1)], 'light')).toEqual([]);
  });

  it('grows with its layers', () => {
    const lines = gradientChartHeight([panel('a', 1)], 700);
    expect(gradientChartHeight([deep('a', 1)], 700)).toBeGreaterThan(lines);
  });

  it('has shades even where every norm is the same, or none is known', () => {
    expect(optionOf([deep('a', 0.1)]).visualMap).toMatchObject({ min: -1, max: 0 });
    expect(optionOf([deep('a', 0)]).visualMap).toMatchObject({ min: 0, max: 1 });
  });
});
