import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { imageSet } from './image-set.fixture.ts';
import { firstExamples, splitValidation } from './example-set.ts';

/** Image i has the pixels [i, 100 + i] and the label i % 3. */
const set = imageSet(
  Array.from({ length: 20 }, (_, i) => [i, 100 + i]),
  Array.from({ length: 20 }, (_, i) => i % 3),
  3,
);

describe('the first examples', () => {
  it('are those at the beginning of the file', () => {
    const first = firstExamples(set, 2);
    expect(first.count).toBe(2);
    expect([...first.values]).toEqual([0, 100, 1, 101]);
    expect([...first.labels]).toEqual([0, 1]);
  });

  it('are all of them when there are no more', () => {
    expect(firstExamples(set, undefined)).toBe(set);
    expect(firstExamples(set, 21)).toBe(set);
  });
});

describe('a validation split', () => {
  it('of zero sets nothing aside', () => {
    expect(splitValidation(set, 0, 1)).toEqual({ train: set, validation: null });
  });

  it('puts every example in exactly one part, with its own label, in the order of the file', () => {
    const { train, validation } = splitValidation(set, 0.25, 1);
    expect([train.count, validation?.count]).toEqual([15, 5]);
    const ids = (part: typeof train | null) => [...(part?.values ?? [])].filter((p) => p < 100);
    expect(ids(train)).toEqual(ids(train).toSorted((a, b) => a - b));
    expect([...ids(train), ...ids(validation)].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    );
    expect([...train.labels]).toEqual(ids(train).map((id) => id % 3));
  });

  it('is the same for the same seed and another for another', () => {
    const images = (seed: number) => [...splitValidation(set, 0.5, seed).train.values];
    expect(images(7)).toEqual(images(7));
    expect(images(7)).not.toEqual(images(8));
  });

  it('sets at least one example aside', () => {
    expect(splitValidation(set, 0.001, 1).validation?.count).toBe(1);
  });

  it('that leaves nothing to train on is refused', () => {
    const split = () => splitValidation(firstExamples(set, 1), 0.2, 1);
    expect(split).toThrow(UserError);
    expect(split).toThrow('dataset.validationFraction 0.2 of 1 training examples leaves none');
  });
});
