import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { randomStream } from '../random.ts';
import { countsOf, stratifiedFold, stratifiedOrder, stratifiedParts } from './stratified.ts';

const stream = (seed = 0) => randomStream(seed, 'test');
/** `counts[i]` examples of class i, sorted by class as such files often are. */
const sorted = (counts: readonly number[]) =>
  Uint8Array.from(counts.flatMap((count, label) => new Array<number>(count).fill(label)));
const drawnOf = (counts: readonly number[], size: number, keepAll?: 'part' | 'rest') => {
  const labels = sorted(counts);
  const { part } = stratifiedParts(labels, counts.length, size, stream(), keepAll);
  return countsOf(
    Uint8Array.from(part, (place) => labels[place] as number),
    counts.length,
  );
};

describe('a stratified part', () => {
  it('has the share of each class that the whole has', () => {
    expect(drawnOf([100, 100, 100], 30)).toEqual([10, 10, 10]);
    expect(drawnOf([60, 30, 10], 20)).toEqual([12, 6, 2]);
  });

  it('gives what is left to the largest remainders', () => {
    // Quotas 4.7, 3.2, 2.1: 4 + 3 + 2, and the one that is left to the first.
    expect(drawnOf([47, 32, 21], 10)).toEqual([5, 3, 2]);
  });

  it('that is trained on has every class, as far as it is large enough', () => {
    expect(drawnOf([1000, 2, 1], 10)).toEqual([10, 0, 0]);
    expect(drawnOf([1000, 2, 1], 10, 'part')).toEqual([8, 1, 1]);
    expect(drawnOf([1000, 0, 1], 10, 'part')).toEqual([9, 0, 1]);
    expect(drawnOf([10, 10, 10], 2, 'part').toSorted()).toEqual([0, 1, 1]);
  });

  it('leaves one of every class to what is trained on', () => {
    expect(drawnOf([8, 1, 1], 5, 'rest')).toEqual([5, 0, 0]);
    expect(drawnOf([4, 4, 1], 6, 'rest')).toEqual([3, 3, 0]);
    // Nothing can keep three classes of three examples: the size that was asked for holds.
    expect(drawnOf([1, 1, 1], 1, 'rest').toSorted()).toEqual([0, 0, 1]);
  });

  it('prefers no class for its number where remainders are equal', () => {
    const labels = sorted(new Array<number>(10).fill(10));
    const first = Array.from({ length: 200 }, (_, seed) => {
      const { part } = stratifiedParts(labels, 10, 1, stream(seed));
      return labels[part[0] as number] as number;
    });
    expect(new Set(first).size).toBe(10);
  });

  it('is in ascending order, and with the rest every example once', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 60, max: 4 }),
        fc.nat(),
        fc.constantFrom('part', 'rest', 'neither'),
        fc.nat(),
        (labels, asked, keepAll, seed) => {
          const size = asked % (labels.length + 1);
          const { part, rest } = stratifiedParts(labels, 5, size, stream(seed), keepAll);
          expect(part).toHaveLength(size);
          expect(part).toEqual(part.toSorted());
          expect(rest).toEqual(rest.toSorted());
          expect([...part, ...rest].toSorted((a, b) => a - b)).toEqual([...labels.keys()]);
          const all = countsOf(labels, 5);
          const drawn = countsOf(
            Uint8Array.from(part, (place) => labels[place] as number),
            5,
          );
          // Nobody is further from the quota than one, but for the sake of a class without any.
          if (keepAll === 'neither') {
            drawn.forEach((count, label) => {
              const quota = (size * (all[label] as number)) / labels.length;
              expect(Math.abs(count - quota)).toBeLessThan(1);
            });
          }
        },
      ),
    );
  });

  it('is the same for the same stream and another for another', () => {
    const labels = sorted([20, 20]);
    const part = (seed: number) => [...stratifiedParts(labels, 2, 10, stream(seed)).part];
    expect(part(1)).toEqual(part(1));
    expect(part(1)).not.toEqual(part(2));
  });
});

describe('the stratified order', () => {
  it('has class after class, each in an order of its own', () => {
    const labels = Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    const order = [...stratifiedOrder(labels, 2, stream(3))];
    expect(order.map((place) => labels[place])).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(order.slice(0, 5)).not.toEqual([1, 3, 5, 7, 9]);
  });
});

describe('folds', () => {
  it('hold every example once, and differ by at most one in size and in each class', () => {
    const labels = sorted([23, 7, 3]);
    const folds = [0, 1, 2, 3, 4].map((index) =>
      stratifiedFold(labels, 3, { index, of: 5 }, stream(1)),
    );
    const held = folds.flatMap(({ part }) => [...part]);
    expect(held.toSorted((a, b) => a - b)).toEqual([...labels.keys()]);
    const counts = folds.map(({ part }) =>
      countsOf(
        Uint8Array.from(part, (place) => labels[place] as number),
        3,
      ),
    );
    for (const label of [0, 1, 2]) {
      const own = counts.map((count) => count[label] as number);
      expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
    }
    for (const { part, rest } of folds) {
      expect([6, 7]).toContain(part.length);
      expect([...part, ...rest].toSorted((a, b) => a - b)).toEqual([...labels.keys()]);
    }
  });

  it.each([
    [0, 1],
    [0, 11],
    [3, 3],
    [-1, 3],
    [0.5, 3],
  ])('like the %d. of %d are refused', (index, of) => {
    expect(() => stratifiedFold(new Uint8Array(10), 1, { index, of }, stream())).toThrow(UserError);
  });
});
