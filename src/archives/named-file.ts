import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';

/** A file as the user gave it, or as it lay in an archive. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The name with its folders, where it came in any: `train/cat/1.png`. */
  readonly path?: string | undefined;
}

/**
 * A fault of a file that the user brought.
 *
 * @param place where in the file: "byte 16", "line 3".
 * @param finding what is there and what should be, without a full stop.
 */
export function fileFault(file: string, place: Sentence, finding: Sentence): UserError {
  return new UserError(say`${file}: ${place}: ${finding}.`);
}
