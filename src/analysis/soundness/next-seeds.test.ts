import { describe, expect, it } from 'vitest';
import { nextSeeds } from './next-seeds.ts';

describe('the next seeds', () => {
  it.each([
    [[0, 1], 1, [2]],
    [[42], 2, [43, 44]],
    [[7, 3], 2, [8, 9]],
    [[], 2, [0, 1]],
    [[0, 2 ** 31 - 1], 2, [1, 2]],
    [[0], 0, []],
  ])('after %j, %i of them, are %j', (used, count, expected) => {
    expect(nextSeeds(used, count)).toEqual(expected);
  });
});
