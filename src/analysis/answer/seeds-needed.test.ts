import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../comparison/paired-difference.ts';
import { seedsNeeded, suggestedSeeds } from './seeds-needed.ts';

function difference(mean: number, sd: number | null) {
  return { n: 3, mean, sd, halfWidth: sd, p: null, adjustedP: null };
}

describe('the seeds that would tell', () => {
  /*
   * SciPy 1.17.1: the least n with `nct.sf(c, n - 1, nc) + nct.cdf(-c, n - 1, nc) >= 0.8`, where c
   * is `t.ppf(0.975, n - 1)` and nc is sqrt(n) * effect.
   */
  it.each([
    [0.284, 100],
    [0.29, 96],
    [0.5, 34],
    [1, 10],
    [-1, 10],
    [2, 5],
    [3, 4],
    [10, 3],
  ])('of an effect of %f are %i', (effect, seeds) => {
    expect(seedsNeeded(difference(effect * 0.01, 0.01))).toBe(seeds);
  });

  it('are not worth asking for where there are too many', () => {
    expect(seedsNeeded(difference(0.0028, 0.01))).toBeNull(); // 103
  });

  it('are not known without spread or difference', () => {
    expect(seedsNeeded(difference(0.01, null))).toBeNull();
    expect(seedsNeeded(difference(0, 0.01))).toBeNull();
    const constant = pairedDifference([0.1, 0.9 - 0.8]);
    expect(constant && seedsNeeded(constant)).toBeNull();
  });

  it('are more than those that did not tell', () => {
    // t is just below its critical value 4.303, with three seeds.
    expect(seedsNeeded(difference((4.3 * 0.01) / Math.sqrt(3), 0.01))).toBeGreaterThan(3);
  });
});

describe('the seeds to add', () => {
  it.each([
    [[0], null, [1, 2, 3, 4]],
    [[0, 1, 2], 4, [3, 4]],
    [[0, 1, 2], 7, [3, 4, 5, 6]],
    [[0, 1, 2], 50, [3, 4, 5, 6, 7]],
    [[0, 1, 2, 3, 4, 5], null, []],
  ])('to %j where %s are needed are %j', (used, needed, expected) => {
    expect(suggestedSeeds(used, needed)).toEqual(expected);
  });
});
