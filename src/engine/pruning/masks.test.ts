import { describe, expect, test } from 'vitest';
import { continuedMasks, weightSparsity } from './masks.ts';
import type { WeightTensor } from '../network/weights.ts';

const weights: readonly WeightTensor[] = [
  { name: 'a', shape: [2, 2], values: Float32Array.of(1, -2, 3, -4) },
  { name: 'b', shape: [2, 1], values: Float32Array.of(5, -6) },
];

describe('masks', () => {
  test('continued ones start from copies of the earlier ones', () => {
    const earlier = new Map([['b', Uint8Array.of(0, 1)]]);
    const masks = continuedMasks(weights, earlier);
    expect(masks.get('a')).toEqual(Uint8Array.of(1, 1, 1, 1));
    expect(masks.get('b')).toEqual(Uint8Array.of(0, 1));
    masks.get('b')?.fill(0);
    expect(earlier.get('b')).toEqual(Uint8Array.of(0, 1));
  });

  test('sparsity is the fraction of all weights that is removed, with a mask or without', () => {
    const masks = new Map([['a', Uint8Array.of(1, 0, 0, 0)]]);
    expect(weightSparsity(weights, masks)).toBe(0.5); // 3 of 6
    expect(weightSparsity(weights, new Map())).toBe(0);
    expect(weightSparsity([], masks)).toBe(0);
  });

  test('of another length than their tensor are refused', () => {
    const masks = new Map([['a', Uint8Array.of(1, 0)]]);
    const complaint = 'The mask of a has 2 entries; its tensor has 4.';
    expect(() => continuedMasks(weights, masks)).toThrow(complaint);
  });
});
