import { describe, expect, it } from 'vitest';
import type { ChartSeries } from './chart-option.ts';
import { legendMarks } from './legend-marks.ts';

const series: ChartSeries[] = [
  { id: 'a seeds', name: 'A', type: 'scatter', symbol: 'circle', itemStyle: { color: '#111111' } },
  { id: 'a band', type: 'custom' },
  {
    id: 'a',
    name: 'A',
    type: 'line',
    symbol: 'path://M0 0z',
    symbolSize: 9,
    lineStyle: { color: '#111111', type: 'dashed' },
    itemStyle: { color: '#ffffff', borderColor: '#111111' },
  },
  {
    id: 'dense',
    name: 'Dense',
    type: 'line',
    symbolSize: 0.1,
    lineStyle: { color: '#222222', type: [6, 4] },
  },
  { id: 'bars', name: 'Bars', type: 'bar', itemStyle: { color: '#333333' } },
];

describe('the legend of a picture', () => {
  it('has every named series once, as it is drawn', () => {
    const common = { opacity: 1 };
    expect(legendMarks({ series })).toEqual([
      { ...common, name: 'A', colour: '#111111', dashes: '5 3', mark: 'M0 0z', fill: '#ffffff' },
      { ...common, name: 'Dense', colour: '#222222', dashes: '6 4', mark: null, fill: '#222222' },
      {
        ...common,
        name: 'Bars',
        colour: '#333333',
        dashes: null,
        mark: 'M0 0h10v10H0z',
        fill: '#333333',
      },
    ]);
  });
});
