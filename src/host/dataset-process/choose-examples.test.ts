import { describe, expect, it } from 'vitest';
import { chooseExamples } from './choose-examples.ts';

/** Against the dense baseline: 1 and 4 newly wrong, 3 newly right, 5 wrong in both. */
const labels = Uint8Array.of(0, 0, 1, 1, 2, 2);
const dense = Uint8Array.of(0, 0, 1, 2, 2, 0);
const run = Uint8Array.of(0, 1, 1, 1, 0, 1);
const found = (query: Parameters<typeof chooseExamples>[2], beside?: Uint8Array) =>
  chooseExamples(labels, { run, dense, beside }, query);

describe('test examples', () => {
  it('are all of them where nothing is asked, and each is of one kind', () => {
    expect(found({})).toEqual({
      indices: [0, 1, 2, 3, 4, 5],
      total: 6,
      counts: { 'newly-wrong': 2, 'newly-right': 1, 'both-wrong': 1, 'both-right': 2, disagree: 0 },
    });
  });

  it.each([
    ['newly-wrong', [1, 4]],
    ['newly-right', [3]],
    ['both-wrong', [5]],
    ['both-right', [0, 2]],
    ['disagree', []],
  ] as const)('that are %s are found, and all are counted', (kind, indices) => {
    expect(found({ kind })).toEqual({ ...found({}), indices });
  });

  it('of one class that either network takes for another are found', () => {
    // The run takes 5 for a 1, and no other 2.
    expect(found({ label: 2, predicted: 1 }).indices).toEqual([5]);
    // The dense baseline took 3 for a 2: what is right now is found too.
    expect(found({ label: 1, predicted: 2 })).toMatchObject({
      indices: [3],
      total: 1,
      counts: { 'newly-right': 1, 'newly-wrong': 0 },
    });
    expect(found({ predicted: 0 }).indices).toEqual([0, 1, 4, 5]);
    expect(found({ label: 0, kind: 'newly-wrong' })).toMatchObject({ indices: [1], total: 2 });
  });

  it('that a second run takes for something else are told apart, whoever is right', () => {
    const { indices, counts, total } = found({ kind: 'disagree' }, Uint8Array.of(0, 0, 1, 2, 0, 2));
    expect([indices, counts.disagree, total]).toEqual([[1, 3, 5], 3, 6]);
  });
});
