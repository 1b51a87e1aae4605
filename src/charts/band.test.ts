import { describe, expect, it } from 'vitest';
import { spread } from '../../test/fixtures/records.ts';
import { drawableSpread, spreadBounds } from './band.ts';

describe('spreadBounds', () => {
  it('stays within what an accuracy can be', () => {
    expect(spreadBounds(spread(0.999, 0.01))).toEqual([0.999 - 0.01, 1]);
    expect(spreadBounds(spread(0.005, 0.01))).toEqual([0, 0.005 + 0.01]);
  });

  it('is no more than the mean where there is one seed', () => {
    expect(spreadBounds(spread(0.97))).toEqual([0.97, 0.97]);
  });
});

const pointsOver = (seeds: readonly number[]) =>
  seeds.map((n) => ({ accuracy: spread(0.9, 0.01, n) }));

it('is drawn unasked where every experiment has four seeds', () => {
  expect(drawableSpread(pointsOver([5, 5]), pointsOver([2]))).toEqual({
    seeds: 2,
    hasEnough: false,
  });
  expect(drawableSpread(pointsOver([5]), pointsOver([1, 4]))).toEqual({
    seeds: 4,
    hasEnough: true,
  });
  expect(drawableSpread()).toEqual({ seeds: 0, hasEnough: false });
});

it('is drawn unasked from four seeds on, by the point that has most of them', () => {
  const over = (...seeds: number[]) => drawableSpread(pointsOver(seeds));
  expect(over()).toEqual({ seeds: 0, hasEnough: false });
  expect(over(3, 2)).toEqual({ seeds: 3, hasEnough: false });
  expect(over(1, 4)).toEqual({ seeds: 4, hasEnough: true });
});
