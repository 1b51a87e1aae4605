import { describe, expect, it } from 'vitest';
import { areaOf, wheelArea } from './zoom-area.ts';

describe('areaOf', () => {
  it('is a rectangle whichever way it was dragged, and none after a click', () => {
    const area = { left: 10, top: 20, right: 110, bottom: 70 };
    expect(areaOf([10, 20], [110, 70])).toEqual(area);
    expect(areaOf([110, 70], [10, 20])).toEqual(area);
    expect(areaOf([10, 20], [14, 90])).toBeNull();
  });
});

describe('wheelArea', () => {
  const isOnPlot = ([x, y]: readonly [number, number]) =>
    x >= 50 && x <= 450 && y >= 10 && y <= 210;

  it('finds the plot, and looks closer at what is under the pointer', () => {
    const { plot, area } = wheelArea([150, 60], -100, isOnPlot);
    for (const [side, value] of Object.entries({ left: 50, right: 450, top: 10, bottom: 210 })) {
      expect(Math.abs(plot[side as keyof typeof plot] - value)).toBeLessThan(1);
    }
    expect(area.right - area.left).toBeLessThan(plot.right - plot.left);
    // A quarter of the way from the left before and after.
    expect((150 - area.left) / (area.right - area.left)).toBeCloseTo(0.25, 2);
  });

  it('looks at more where it turns the other way', () => {
    const { plot, area } = wheelArea([150, 60], 100, isOnPlot);
    expect(area.left).toBeLessThan(plot.left);
    expect(area.bottom).toBeGreaterThan(plot.bottom);
  });
});
