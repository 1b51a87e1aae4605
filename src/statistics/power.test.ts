import { describe, expect, it } from 'vitest';
import { detectableEffect, leastSignFlipP, powerOfTTest, valuesNeeded } from './power.ts';

/*
 * SciPy 1.17.1: `nct.sf(c, dof, nc) + nct.cdf(-c, dof, nc)` with c the critical t and nc = sqrt(n) * effect;
 * for n = 2 at 20, where it is NaN, `integrate.quad` of the same over the chi-square density.
 */
describe('the power of a paired t-test', () => {
  it.each([
    [0.5, 10, 0.293175606514],
    [0.5, 34, 0.807777501279],
    [1, 5, 0.401389917372],
    [1, 10, 0.803096856633],
    [-2, 4, 0.754983917114],
    [3, 3, 0.745268007006],
  ])('an effect of %f is found with %i pairs with probability %f', (effect, n, power) => {
    expect(powerOfTTest(effect, n)).toBeCloseTo(power, 7);
  });

  it('is known for large effects too', () => {
    expect(powerOfTTest(20, 2)).toBeCloseTo(0.973524046187713, 6);
    expect(powerOfTTest(2.7, 5, 0.005)).toBeCloseTo(0.6547027266663142, 7);
  });

  it.each([
    [1, 10, 0.025, 0.681571116021784],
    [0.5, 34, 0.0125, 0.6101189992186057],
  ])(
    'an effect of %f is found with %i pairs at a level of %f with probability %f',
    (...figures) => {
      const [effect, n, level, power] = figures;
      expect(powerOfTTest(effect, n, level)).toBeCloseTo(power, 7);
    },
  );

  it('finds no effect where there is none, but at the level of the test', () => {
    expect(powerOfTTest(0, 5)).toBeCloseTo(0.05, 8);
  });
});

describe('what a number of values can show', () => {
  it('is the effect that is found four times of five', () => {
    for (const n of [2, 3, 5, 20]) {
      expect(powerOfTTest(detectableEffect(n), n)).toBeCloseTo(0.8, 6);
    }
  });

  it('goes with how many are needed for it', () => {
    expect(valuesNeeded(detectableEffect(7) * 1.001, 0.05, 100)).toBe(7);
    expect(valuesNeeded(0.01, 0.05, 100)).toBeNull();
  });

  it('without any assumption is two of all ways to give signs', () => {
    expect([1, 2, 3, 5, 6].map(leastSignFlipP)).toEqual([1, 0.5, 0.25, 0.0625, 0.03125]);
  });
});
