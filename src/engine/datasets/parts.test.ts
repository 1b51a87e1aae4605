import { describe, expect, it } from 'vitest';
import type { ExampleSet } from './dataset.ts';
import { imageSet } from './image-set.fixture.ts';
import { firstExamples, splitValidation } from './example-set.ts';
import { dependOnSeed, partsOf } from './parts.ts';
import { countsOf } from './stratified.ts';

/** Sorted by class, as files often are: 30 images of each of three classes and 2 of a fourth. */
const labels = [0, 1, 2].flatMap((label) => new Array<number>(30).fill(label)).concat(3, 3);
const set = imageSet(
  labels.map((_, index) => [index]),
  labels,
  4,
);
const all = { stratify: true, validationFraction: 0 };
const parts = (asked: object, seed = 1) =>
  partsOf({ train: set, test: set }, { ...all, ...asked }, { seed });
const foldAt = (index: number, of: number, seed: number, asked: object = {}) => {
  const { train, validation, test } = partsOf(
    { train: set, test: imageSet([[200]], [0], 4) },
    { ...all, ...asked },
    { seed, fold: { index, of } },
  );
  return { train, validation, heldOut: test };
};
const counts = (part: ExampleSet | null) => countsOf(part?.labels ?? new Uint8Array(), 4);
const ids = (part: ExampleSet | null) => [...(part?.values ?? [])];

describe('the parts of a data set', () => {
  it('are all of it where a document restricts nothing', () => {
    const { train, validation, test } = parts({});
    expect([train, validation, test]).toEqual([set, null, set]);
  });

  it('have every class by its share, however the file is sorted', () => {
    const { train, test } = parts({ maxTrainExamples: 31, maxTestExamples: 31 });
    expect(counts(train)).toEqual([10, 10, 10, 1]);
    expect(counts(test)).toEqual([10, 10, 10, 1]);
  });

  it('of training have every class, though its share comes to nothing', () => {
    const { train, test } = parts({ maxTrainExamples: 10, maxTestExamples: 10 });
    expect(counts(train)[3]).toBe(1);
    expect(counts(test)[3]).toBe(0);
  });

  it('of training are drawn by the seed, of testing always alike', () => {
    const asked = { maxTrainExamples: 20, maxTestExamples: 20, validationFraction: 0.3 };
    const [one, same, other] = [parts(asked, 1), parts(asked, 1), parts(asked, 2)];
    expect(one).toEqual(same);
    expect(ids(one.train)).not.toEqual(ids(other.train));
    expect(ids(one.validation)).not.toEqual(ids(other.validation));
    expect(ids(one.test)).toEqual(ids(other.test));
  });

  it('set validation images aside by class, and leave one of every class to train on', () => {
    const { train, validation } = parts({ validationFraction: 0.5 });
    expect(counts(validation)).toEqual([15, 15, 15, 1]);
    expect(counts(train)).toEqual([15, 15, 15, 1]);
    expect([...ids(train), ...ids(validation)].toSorted((a, b) => a - b)).toEqual([
      ...labels.keys(),
    ]);
    expect(counts(parts({ validationFraction: 0.9 }).train)[3]).toBe(1);
  });

  it('without stratification are those of 0.1.0: the first of the file, validation by the seed', () => {
    const asked = { stratify: false, maxTrainExamples: 40, maxTestExamples: 7 };
    const { train, validation, test } = parts({ ...asked, validationFraction: 0.25 }, 5);
    const before = splitValidation(firstExamples(set, 40), 0.25, 5);
    expect({ train, validation }).toEqual(before);
    expect(counts(train)[2]).toBe(0);
    expect(test).toEqual(firstExamples(set, 7));
  });

  it.each([true, false])(
    'that leave nothing to train on are refused (stratify: %s)',
    (stratify) => {
      expect(() => parts({ stratify, maxTrainExamples: 1, validationFraction: 0.5 })).toThrow(
        'dataset.validationFraction 0.5 of 1 training examples leaves none',
      );
    },
  );
});

describe('a part that the seed draws', () => {
  it.each([
    [{}, false],
    [{ validationFraction: 0.2 }, true],
    [{ validationFraction: 0.2, stratify: false }, true],
    [{ maxTrainExamples: 20 }, true],
    [{ maxTrainExamples: 20, stratify: false }, false],
    [{ maxTestExamples: 20 }, false],
  ])('is known before it is drawn: %j', (asked, isDrawn) => {
    const drawn = (seed: number) => {
      const { train, validation } = parts(asked, seed);
      return [ids(train), ids(validation)];
    };
    expect(dependOnSeed({ ...all, ...asked })).toBe(isDrawn);
    expect(JSON.stringify(drawn(1)) !== JSON.stringify(drawn(2))).toBe(isDrawn);
  });
});

describe('a fold', () => {
  it('is held out, and what is left is trained on', () => {
    const { train, heldOut } = foldAt(1, 4, 7);
    expect(train.count + heldOut.count).toBe(set.count);
    expect(counts(heldOut).slice(0, 3)).toEqual(
      counts(heldOut)
        .slice(0, 3)
        .map((count) => (count === 8 ? 8 : 7)),
    );
    expect([...train.labels]).toEqual(ids(train).map((id) => labels[id]));
  });

  it('is the same for the same seed; the folds of a seed hold every image once', () => {
    const held = (seed: number) => [0, 1, 2].map((index) => ids(foldAt(index, 3, seed).heldOut));
    expect(held(1)).toEqual(held(1));
    expect(held(1)).not.toEqual(held(2));
    expect(
      held(1)
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual([...labels.keys()]);
  });

  it('leaves the others to set validation images aside from, and the test images alone', () => {
    const { train, validation, heldOut } = foldAt(0, 2, 1, { validationFraction: 0.25 });
    expect(heldOut.count).toBe(46);
    expect([train.count, validation?.count]).toEqual([34, 12]);
    const used = [...ids(train), ...ids(validation), ...ids(heldOut)];
    expect(used.toSorted((a, b) => a - b)).toEqual([...labels.keys()]);
  });

  it('is drawn by class also where a document lets the file decide the rest', () => {
    const { heldOut } = foldAt(0, 3, 1, { stratify: false });
    expect(counts(heldOut).slice(0, 3)).toEqual([10, 10, 10]);
  });

  it('cannot be one of more folds than there are images', () => {
    expect(() => foldAt(0, 93, 1)).toThrow('cannot be divided into 93 folds');
  });
});
