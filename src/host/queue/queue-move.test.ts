import { describe, expect, it } from 'vitest';
import { movedInQueue } from './queue-move.ts';

describe('a move in the queue', () => {
  const order = ['a', 'b', 'c', 'd'];
  it.each([
    ['c', 'first', 'c a b d'],
    ['c', 'up', 'a c b d'],
    ['b', 'down', 'a c b d'],
    ['b', 'last', 'a c d b'],
    ['a', 'up', 'a b c d'],
    ['a', 'first', 'a b c d'],
    ['d', 'down', 'a b c d'],
    ['d', 'last', 'a b c d'],
  ] as const)('of %s to %s gives %s', (id, to, expected) => {
    expect(movedInQueue(order, id, to).join(' ')).toBe(expected);
  });

  it('leaves everything in its place for one that is not in it', () => {
    expect(movedInQueue(order, 'x', 'first')).toEqual(order);
  });
});
