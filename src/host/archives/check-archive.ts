import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { openUntrusted } from '../../db/archive/untrusted.ts';
import { requireNamed } from './archive-files.ts';
import { requireOwnIdentities } from './check-identities.ts';
import { DATABASE_MEMBER, LIMITS } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import type { OnProgress } from './messages.ts';
import { openZip } from './read-zip.ts';
import { requireSeal } from './seal.ts';

/** An archive that is to be read whole. */
export interface CheckTask {
  readonly path: string;
  /** How it is called in errors. */
  readonly file: string;
  /** A folder for what is unpacked of it meanwhile; made here, and nobody else's. */
  readonly workDir: string;
  readonly migrationsDir: string;
}

/** An archive that is what the workbench writes, from its first byte to its last. */
export interface CheckReport {
  readonly manifest: Manifest;
  /** Its database, of the newest version and written anew, in the folder of the task. */
  readonly database: string;
}

/**
 * Makes sure that a file is an archive of the workbench: its seal, its members by their hashes, its database
 * by all that is known of databases of ours. Nothing but its database is written anywhere.
 *
 * @throws UserError with what is wrong
 */
export async function checkArchive(task: CheckTask, onProgress: OnProgress): Promise<CheckReport> {
  const { path, file, workDir, migrationsDir } = task;
  const { size } = await stat(path);
  if (size > LIMITS.archiveBytes) {
    throw new UserError(
      say`${file} has ${size.toLocaleString('en')} bytes, and an archive may have
        ${LIMITS.archiveBytes.toLocaleString('en')}.`,
    );
  }
  // Unpacked it is told as large as it is packed: nobody knows more before it has been read once.
  await requireSeal(path, file, counting(onProgress, 0, 2 * size));
  await mkdir(workDir, { recursive: true });
  const received = join(workDir, 'received.db');
  const archive = await openZip(path, file);
  try {
    const { manifest } = archive;
    const unpacked = manifest.members.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const onBytes = counting(onProgress, size, size + unpacked);
    for (const member of manifest.members) {
      const isDatabase = member.name === DATABASE_MEMBER;
      const told = telling(archive.read(member), onBytes);
      if (isDatabase) await pipeline(told, createWriteStream(received, { flags: 'wx' }));
      else await drained(told);
    }
    const database = join(workDir, 'checked.db');
    checkDatabase(received, database, migrationsDir, manifest);
    return { manifest, database };
  } finally {
    archive.close();
    await rm(received, { force: true });
  }
}

/** Writes what was received anew, once it is known to be what the workbench writes. */
function checkDatabase(
  received: string,
  written: string,
  migrationsDir: string,
  manifest: Manifest,
): void {
  const database = openUntrusted(received, migrationsDir);
  try {
    requireOwnIdentities(database.orm);
    requireNamed(manifest, database.orm);
    database.copyTo(written);
  } finally {
    database.close();
  }
}

/** Adds up what is read, on top of what was before. */
function counting(onProgress: OnProgress, before: number, total: number) {
  let done = before;
  return (bytes: number) => onProgress((done += bytes), total);
}

async function* telling(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    onBytes(piece.length);
    yield piece;
  }
}

async function drained(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const reader = pieces[Symbol.asyncIterator]();
  while ((await reader.next()).done !== true);
}
