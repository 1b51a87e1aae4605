import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  linearTicks,
  logRange,
  MOST_TICKS,
  nearRange,
  niceStep,
  roundedRange,
} from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';

function expectReadable({ min, max, ticks }: AxisRange, values: readonly number[]): void {
  expect(min).toBeLessThan(max);
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(ticks.length).toBeLessThanOrEqual(MOST_TICKS);
  expect(ticks.every((tick) => Number.isFinite(tick))).toBe(true);
  const slack = (max - min) * 1e-6;
  expect(ticks.every((tick) => tick >= min - slack && tick <= max + slack)).toBe(true);
  expect(values.every((value) => value >= min - slack && value <= max + slack)).toBe(true);
}

describe('an axis', () => {
  it.each([roundedRange, nearRange])('never collapses, whatever fractions it is of', (range) => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (fractions) => {
        const made = range(fractions, { least: 0, most: 1, shortest: 0.002 });
        expectReadable(made, fractions);
        expect(made.min).toBeGreaterThanOrEqual(0);
        expect(made.max).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never collapses of costs, on a linear or a logarithmic scale', () => {
    const costs = fc.array(fc.double({ min: 1e-4, max: 1e12, noNaN: true }));
    fc.assert(
      fc.property(costs, (values) => {
        expectReadable(logRange(values, 10), values);
        expectReadable(logRange(values, 2), values);
        expectReadable(nearRange(values, { least: 0, shortest: 1e-6 }), values);
      }),
    );
  });

  it('does not follow what is no number', () => {
    expectReadable(nearRange([NaN, Infinity, 3], { shortest: 0.1 }), [3]);
    expectReadable(logRange([0, -1, NaN], 10), []);
  });

  it('has the length that is asked for around one value, and stays within its limits', () => {
    const bounds = { least: 0, most: 1, shortest: 0.002 };
    expect(roundedRange([0.9], bounds)).toMatchObject({ min: 0.899, max: 0.901 });
    expect(roundedRange([1], bounds)).toMatchObject({ min: 0.998, max: 1 });
    expect(roundedRange([0], bounds)).toMatchObject({ min: 0, max: 0.002 });
  });

  it('has round numbers between ends that are not', () => {
    expect(linearTicks(0.48, 0.92).ticks).toEqual([0.5, 0.6, 0.7, 0.8, 0.9]);
  });
});

describe('niceStep', () => {
  it('is the next of 1, 2, 2.5 and 5 times a power of ten', () => {
    expect([0.0016, 21, 3, 7].map(niceStep)).toEqual([0.002, 25, 5, 10]);
  });
});
