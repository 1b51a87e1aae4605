import { describe, expect, it } from 'vitest';
import { pairedDifference } from './paired-difference.ts';

describe('a paired difference', () => {
  it('has the figures of the paired t-test', () => {
    const first = [0.9712, 0.9731, 0.9698];
    const second = [0.9745, 0.9752, 0.9741];
    const found = pairedDifference(first.map((value, seed) => value - (second[seed] ?? NaN)));
    // SciPy 1.17.1: `ttest_rel(first, second)` and its `confidence_interval()`.
    expect(found?.n).toBe(3);
    expect(found?.mean).toBeCloseTo(-0.0032333333, 9);
    expect(found?.sd).toBeCloseTo(0.0011015141, 9);
    expect(found?.p).toBeCloseTo(0.0365769979741, 9);
    expect((found?.mean ?? NaN) - (found?.halfWidth ?? NaN)).toBeCloseTo(-0.0059696460727, 9);
    expect((found?.mean ?? NaN) + (found?.halfWidth ?? NaN)).toBeCloseTo(-0.00049702059, 9);
  });

  it('has no p without spread, also where rounding makes one', () => {
    expect(pairedDifference([0, 0, 0])).toMatchObject({ mean: 0, halfWidth: 0, p: null });
    const same = [0.1, 0.9 - 0.8, 1.1 - 1];
    expect(new Set(same).size).toBe(3);
    expect(pairedDifference(same)?.p).toBeNull();
  });

  it('has neither spread nor p with one pair, and is none with no pair', () => {
    const one = { n: 1, mean: 0.1, sd: null, halfWidth: null, p: null, adjustedP: null };
    expect(pairedDifference([0.1])).toEqual(one);
    expect(pairedDifference([])).toBeNull();
  });
});
