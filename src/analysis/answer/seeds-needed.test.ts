import { describe, expect, it } from 'vitest';
import { seedsNeeded, showable, suggestedSeeds } from './seeds-needed.ts';

function difference(mean: number, sd: number | null, comparisons = 1, margin = 1e-9) {
  const test = { method: 'paired' as const, degreesOfFreedom: 2, comparisons };
  return {
    n: 3,
    mean,
    sd,
    halfWidth: sd,
    p: null,
    adjustedP: null,
    margin,
    equivalenceP: null,
    state: 'undecided' as const,
    test: sd === null ? null : test,
  };
}

describe('the seeds that would settle a difference', () => {
  /*
   * SciPy 1.17.1: the least n with `nct.sf(c, n - 1, nc) + nct.cdf(-c, n - 1, nc) >= 0.8`, where c
   * is `t.ppf(0.975, n - 1)` and nc is sqrt(n) * effect; five at least.
   */
  it.each([
    [0.284, 100],
    [0.29, 96],
    [0.5, 34],
    [1, 10],
    [-1, 10],
    [2, 5],
    [10, 5],
  ])('of an effect of %f are %i', (effect, seeds) => {
    expect(seedsNeeded(difference(effect * 0.01, 0.01))).toBe(seeds);
  });

  it('are more at the level that is left to one of several', () => {
    // SciPy as above at 0.025: 41, and 13 for an effect of 1.
    expect(seedsNeeded(difference(0.005, 0.01, 2))).toBe(41);
    expect(seedsNeeded(difference(0.01, 0.01, 2))).toBe(13);
  });

  it('are those of equality within the margin, where that takes fewer', () => {
    // An effect of 0.03 takes thousands. To be within 0.005 where 0.0003 was seen, with 0.005 inside of
    // it at 94 % of the spread, is a one-sided test: `nct.sf(t.ppf(0.95, n - 1), n - 1, sqrt(n) * 0.94)` >= 0.8 from 9 on.
    expect(seedsNeeded(difference(0.0003, 0.005, 1, 0.005))).toBe(9);
  });

  it('are not worth asking for where there are too many, nor known without a test', () => {
    expect(seedsNeeded(difference(0.0028, 0.01))).toBeNull(); // 103
    expect(seedsNeeded(difference(0.01, null))).toBeNull();
  });
});

describe('the seeds to add', () => {
  it.each([
    [[0], 0, [1, 2, 3, 4]],
    [[0, 1, 2], 5, [3, 4]],
    [[0, 1, 2], 7, [3, 4, 5, 6]],
    [[0, 1, 2], 50, [3, 4, 5, 6, 7]],
    [[0, 1, 2, 3, 4, 5], 0, []],
  ])('to %j where %s are needed are %j', (used, needed, expected) => {
    expect(suggestedSeeds(used, needed)).toEqual(expected);
  });
});

describe('what seeds can show', () => {
  it('is the least difference found four times of five, and the least p without assumptions', () => {
    // SciPy: an effect of 3.26404 with three pairs, see test/fixtures/scipy-statistics.json.
    const found = showable(difference(0.001, 0.01));
    expect(found).toMatchObject({ n: 3, leastP: 0.25 });
    expect(found?.detectable).toBeCloseTo(0.0326404, 6);
    expect(showable(null)).toBeNull();
    expect(showable(difference(0.001, null))).toMatchObject({ detectable: null });
  });
});
