import { expect, it } from 'vitest';
import { say } from '../../../contract/sentence.ts';
import { MAX_DATASET_BYTES, MAX_EXAMPLES, requireFewExamples, requireRoom } from './room.ts';

it('examples that are too many for a file are refused, with what makes them fewer', () => {
  const remedy = say`take a part of them, or make them smaller`;
  expect(() => requireRoom(MAX_DATASET_BYTES, remedy)).not.toThrow();
  expect(() => requireRoom(MAX_DATASET_BYTES + 1, remedy)).toThrow(
    'The examples have 2,146,435,073 bytes or more, and a data set may have 2,146,435,072: take a part of them, or make them smaller.',
  );
});

it('examples that are too many to be counted are refused', () => {
  expect(() => requireFewExamples('own.csv', MAX_EXAMPLES)).not.toThrow();
  expect(() => requireFewExamples('own.csv', MAX_EXAMPLES + 1)).toThrow(
    'own.csv has more than 16,000,000 examples, and no more are taken: take a part of them.',
  );
});
