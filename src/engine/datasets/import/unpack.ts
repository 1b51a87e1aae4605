import { gunzipSync } from 'node:zlib';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { isZip, MAX_UNPACKED_BYTES, unzip, zipNames } from './archive.ts';
import type { NamedFile } from './imported-examples.ts';
import { isPictureName } from './pictures/picture.ts';
import { arePictures } from './pictures/sorted-pictures.ts';
import { isTar, readTar } from './tar.ts';

const GZIP = [0x1f, 0x8b];

/**
 * Files with gzip, tar and zip taken off (but of NPZ, which is a zip of arrays). Of an archive only
 * what may be data is kept: the names of classes, notes and hidden files beside it are not.
 *
 * @throws UserError naming a file that cannot be unpacked.
 */
export function unpackFiles(files: readonly NamedFile[]): NamedFile[] {
  return files.flatMap((file) => {
    const plain = gunzipped(file);
    if (isZip(plain) && zipNames(plain).some(isPictureName)) return zipped(plain);
    if (!isTar(plain)) return [plain];
    const inside = readTar(plain);
    if (arePictures(inside)) return inside;
    return inside.filter(({ name }) => !/^\.|\.(txt|html|md)$/i.test(name));
  });
}

function zipped(file: NamedFile): NamedFile[] {
  const entries = unzip(file, () => true);
  return [...entries].map(([path, bytes]) => ({ name: path.split('/').at(-1) ?? '', path, bytes }));
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
