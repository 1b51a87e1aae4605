import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { differencesOf, requireSame } from './differences.ts';

const of = (expected: number[], found: number[]) => differencesOf({ expected, found, examples: 2 });

describe('two answers to the same inputs', () => {
  it('differ by the largest difference of an output, and by that over the largest expected one', () => {
    const figures = of([1, -8, 2, 0], [1, -8.5, 2.25, 0]);
    // 0.5 where the largest is 8.
    expect(figures).toMatchObject({
      examples: 2,
      largestDifference: 0.5,
      relativeDifference: 0.0625,
    });
  });

  it('have an output that differs most from one input to another', () => {
    // Of two outputs the first goes from 1 to 2, the second from -8 to 0.
    expect(of([1, -8, 2, 0], [1, -8, 2, 0]).variation).toBe(1);
    expect(of([3, 4, 3, 4], [3, 4, 3, 4]).variation).toBe(0);
    expect(of([0, 0], [0, 0]).variation).toBe(0);
  });

  it('do not differ where both are zero everywhere', () => {
    expect(of([0, 0], [0, 0]).relativeDifference).toBe(0);
  });

  it('are taken for the same up to a ten-thousandth of the largest output', () => {
    const whose = say`Both`;
    expect(() => requireSame(of([0, 100], [0, 100.009]), whose)).not.toThrow();
    expect(() => requireSame(of([0, 100], [0, 100.02]), whose)).toThrow(UserError);
    expect(() => requireSame(of([0, 100], [0, 100.02]), whose)).toThrow(
      'Both give different answers: they differ by up to 0.0200, which is 0.000200 of the largest ' +
        'output, and 0.0001 is allowed. Please report it, with the file.',
    );
  });

  it.each([
    ['ours is not a number', [1, 2], [1, Number.NaN]],
    ['the other is not a number', [1, Number.NaN], [1, 2]],
    ['both are not', [Number.NaN, 2], [Number.NaN, 2]],
    ['one is infinite', [1, Infinity], [1, 2]],
    ['both are infinite', [1, Infinity], [1, Infinity]],
    ['nothing was expected', [0, 0], [0, 1e-9]],
  ])('are never taken for the same where %s', (_, expected, found) => {
    expect(() => requireSame(of(expected, found), say`Both`)).toThrow(UserError);
  });
});
