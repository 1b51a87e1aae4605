import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { UNFINISHED, weightsFile } from '../data-folder/weights-folder.ts';
import { FOLDERS } from './folders.ts';
import { fileMember } from './manifest.ts';
import type { Member } from './manifest.ts';
import type { OnProgress } from './messages.ts';
import { openZip } from './read-zip.ts';

/** Files of a checked archive that belong into a data folder. */
export interface UnpackTask {
  readonly path: string;
  /** How the archive is called in errors. */
  readonly file: string;
  readonly dataDir: string;
  /** The names of the members. */
  readonly names: readonly string[];
}

/**
 * Puts files of an archive into a data folder, each under its hash: it is on the disk whole or not at all,
 * and one that is there already stays. What nothing refers to in the end is swept at a later start.
 *
 * @throws UserError where there is no room, or the archive has changed since it was checked
 */
export async function unpackFiles(task: UnpackTask, onProgress: OnProgress): Promise<void> {
  const archive = await openZip(task.path, task.file);
  try {
    const wanted = new Set(task.names);
    const members: Member[] = [];
    for (const member of archive.manifest.members) {
      if (wanted.has(member.name) && !(await isThere(task.dataDir, member))) members.push(member);
    }
    const total = members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    await requireRoom(task.dataDir, total);
    let done = 0;
    for (const member of members) {
      await unpack(archive.read(member), pathOf(task.dataDir, member));
      onProgress((done += member.sizeBytes), total);
    }
  } finally {
    archive.close();
  }
}

/** The name is not used as a path: it says which folder and which hash. */
function pathOf(dataDir: string, { name }: Member): string {
  const file = fileMember(name);
  if (file === undefined) throw new Error(`${name} is no file of a data folder.`);
  return weightsFile(join(dataDir, FOLDERS[file.folder]), file.sha256);
}

async function isThere(dataDir: string, member: Member): Promise<boolean> {
  const found = await stat(pathOf(dataDir, member)).catch(() => undefined);
  return found?.size === member.sizeBytes;
}

async function requireRoom(dataDir: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  if (bytes <= free) return;
  throw new UserError(
    say`The archive needs ${bytes.toLocaleString('en')} bytes in the data folder, and its disk has
      ${free.toLocaleString('en')} left: free some and try again. Nothing was taken in.`,
  );
}

async function unpack(pieces: AsyncIterable<Uint8Array>, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}${UNFINISHED}`;
  try {
    await pipeline(pieces, createWriteStream(unfinished));
    await synced(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  // A rename is durable only once its folder is. Windows has no such call and needs none.
  if (process.platform !== 'win32') await synced(dirname(target));
}

async function synced(path: string): Promise<void> {
  const opened = await open(path, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
