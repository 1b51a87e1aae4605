import { describe, expect, it } from 'vitest';
import { figuresIn } from '../language/figures.ts';
import { layerHeatMapHeight, layerHeatMapOption } from './layer-heat-map.ts';
import { CHART_INK } from './palette.ts';
import { dataOf, valuesOf } from './test-chart.ts';

const rows = [
  { name: 'Magnitude 90%', rates: [0.08, 0.8] },
  { name: 'Smaller network 90%', rates: [0.1, null] },
];
const optionOf = (look: 'light' | 'dark') =>
  layerHeatMapOption({
    layers: ['conv1', 'output'],
    rows,
    ink: CHART_INK[look],
    figures: figuresIn('en'),
    look,
  });
interface Cell {
  label: { formatter: string; color: string };
}

describe('what is left of each layer', () => {
  it('has a square per strategy and layer, and none where there is no such layer', () => {
    expect(valuesOf(optionOf('light'), 'kept')).toEqual([
      [0, 0, 0.08],
      [1, 0, 0.8],
      [0, 1, 0.1],
    ]);
  });

  it('writes the rate where it can be read on its shade, in either look', () => {
    const figuresOf = (look: 'light' | 'dark') =>
      (dataOf(optionOf(look), 'kept') as Cell[]).map(({ label }) => [label.formatter, label.color]);
    expect(figuresOf('light').slice(0, 2)).toEqual([
      ['8.0%', '#14202c'],
      ['80.0%', '#ffffff'],
    ]);
    expect(figuresOf('dark').slice(0, 2)).toEqual([
      ['8.0%', '#ffffff'],
      ['80.0%', '#14202c'],
    ]);
  });

  it('tells a square by strategy and layer', () => {
    const { formatter } = optionOf('light').tooltip as { formatter: (item: unknown) => string };
    expect(formatter({ value: [1, 0, 0.8] })).toMatch(/Magnitude 90%.*output.*80%/);
  });

  it('grows with the strategies, and needs more room for the names of many layers', () => {
    expect(layerHeatMapHeight(2, 22)).toBeGreaterThan(layerHeatMapHeight(2, 2));
    expect(layerHeatMapHeight(3, 2) - layerHeatMapHeight(2, 2)).toBe(28);
  });
});
