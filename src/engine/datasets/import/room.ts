import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { Sentence } from '../../../contract/sentence.ts';

/** All that is stored of a data set, which is read as one file of less than 2 GiB. */
export const MAX_DATASET_BYTES = 2 ** 31 - 2 ** 20;

/** Examples of a part, which are kept by their numbers here and there. */
export const MAX_EXAMPLES = 16_000_000;

/**
 * @param bytes of all examples together, at least
 * @param remedy what makes them fewer, without a full stop
 * @throws UserError where a data set may not have so many
 */
export function requireRoom(bytes: number, remedy: Sentence): void {
  if (bytes <= MAX_DATASET_BYTES) return;
  throw new UserError(
    say`The examples have ${bytes.toLocaleString('en')} bytes or more, and a data set may have
      ${MAX_DATASET_BYTES.toLocaleString('en')}: ${remedy}.`,
  );
}

/** @throws UserError where these are more than a part of a data set may have */
export function requireFewExamples(file: string, count: number): void {
  if (count <= MAX_EXAMPLES) return;
  throw new UserError(
    say`${file} has more than ${MAX_EXAMPLES.toLocaleString('en')} examples, and no more are taken: take a
      part of them.`,
  );
}
