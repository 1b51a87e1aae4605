import { describe, expect, test } from 'vitest';
import { removalCount } from './removal-count.ts';

describe('the number of weights or units to remove', () => {
  test.each([
    [0, 101_632, 0],
    [0.9, 101_632, 91_469], // 91,468.8
    [0.3, 4, 1], // 1.2
    [0.99, 4, 4], // 3.96
    [1, 7, 7],
    [0.5, 0, 0],
  ])('%f of %i is %i, the nearest integer', (sparsity, total, count) => {
    expect(removalCount(sparsity, total)).toBe(count);
  });

  test.each([
    [0.5, 1, 0], // 0.5
    [0.5, 3, 2], // 1.5
    [0.5, 5, 2], // 2.5
    [0.25, 10, 2], // 2.5
    [0.25, 14, 4], // 3.5
  ])('%f of %i is %i: halves go to the even integer, as in Python', (sparsity, total, count) => {
    expect(removalCount(sparsity, total)).toBe(count);
  });

  test.each([-0.1, 1.2, NaN])('%f is refused', (sparsity) => {
    expect(() => removalCount(sparsity, 10)).toThrow(`not ${sparsity}`);
  });
});
