import { describe, expect, it } from 'vitest';
import type { ChartOption } from './chart-option.ts';
import { canZoom, zoomed, zoomOf, zoomText } from './zoom.ts';

const option: ChartOption = {
  xAxis: { type: 'log', logBase: 2, axisLabel: { color: 'red' } },
  yAxis: { type: 'value', min: 0, max: 1, interval: 0.2 },
  series: [],
};

describe('a zoomed chart', () => {
  it('goes from end to end of what is looked at, with round numbers between', () => {
    const { xAxis, yAxis } = zoomed(option, { x: [2.1, 7.9], y: [0.913, 0.947] });
    expect(xAxis).toMatchObject({ min: 2.1, max: 7.9, axisLabel: { color: 'red' } });
    expect(yAxis).toMatchObject({
      min: 0.913,
      max: 0.947,
      interval: null,
      axisLabel: { customValues: [0.92, 0.93, 0.94] },
    });
  });

  it('is the chart as it was where nothing is chosen', () => {
    expect(zoomed(option, null)).toBe(option);
  });

  it('is not there for categories, nor for several plots', () => {
    expect(canZoom(option)).toBe(true);
    expect(canZoom({ ...option, xAxis: { type: 'category' } })).toBe(false);
    expect(canZoom({ ...option, yAxis: [{ type: 'value' }, { type: 'value' }] })).toBe(false);
  });

  it('is kept in an address, and what is no zoom is none', () => {
    const zoom = { x: [0.5, 0.9], y: [-0.02, 0.001] } as const;
    expect(zoomOf(zoomText(zoom))).toEqual(zoom);
    expect(zoomText(null)).toBe('');
    for (const wrong of ['', '1~2~3', 'a~b~c~d', '0.9~0.5~0~1', '1~1~0~1']) {
      expect(zoomOf(wrong), wrong).toBeNull();
    }
  });
});
