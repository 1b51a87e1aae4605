import { describe, expect, it } from 'vitest';
import { isClearByItself, testTogether } from './differences.ts';
import type { ByRepeat, Terms } from './differences.ts';

const row = (...values: number[]): ByRepeat =>
  new Map(values.map((value, seed) => [String(seed), value]));
const TERMS: Terms = { margin: 0.005, folds: null };
const one = (values: number[], terms = TERMS) => testTogether([row(...values)], terms)[0] ?? null;

describe('a difference by itself', () => {
  it('has the figures of the paired t-test', () => {
    const first = [0.9712, 0.9731, 0.9698];
    const second = [0.9745, 0.9752, 0.9741];
    const found = one(first.map((value, seed) => value - (second[seed] ?? NaN)));
    // SciPy 1.17.1: `ttest_rel(first, second)` and its `confidence_interval()`.
    expect(found?.n).toBe(3);
    expect(found?.mean).toBeCloseTo(-0.0032333333, 9);
    expect(found?.sd).toBeCloseTo(0.0011015141, 9);
    expect(found?.p).toBeCloseTo(0.0365769979741, 9);
    expect((found?.mean ?? NaN) - (found?.halfWidth ?? NaN)).toBeCloseTo(-0.0059696460727, 9);
    expect(found?.test).toEqual({ method: 'paired', degreesOfFreedom: 2, comparisons: 1 });
  });

  it('is different, equivalent or neither', () => {
    // 0.02 +- 0.0025; 0.001 within 0.0005; 0.004 with a spread of 0.003.
    expect(one([0.019, 0.02, 0.021])?.state).toBe('different');
    expect(one([0.0008, 0.001, 0.0012, 0.001])?.state).toBe('equivalent');
    expect(one([0.001, 0.004, 0.007])?.state).toBe('undecided');
  });

  it('is equivalent where it is there beyond doubt, and of no account', () => {
    const found = one([0.0008, 0.001, 0.0012, 0.001]);
    expect(found?.adjustedP).toBeLessThan(0.01);
    expect(found?.state).toBe('equivalent');
    // By a narrower margin it does count.
    expect(one([0.0008, 0.001, 0.0012, 0.001], { margin: 0.0005, folds: null })?.state).toBe(
      'different',
    );
  });

  it('without spread is not tested: it is nothing, or more than the margin, or not known', () => {
    expect(one([0, 0, 0, 0, 0])).toMatchObject({ halfWidth: 0, p: null, state: 'equivalent' });
    // Rounding makes a spread, which is none.
    const same = [0.1, 0.9 - 0.8, 1.1 - 1, 0.1, 0.1];
    expect(new Set(same).size).toBe(3);
    expect(one(same)).toMatchObject({ p: null, test: null, state: 'different' });
    expect(one([0.002, 0.002, 0.002, 0.002, 0.002])?.state).toBe('undecided');
  });

  it('that few seeds have alike shows nothing, unless it is of the very same networks', () => {
    // One image of a hundred, in both: that happens.
    const alike = { halfWidth: null, p: null, state: 'undecided' };
    expect(one([-0.01, -0.01])).toMatchObject(alike);
    expect(one([0, 0])).toMatchObject(alike);
    expect(one([-0.01, -0.01, -0.01, -0.01])).toMatchObject(alike);
    const same = { ...TERMS, same: [true] };
    expect(one([0, 0], same)).toMatchObject({ halfWidth: 0, state: 'equivalent' });
    expect(one([0], same)?.state).toBeNull();
  });

  it('of one seed says nothing, and of none is none', () => {
    expect(one([0.1])).toMatchObject({ n: 1, sd: null, halfWidth: null, p: null, state: null });
    expect(one([])).toBeNull();
  });
});

describe('differences that are tested together', () => {
  it('are corrected for each other, and may be clear by themselves only', () => {
    // Their variances, 0.0001 and 0.000001, are no common one. p: 0.0351 and 0.0005 by own variances.
    const [wide, narrow] = testTogether([row(0.02, 0.03, 0.04), row(0.029, 0.03, 0.03)], TERMS);
    expect(wide?.adjustedP).toBe(wide?.p);
    expect(narrow?.adjustedP).toBeCloseTo((narrow?.p ?? NaN) * 2, 12);
    expect(wide?.test).toMatchObject({ method: 'paired', comparisons: 2 });
    const three = testTogether(
      [row(0.02, 0.03, 0.04), row(0.001, 0.3, -0.2), row(-0.4, 0.0001, 0.3)],
      TERMS,
    );
    expect(three[0]?.p).toBeLessThan(0.05);
    expect(three[0]?.state).toBe('undecided');
    expect(three.map((difference) => difference && isClearByItself(difference))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('share their variance where it may be shared, but never for less than their own', () => {
    // Variances 0.0001, 0.000225 and 0.000025: the mean is 0.00011667.
    const [first, second, third] = testTogether(
      [row(0.02, 0.03, 0.04), row(0.05, 0.02, 0.035), row(0.03, 0.03, 0.02)].map((values, index) =>
        index === 2 ? row(0.025, 0.03, 0.02) : values,
      ),
      TERMS,
    );
    const degrees = first?.test?.degreesOfFreedom ?? NaN;
    expect(degrees).toBeGreaterThan(2);
    expect(degrees).toBeLessThanOrEqual(4);
    expect(first?.test?.method).toBe('pooled');
    const ratio = (first?.halfWidth ?? NaN) / (third?.halfWidth ?? NaN);
    expect(ratio).toBeCloseTo(1, 12);
    expect((second?.halfWidth ?? NaN) / (first?.halfWidth ?? NaN)).toBeCloseTo(
      Math.sqrt(0.000225 / 0.000116666667),
      6,
    );
  });

  it('do not share it where a seed is missing, which is tested by its own', () => {
    const [first, , short] = testTogether(
      [row(0.02, 0.03, 0.04), row(0.05, 0.02, 0.035), row(0.025, 0.03)],
      TERMS,
    );
    expect(first?.test?.method).toBe('pooled');
    expect(short?.test).toMatchObject({ method: 'paired', degreesOfFreedom: 1 });
  });

  it('over folds are corrected for what their training has in common', () => {
    // Five folds: variance times 1/5 + 1/4 in place of 1/5, so the interval is 1.5 times as wide.
    const values = [0.02, 0.03, 0.04, 0.01, 0.025];
    const folds = one(values, { margin: 0.005, folds: 5 });
    expect(folds?.test).toMatchObject({ method: 'resampled', degreesOfFreedom: 4 });
    expect((folds?.halfWidth ?? NaN) / (one(values)?.halfWidth ?? NaN)).toBeCloseTo(1.5, 12);
  });
});
