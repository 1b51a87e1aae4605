import { unzipSync } from 'fflate';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { NamedFile } from './imported-examples.ts';

/** Beginning of a zip file, which an NPZ file is too. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** More than this is no data set of small images; a file that unpacks to more is refused. */
export const MAX_UNPACKED_BYTES = 2 ** 31 - 1;

export function isZip({ bytes }: NamedFile): boolean {
  return ZIP.every((value, index) => bytes[index] === value);
}

/** The names of the files in a zip archive. */
export function zipNames(file: NamedFile): string[] {
  const names: string[] = [];
  unzip(file, ({ name }) => {
    names.push(name);
    return false;
  });
  return names;
}

/**
 * The files in a zip archive that are wanted, by their names.
 *
 * @throws UserError when it is damaged, or unpacks to more than a data set may have
 */
export function unzip(
  file: NamedFile,
  wants: (entry: { readonly name: string }) => boolean,
): Map<string, Uint8Array> {
  let total = 0;
  try {
    const entries = unzipSync(file.bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || !wants({ name })) return false;
        total += originalSize;
        if (total > MAX_UNPACKED_BYTES) throw new Error('it unpacks to more than 2 GiB');
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch (error) {
    throw new UserError(
      say`${file.name} is a damaged zip file (${(error as Error).message}): save or download it
        again.`,
    );
  }
}
