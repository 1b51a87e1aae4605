import { readFile } from 'node:fs/promises';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/**
 * The bytes of a file that the user has to have.
 *
 * @param remedy what the user can do about it, as a sentence; it ends the error.
 * @throws UserError naming the file, when it is missing or cannot be read.
 */
export async function readDataFile(file: string, remedy: Sentence): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? say`it is missing` : (error as Error).message;
    throw new UserError(say`The data file ${file} cannot be read: ${reason}. ${remedy}`, [], {
      cause: error,
    });
  }
}
