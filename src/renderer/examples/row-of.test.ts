import { expect, it } from 'vitest';
import { rowOf } from './row-of.ts';

const features = [
  { name: 'age', categories: null },
  { name: 'sex', categories: ['female', 'male'] },
  { name: 'size', categories: null },
];

it('a row is read as it stood in the table', () => {
  expect(rowOf([20, 0, 1, 1.5], features)).toEqual([
    { name: 'age', value: 20 },
    { name: 'sex', value: 'male' },
    { name: 'size', value: 1.5 },
  ]);
});

it('a category that is not known is none, and what was not sent is not there', () => {
  expect(rowOf([20, 0, 0], features)).toEqual([
    { name: 'age', value: 20 },
    { name: 'sex', value: null },
  ]);
});

it('columns without names are called by their numbers', () => {
  expect(rowOf([3, 4], null)).toEqual([
    { name: '1', value: 3 },
    { name: '2', value: 4 },
  ]);
});
