import { unzipSync } from 'fflate';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** Beginning of a zip file. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** What the wanted files of an archive may unpack to together. */
const MAX_BYTES = 2 ** 31 - 1;
/** Deflate packs zeros a thousandfold, and no more than that. */
const MAX_RATIO = 1032;

export function isZip(bytes: Uint8Array): boolean {
  return ZIP.every((value, index) => bytes[index] === value);
}

/**
 * The files of these names in a zip archive, which together unpack to less than 2 GiB.
 *
 * @throws UserError where it is damaged, or says to unpack to more than that or than deflate can pack.
 */
export function unzip(
  bytes: Uint8Array,
  file: string,
  wanted: readonly string[] | ((name: string) => boolean),
): Map<string, Uint8Array> {
  const wants = typeof wanted === 'function' ? wanted : (name: string) => wanted.includes(name);
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (name.endsWith('/') || !wants(name)) return false;
        total += originalSize;
        if (total > MAX_BYTES || originalSize > MAX_RATIO * size + MAX_RATIO) {
          throw new UserError(
            say`${file} is refused: ${name} in it would unpack to ${originalSize} bytes, which is more than such
              a file can hold or than can be read.`,
          );
        }
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(
      say`${file} is a damaged zip file (${error instanceof Error ? error.message : String(error)}): copy or
        save it again.`,
    );
  }
}
