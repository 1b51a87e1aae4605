import { expect, it } from 'vitest';
import { imageSet } from './image-set.fixture.ts';
import { missingClasses } from './missing-classes.ts';

const set = (labels: readonly number[]) =>
  imageSet(
    labels.map(() => [0]),
    labels,
    5,
  );

it('tells the classes that a part lacks and another has; one that nobody has is nowhere missing', () => {
  const parts = { train: set([0, 1, 1]), validation: set([1, 3]), test: set([0, 1, 2]) };
  expect(missingClasses(parts)).toEqual({ train: [2, 3], validation: [0, 2], test: [3] });
});

it('tells none of a validation part that there is not', () => {
  const parts = { train: set([0, 1]), validation: null, test: set([0, 1]) };
  expect(missingClasses(parts)).toEqual({ train: [], validation: [], test: [] });
});
