import { readFile } from 'node:fs/promises';
import { basename } from 'node:path/posix';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { isZip, unzip, zipNames } from '../../../archives/zip.ts';
import { isTar, readTar } from '../../../archives/tar.ts';

/** A file as it was sent, lying somewhere on the disk. */
export interface SentFile {
  readonly name: string;
  readonly path: string;
}

/** A file of a network, unpacked where it came in an archive. */
export interface ModelFile {
  /** With its folders, where it came in any. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was sent of a network. */
export interface ModelFiles {
  /** In which the network is. */
  readonly files: readonly ModelFile[];
  /** An NPZ file with inputs and the outputs that are expected of them; null where there is none. */
  readonly expected: ModelFile | null;
}

/**
 * The files of a network as they are in memory: folders, which are sent as one archive, and zips are
 * unpacked (but of Keras, of numpy and of PyTorch, whose files are zips themselves).
 *
 * @param expected which file has what is expected; where left out, whichever is an NPZ file.
 * @throws UserError naming a file that cannot be unpacked.
 */
export async function readModelFiles(
  sent: readonly SentFile[],
  expected: string | undefined,
): Promise<ModelFiles> {
  const read = await Promise.all(
    sent.map(async ({ name, path }) => {
      // Readers take parts of it, which of a Buffer of Node would not be copies.
      const { buffer, byteOffset, length } = await readFile(path);
      return { name, bytes: new Uint8Array(buffer, byteOffset, length) };
    }),
  );
  return sortedOut(read.flatMap(unpacked), expected);
}

/** @throws UserError where it is not clear which file has what is expected. */
function sortedOut(files: readonly ModelFile[], expected: string | undefined): ModelFiles {
  const arrays = files.filter(isNpz);
  const meant =
    expected === undefined ? arrays : arrays.filter(({ name }) => basename(name) === expected);
  const [found, ...more] = meant;
  if (found === undefined && expected !== undefined) {
    throw new UserError(
      say`${expected} is no NPZ file of numpy, which has the arrays "input" and "output": save them
        with numpy.savez.`,
    );
  }
  if (more.length > 0) {
    throw new UserError(
      say`There are several NPZ files, ${meant.map(({ name }) => name)}: choose the one that has the
        inputs and outputs of this network.`,
    );
  }
  return { files: files.filter((file) => file !== found), expected: found ?? null };
}

function unpacked(file: ModelFile): ModelFile[] {
  if (isTar(file)) {
    return readTar(file)
      .map(({ name, path, bytes }) => ({ name: path ?? name, bytes }))
      .filter(({ name }) => isMeant(name));
  }
  if (!isZip(file)) return [file];
  const names = zipNames(file);
  if (isNpz(file) || names.some((name) => OF_PROGRAMS.test(name))) return [file];
  return [...unzip(file, isMeant)].map(([name, bytes]) => ({ name, bytes }));
}

/** Names in the files of Keras and PyTorch, which are zips. */
const OF_PROGRAMS = /(^|\/)(model\.weights\.h5|data\.pkl|archive_format)$/;

/** Hidden files, and what macOS puts beside, are nobody's network. */
function isMeant(name: string): boolean {
  return !/(^|\/)(\.|__MACOSX)/.test(name);
}

function isNpz(file: ModelFile): boolean {
  if (!isZip(file)) return false;
  const names = zipNames(file);
  return names.length > 0 && names.every((name) => name.endsWith('.npy'));
}
