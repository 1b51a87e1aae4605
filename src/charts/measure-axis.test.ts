import { describe, expect, it } from 'vitest';
import { axisRange, niceStep } from './measure-axis.ts';

describe('axisRange', () => {
  it('is the whole way from nothing to everything for sparsities', () => {
    expect(axisRange('sparsity', 'linear', [0.5])).toEqual({ min: 0, max: 1, ticks: null });
  });

  it('doubles for ratios, from one up to the next power of two', () => {
    expect(axisRange('compression', 'log', [2, 9.7])).toEqual({
      min: 1,
      max: 16,
      ticks: [1, 2, 4, 8, 16],
    });
  });

  it('has no more than nine labels however far ratios go', () => {
    const { ticks, max } = axisRange('speedup', 'log', [1500]);
    expect(max).toBe(2048);
    expect(ticks?.length).toBeLessThanOrEqual(9);
  });

  it('has round numbers around costs on a logarithmic axis', () => {
    const { min, max, ticks } = axisRange('size', 'log', [9_000, 410_000]);
    expect(min).toBeLessThan(9_000);
    expect(max).toBeGreaterThan(410_000);
    expect(ticks).toEqual([10_000, 20_000, 50_000, 100_000, 200_000]);
  });

  it('has ticks also where costs differ little', () => {
    const { ticks } = axisRange('latency', 'log', [0.05, 0.062]);
    expect(ticks?.length).toBeGreaterThanOrEqual(2);
  });

  it('begins at zero for costs on a linear axis, and at one for ratios', () => {
    expect(axisRange('macs', 'linear', [101_000])).toEqual({ min: 0, max: 120_000, ticks: null });
    expect(axisRange('compression', 'linear', [9.7]).min).toBe(1);
  });
});

describe('niceStep', () => {
  it('is the next of 1, 2, 2.5 and 5 times a power of ten', () => {
    expect([0.0016, 21, 3, 7].map(niceStep)).toEqual([0.002, 25, 5, 10]);
  });
});
