import { expect, it } from 'vitest';
import { say } from '../../../contract/sentence.ts';
import { MAX_DATASET_BYTES, requireRoom } from './room.ts';

it('examples that are too many for a file are refused, with what makes them fewer', () => {
  const remedy = say`take a part of them, or make them smaller`;
  expect(() => requireRoom(MAX_DATASET_BYTES, remedy)).not.toThrow();
  expect(() => requireRoom(MAX_DATASET_BYTES + 1, remedy)).toThrow(
    'The examples have 2,146,435,073 bytes or more, and a data set may have 2,146,435,072: take a part of them, or make them smaller.',
  );
});
