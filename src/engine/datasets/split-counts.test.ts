import { expect, it } from 'vitest';
import { foldCounts, splitCounts } from './split-counts.ts';

const all = { trainCount: 1000, testCount: 200 };

it('leaves everything where a document restricts nothing', () => {
  expect(splitCounts(all, { validationFraction: 0 })).toEqual({
    train: 1000,
    validation: 0,
    test: 200,
  });
});

it('takes the first examples and sets a share of those aside', () => {
  const used = { validationFraction: 0.1, maxTrainExamples: 500, maxTestExamples: 50 };
  expect(splitCounts(all, used)).toEqual({ train: 450, validation: 50, test: 50 });
  expect(splitCounts(all, { ...used, maxTrainExamples: 4 })).toMatchObject({ validation: 1 });
  expect(splitCounts(all, { validationFraction: 0, maxTrainExamples: 5000 }).train).toBe(1000);
});

it('tests on a k-th of the training examples in cross-validation', () => {
  expect(foldCounts(splitCounts(all, { validationFraction: 0.1 }), 5)).toEqual({
    train: 720,
    validation: 80,
    test: 200,
  });
});
