import { describe, expect, it } from 'vitest';
import { rank } from './ranks.ts';
import { wilcoxonP } from './wilcoxon.ts';

describe('ranks', () => {
  it('start at 1, and are shared by equals', () => {
    expect(rank([0.3, 0.1, 0.3, 0.7])).toEqual([2.5, 1, 2.5, 4]);
  });
});

describe('signed ranks', () => {
  it('of n differences of one sign have the least p there can be, 2 / 2^n', () => {
    expect(wilcoxonP([1, 2, 3, 4, 5])).toBeCloseTo(2 / 32, 12);
    expect(wilcoxonP([-1, -2, -3, -4, -5, -6])).toBeCloseTo(2 / 64, 12);
  });

  it('count all ways to give signs: 1, -2, 3 has a sum of 4 of 6', () => {
    // Sums of positive ranks 0 to 6 come 1, 1, 1, 2, 1, 1, 1 times: 4 or 2 and beyond are 6 of 8.
    expect(wilcoxonP([1, -2, 3])).toBeCloseTo(6 / 8, 12);
  });

  it('rank zeros and leave them out: they make nothing clearer', () => {
    // Without its zero 0.25; with it the ranks are 2, 3 and 4 of one sign: still 2 of 8.
    expect(wilcoxonP([0, 1, 2, 3])).toBeCloseTo(0.25, 12);
    // The ranks 3, 4, 5 and -6: as far from their mean of 9 as 12 is are 6 of 16 ways to give signs.
    expect(wilcoxonP([0, 0, 1, 2, 3, -4])).toBeCloseTo(10 / 16, 12);
  });

  it('say nothing where nothing differs, and refuse what they cannot count', () => {
    expect(wilcoxonP([0, 0])).toBeNull();
    expect(wilcoxonP([])).toBeNull();
    expect(() => wilcoxonP(new Array<number>(201).fill(1))).toThrow(RangeError);
  });
});
