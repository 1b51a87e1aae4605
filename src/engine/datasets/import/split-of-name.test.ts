import { expect, it } from 'vitest';
import { splitOfName } from './split-of-name.ts';

it.each([
  ['train-images-idx3-ubyte', 'train'],
  ['t10k-labels-idx1-ubyte', 'test'],
  ['emnist-letters-test-images-idx3-ubyte', 'test'],
  ['data_batch_1.bin', 'train'],
  ['test_batch.bin', 'test'],
  ['Fashion_Test.csv', 'test'],
  ['latest.csv', undefined],
  ['constrained.csv', undefined],
  ['train_or_test.csv', undefined],
])('a file called %s is for %s', (name, split) => {
  expect(splitOfName(name)).toBe(split);
});
