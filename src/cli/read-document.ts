import { readFile, stat } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES } from '../contract/bridge.ts';
import { UserError } from '../contract/errors.ts';
import { parseJson } from '../host/experiments/parse-json.ts';

/**
 * The JSON of an experiment document, not yet validated.
 *
 * @throws UserError when the file cannot be read or is not JSON
 */
export async function readDocument(path: string): Promise<unknown> {
  const text = await read(path);
  if (text.length > MAX_DOCUMENT_BYTES) throw tooLong(path, text.length);
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${path}: ${error.message}`);
  }
}

function tooLong(path: string, size: number): UserError {
  return new UserError(
    `${path} has ${size.toLocaleString('en')} bytes, and an experiment document may have ${MAX_DOCUMENT_BYTES.toLocaleString('en')}; name another file.`,
  );
}

async function read(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_DOCUMENT_BYTES) throw tooLong(path, size);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw new UserError(`There is no file ${path}; name an experiment document.`);
      case 'EISDIR':
        throw new UserError(`${path} is a folder; name an experiment document in it.`);
      case 'EACCES':
      case 'EPERM':
        throw new UserError(`${path} may not be read by this user; change its permissions.`);
      default:
        throw new UserError(`${path} cannot be read: ${(error as Error).message}.`);
    }
  }
}
