import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { levelList, plainLevel } from './levels.ts';

describe('a level', () => {
  it.each([
    [0.1 + 0.2, 0.3],
    [0.1 * 3, 0.3],
    [1 - 0.9, 0.1],
    [0.7 + 0.1 + 0.1, 0.9],
    [1e-3 + 2e-3, 0.003],
    // As numpy.arange(0.05, 1, 0.05) has it.
    [0.05 + 5 * 0.05, 0.3],
    [0.35000000000000003, 0.35],
    [0, 0],
  ])('of %d is the plain %d', (level, plain) => {
    expect(plainLevel(level)).toBe(plain);
  });

  it.each([0.5, 0.98, 0.999999, 1 / 3, 2 / 3, Math.SQRT1_2, 0.1234567890123, 1e-12])(
    'of %d is as it stands, so that ids stay',
    (level) => {
      expect(plainLevel(level)).toBe(level);
    },
  );

  it('just below a bound stays below it', () => {
    expect(plainLevel(1 - Number.EPSILON / 2)).toBeLessThan(1);
  });
});

describe('a list of levels', () => {
  const list = levelList(z.number().min(0).lt(1));

  it('has a level once, however it is spelt', () => {
    expect(list.parse([0.1, 0.2, 0.1 + 0.2, 0.3])).toEqual([0.1, 0.2, 0.3]);
    expect(list.parse([0.3, 0.1 + 0.2])).toEqual([0.3]);
    expect(list.parse([1 / 3, 1 - 2 / 3])).toEqual([1 / 3]);
  });

  it('keeps the very same number twice for whoever refuses that', () => {
    expect(list.parse([0.5, 0.5])).toEqual([0.5, 0.5]);
  });
});
