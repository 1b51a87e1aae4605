import { gunzipSync } from 'node:zlib';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import type { NamedFile } from './imported-images.ts';
import { isTar, readTar } from './tar.ts';

const GZIP = [0x1f, 0x8b];
/** More than this is no data set of small images; a file that unpacks to more is refused. */
const MAX_UNPACKED_BYTES = 2 ** 31 - 1;

/**
 * Files with gzip and tar taken off. Of an archive only what may be data is kept: the names of
 * classes, notes and hidden files beside it are not.
 *
 * @throws UserError naming a file that cannot be unpacked.
 */
export function unpackFiles(files: readonly NamedFile[]): NamedFile[] {
  return files.flatMap((file) => {
    const plain = gunzipped(file);
    if (!isTar(plain)) return [plain];
    return readTar(plain).filter(({ name }) => !/^\.|\.(txt|html|md)$/i.test(name));
  });
}

function gunzipped(file: NamedFile): NamedFile {
  const { name, bytes } = file;
  if (!GZIP.every((value, index) => bytes[index] === value)) return file;
  try {
    const { buffer, byteOffset, length } = gunzipSync(bytes, {
      maxOutputLength: MAX_UNPACKED_BYTES,
    });
    return { name: name.replace(/\.gz$/i, ''), bytes: new Uint8Array(buffer, byteOffset, length) };
  } catch (error) {
    throw new UserError(
      say`${name} cannot be unpacked (${(error as Error).message}): it is damaged or incomplete;
        download it again.`,
    );
  }
}
