import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomStream } from '../random.ts';
import { removeLowest } from './lowest.ts';

/** The definition itself: a stable sort of what is kept, by score and then by position. */
function bySorting(
  scores: readonly Float32Array[],
  masks: readonly Uint8Array[],
  count: number,
): Uint8Array[] {
  const expected = masks.map((mask) => mask.slice());
  const entries = scores
    .flatMap((values, which) => [...values].map((score, index) => ({ score, which, index })))
    .filter(({ which, index }) => masks[which]?.[index] === 1)
    .sort((one, other) => one.score - other.score);
  for (const { which, index } of entries.slice(0, count))
    expected[which]?.fill(0, index, index + 1);
  return expected;
}

/** Any scores, many of them equal, each with whether it is still kept. */
const entries = fc.array(
  fc.record({
    score: fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(-1, -0, 0, 1, Infinity, -Infinity)),
    kept: fc.constantFrom(0, 1),
  }),
);

describe('removing the lowest-scored entries', () => {
  test('is what a stable sort of the kept ones says, for any scores', () => {
    fc.assert(
      fc.property(fc.array(entries), fc.integer({ min: -2, max: 30 }), (arrays, count) => {
        const scores = arrays.map((own) => Float32Array.from(own, ({ score }) => score));
        const masks = arrays.map((own) => Uint8Array.from(own, ({ kept }) => kept));
        const expected = bySorting(scores, masks, Math.max(0, count));
        removeLowest(scores, masks, count);
        expect(masks).toEqual(expected);
      }),
    );
  });

  test('takes them wherever they are', () => {
    const masks = [new Uint8Array(3).fill(1), new Uint8Array(2).fill(1)];
    removeLowest([Float32Array.of(3, 1, 5), Float32Array.of(4, 2)], masks, 3);
    expect(masks).toEqual([Uint8Array.of(0, 0, 1), Uint8Array.of(1, 0)]);
  });

  test('takes the first of equal scores first, across arrays', () => {
    const masks = [new Uint8Array(3).fill(1), new Uint8Array(3).fill(1)];
    removeLowest([Float32Array.of(7, 7, 0), Float32Array.of(7, 7, 7)], masks, 4);
    expect(masks).toEqual([Uint8Array.of(0, 0, 0), Uint8Array.of(0, 1, 1)]);
  });

  test('does not rank what is removed already', () => {
    const masks = [Uint8Array.of(0, 1, 1)];
    removeLowest([Float32Array.of(0, 2, 1)], masks, 1);
    expect(masks).toEqual([Uint8Array.of(0, 1, 0)]);
  });

  test.each([0, -3])('removes nothing for a count of %i', (count) => {
    const masks = [Uint8Array.of(1, 1)];
    removeLowest([Float32Array.of(1, 2)], masks, count);
    expect(masks).toEqual([Uint8Array.of(1, 1)]);
  });

  test('removes all where fewer are kept than asked', () => {
    const masks = [Uint8Array.of(1, 0, 1)];
    removeLowest([Float32Array.of(1, 2, 3)], masks, 3);
    expect(masks).toEqual([Uint8Array.of(0, 0, 0)]);
  });

  test('ranks negative zero with zero, and infinity last', () => {
    const masks = [new Uint8Array(4).fill(1)];
    removeLowest([Float32Array.of(Infinity, 0, -0, -Infinity)], masks, 2);
    expect(masks).toEqual([Uint8Array.of(1, 0, 1, 0)]);
  });

  test('ranks negative scores below positive ones, and by how negative they are', () => {
    const masks = [new Uint8Array(5).fill(1)];
    removeLowest([Float32Array.of(0.5, -1e-30, -2, 1e-30, -3)], masks, 3);
    expect(masks).toEqual([Uint8Array.of(1, 0, 0, 1, 0)]);
  });

  test('tells scores apart that differ in the last bit', () => {
    const next = new Float32Array(new Uint32Array([0x3f80_0001, 0x3f80_0000, 0x3f80_0002]).buffer);
    const masks = [new Uint8Array(3).fill(1)];
    removeLowest([next], masks, 2);
    expect(masks).toEqual([Uint8Array.of(0, 0, 1)]);
  });

  test.each([2, 10, 1_000_000])('agrees with a stable sort on %i distinct scores', (distinct) => {
    const stream = randomStream(1, 'lowest', distinct);
    const scores = [2_000, 1, 700].map((length) =>
      Float32Array.from({ length }, () => Math.floor((stream.uniform() - 0.5) * distinct)),
    );
    const masks = scores.map((values) =>
      Uint8Array.from(values, () => (stream.uniform() < 0.8 ? 1 : 0)),
    );
    for (const count of [1, 2, 500, 1_500, 2_100]) {
      const actual = masks.map((mask) => mask.slice());
      removeLowest(scores, actual, count);
      expect(actual).toEqual(bySorting(scores, masks, count));
    }
  });
});
