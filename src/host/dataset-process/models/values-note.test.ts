import { expect, it } from 'vitest';
import { textOf } from '../../../contract/sentence.ts';
import { valuesNote } from './values-note.ts';

it.each([
  [{}, /^Give it pixels divided by 255, and other values less their mean/],
  [{ normalisation: 'standard' }, /^Give it values less their mean and over their deviation/],
  [{ normalisation: 'none' }, /^Give it values as the data set has them/],
])('what is taken away is said to need the values that it was given: %j', (chosen, text) => {
  expect(textOf(valuesNote({ dataset: { id: 'digits', ...chosen } }).sentence)).toMatch(text);
});
