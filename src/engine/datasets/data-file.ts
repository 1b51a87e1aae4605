import { readFile } from 'node:fs/promises';
import { UserError } from '../../contract/errors.ts';

/**
 * The bytes of a file that the user has to have.
 *
 * @param remedy what the user can do about it, as a sentence; it ends the error.
 * @throws UserError naming the file, when it is missing or cannot be read.
 */
export async function readDataFile(file: string, remedy: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = missing ? 'it is missing' : (error as Error).message;
    throw new UserError(`The data file ${file} cannot be read: ${reason}. ${remedy}`);
  }
}
