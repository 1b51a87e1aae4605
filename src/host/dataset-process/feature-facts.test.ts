import { expect, it } from 'vitest';
import { featureFacts } from './feature-facts.ts';

it('of a table are ranges of numbers and counts of categories', () => {
  const features = [
    { name: 'age', categories: null },
    { name: 'sex', categories: ['female', 'male'] },
  ];
  const values = Float32Array.of(20, 0, 1, 40, 1, 0, 90, 0, 1);
  expect(featureFacts({ shape: [3], values, features })).toEqual([
    { ...features[0], counts: null, range: { least: 20, mean: 50, greatest: 90 } },
    { ...features[1], counts: [1, 2], range: null },
  ]);
});

it('of sequences go over all steps, and of images there are none', () => {
  const values = Float32Array.of(1, -10, 3, 10, 2, 0, 6, 4);
  expect(featureFacts({ shape: [2, 2], values })).toEqual([
    { name: '1', categories: null, counts: null, range: { least: 1, mean: 3, greatest: 6 } },
    { name: '2', categories: null, counts: null, range: { least: -10, mean: 1, greatest: 10 } },
  ]);
  expect(featureFacts({ shape: [2, 2, 1], values })).toBeNull();
});
