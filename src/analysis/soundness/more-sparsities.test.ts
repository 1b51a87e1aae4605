import { describe, expect, it } from 'vitest';
import { moreSparsities } from './more-sparsities.ts';

describe('more sparsities', () => {
  it('are the proposed compression ratios where there are none', () => {
    // 1 - 1/2, 1 - 1/4, 1 - 1/8, 1 - 1/16, 1 - 1/32
    expect(moreSparsities([], 5)).toEqual([0.5, 0.75, 0.875, 0.9375, 0.96875]);
  });

  it('are those that are not there yet', () => {
    expect(moreSparsities([0.5, 0.875], 5)).toEqual([0.75, 0.9375, 0.96875]);
    expect(moreSparsities([0.5, 0.75, 0.875, 0.96875], 5)).toEqual([0.9375]);
  });

  it('keep away from what is there almost', () => {
    // Ratios 2, 5, 10: of 4, 8, 16, 32 the first two are within 0.33 of those on the log2 scale.
    expect(moreSparsities([0.5, 0.8, 0.9], 5)).toEqual([0.9375, 0.96875]);
  });

  it('are none where there are enough', () => {
    expect(moreSparsities([0.1, 0.2, 0.3, 0.4, 0.5], 5)).toEqual([]);
  });
});
