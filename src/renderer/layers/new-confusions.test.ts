import { expect, it } from 'vitest';
import { newConfusions } from './new-confusions.ts';

it('finds the pairs of classes that are confused more than before, the most grown first', () => {
  const predictions = {
    denseConfusion: [
      [10, 2, 0],
      [0, 12, 0],
      [3, 0, 9],
    ],
    confusion: [
      [9, 3, 0],
      [4, 8, 0],
      [1, 0, 11],
    ],
  };
  expect(newConfusions(predictions, 5)).toEqual([
    { label: 1, predicted: 0, before: 0, after: 4 },
    { label: 0, predicted: 1, before: 2, after: 3 },
  ]);
  expect(newConfusions(predictions, 1)).toHaveLength(1);
});
