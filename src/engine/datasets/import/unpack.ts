import { MAX_UNPACKED_BYTES } from '../../../archives/bounds.ts';
import { gunzip, isGzip } from '../../../archives/gzip.ts';
import type { NamedFile } from '../../../archives/named-file.ts';
import { isTar, readTar } from '../../../archives/tar.ts';
import { isZip, unzip, zipNames } from '../../../archives/zip.ts';
import { isPictureName } from './pictures/picture.ts';
import { arePictures } from './pictures/sorted-pictures.ts';

/**
 * Files with gzip, tar and zip taken off (but of NPZ, which is a zip of arrays). Of an archive only
 * what may be data is kept: the names of classes, notes and hidden files beside it are not.
 *
 * @throws UserError naming a file that cannot be unpacked, or that unpacks to more than is read of all
 * files together.
 */
export function unpackFiles(files: readonly NamedFile[]): NamedFile[] {
  let room = MAX_UNPACKED_BYTES;
  const taken = (unpacked: readonly NamedFile[]) => {
    for (const { bytes } of unpacked) room -= bytes.length;
    return unpacked;
  };
  return files.flatMap((file) => {
    const [plain = file] = isGzip(file) ? taken([gunzip(file, room)]) : [file];
    if (isZip(plain) && zipNames(plain).some(isPictureName)) return taken(filesIn(plain, room));
    if (!isTar(plain)) return [plain];
    const inside = readTar(plain);
    if (arePictures(inside)) return inside;
    return inside.filter(({ name }) => !/^\.|\.(txt|html|md)$/i.test(name));
  });
}

function filesIn(file: NamedFile, room: number): NamedFile[] {
  const entries = unzip(file, () => true, room);
  return [...entries].map(([path, bytes]) => ({ name: path.split('/').at(-1) ?? '', path, bytes }));
}
