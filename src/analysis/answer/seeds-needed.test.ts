import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../comparison/paired-difference.ts';
import { seedsNeeded, seedsToTell, suggestedSeeds } from './seeds-needed.ts';

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

describe('the seeds that would tell one of several differences', () => {
  const tested = (mean: number, p: number | null) => ({ ...difference(mean, 0.01), p });

  it('are those of its own test, where it is the only one', () => {
    const only = tested(0.005, 0.5);
    expect(seedsToTell(only, [only])).toBe(34);
  });

  it('are more at the level that Holm leaves to it', () => {
    // The smallest p of two is tested at 0.025: SciPy as above gives 41, and 13 for an effect of 1.
    const first = tested(0.005, 0.4);
    const other = tested(0.004, 0.5);
    expect(seedsToTell(first, [other, first])).toBe(41);
    const untested = tested(0.02, null);
    expect(seedsToTell(first, [untested, first])).toBe(34);
  });

  it('are those of whatever must be told before it, where that takes more', () => {
    // The second of two is tested at 0.05 and needs 10; the first one, at 0.025, needs 13.
    const first = tested(0.01, 0.2);
    const second = tested(-0.01, 0.21);
    expect(seedsToTell(second, [first, second])).toBe(13);
  });

  it('are not known where it was not tested, or where another one would take too many', () => {
    const untested = tested(0.01, null);
    expect(seedsToTell(untested, [untested, tested(0.02, 0.1)])).toBeNull();
    const hopeless = tested(0.0028, 0.1);
    const second = tested(0.01, 0.2);
    expect(seedsToTell(second, [hopeless, second])).toBeNull();
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
