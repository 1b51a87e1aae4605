import { renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BackupContent } from '../../contract/backups.ts';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { backupsOf, newBackupFile } from '../../db/backups.ts';
import type { Backup } from '../../db/backups.ts';
import { openDatabase } from '../../db/database.ts';
import { describeBackup } from '../../db/describe-backup.ts';
import { weightsStored } from '../../db/queries/weights.ts';
import { copyFile, syncPath } from '../../db/sealed-copy.ts';
import { DATABASE_FILE, WEIGHTS_FOLDER } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { recoverWeights } from './sweep-weights.ts';
import { TRASH_FOLDER, trashFolder } from './trash-folder.ts';
import { openWeightsFolder } from './weights-folder.ts';

/** What was put back. */
export interface Restored {
  readonly backup: Backup;
  readonly content: BackupContent;
  /** Where the database is kept that was there before; null where there was none, or an empty one. */
  readonly aside: string | null;
  /** Files of weights that came back from the trash. */
  readonly recovered: number;
  /** Trained runs whose weights are not there: they are trained anew when they are needed. */
  readonly missing: number;
}

/** A backup with what is in it; null where it cannot be read. */
export interface ListedBackup {
  readonly backup: Backup;
  readonly content: BackupContent | null;
}

/** The backups of a data folder, the latest first. */
export function listBackups(dataDir: string): ListedBackup[] {
  return backupsOf(join(resolve(dataDir), DATABASE_FILE)).map((backup) => ({
    backup,
    content: describeBackup(backup.file),
  }));
}

/**
 * Puts a backup in the place of the database, which is kept aside, and takes the weights that it refers
 * to out of the trash. Nothing is overwritten; whenever this is broken off, either database is there
 * in full.
 *
 * @param wanted its name, or `newest`
 * @throws UserError when there is no such backup, it is damaged, or a workbench has the folder
 */
export function restoreBackup(
  dataDir: string,
  wanted: string,
  { now, migrationsDir }: { readonly now: Date; readonly migrationsDir?: string | undefined },
): Restored {
  const dir = resolve(dataDir);
  const file = join(dir, DATABASE_FILE);
  const { backup, content } = chosen(dataDir, wanted);
  const lock = lockFolder(dir, now);
  try {
    const restored = `${file}.restored`;
    copyFile(backup.file, restored);
    const aside = putAside(file, now);
    renameSync(restored, file);
    if (process.platform !== 'win32') syncPath(dir);
    return { backup, content, aside, ...weightsOf(dir, file, migrationsDir) };
  } finally {
    lock.release();
  }
}

function chosen(dataDir: string, wanted: string): { backup: Backup; content: BackupContent } {
  const all = listBackups(dataDir);
  const sound = all.find(({ content }) => content !== null);
  const found = wanted === 'newest' ? sound : all.find(({ backup }) => backup.name === wanted);
  if (found === undefined) {
    throw new UserError(
      all.length === 0
        ? say`There is no backup in ${dataDir}.`
        : say`There is no backup ${wanted} in ${dataDir}; there are ${all.map(({ backup }) => backup.name)}.`,
    );
  }
  const { backup, content } = found;
  if (content === null) {
    throw new UserError(
      say`The backup ${backup.file} is damaged or no database: choose another one.`,
    );
  }
  return { backup, content };
}

/** With what SQLite keeps beside it, which may hold its latest changes. */
function putAside(file: string, now: Date): string | null {
  const parts = ['', '-wal', '-shm'].filter((ending) =>
    statSync(`${file}${ending}`, { throwIfNoEntry: false }),
  );
  if (parts.length === 0) return null;
  const aside = newBackupFile(file, 'replaced', now);
  // The database last: until it is gone the others would be missed.
  for (const ending of parts.toReversed()) renameSync(`${file}${ending}`, `${aside}${ending}`);
  // What is empty, and has nothing waiting beside it, is no database that anybody would want back.
  if (['', '-wal'].some((ending) => sizeOf(`${aside}${ending}`) > 0)) return aside;
  for (const ending of parts) rmSync(`${aside}${ending}`);
  return null;
}

/** Zero where there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function weightsOf(
  dir: string,
  file: string,
  migrationsDir: string | undefined,
): Pick<Restored, 'recovered' | 'missing'> {
  const database = openDatabase({ file, migrationsDir });
  try {
    const weights = openWeightsFolder(join(dir, WEIGHTS_FOLDER));
    const recovered = recoverWeights(database.orm, weights, trashFolder(join(dir, TRASH_FOLDER)));
    const missing = weightsStored(database.orm).filter(
      ({ sha256, bytes }) => bytes === null || !weights.holds(sha256, bytes),
    );
    return { recovered, missing: missing.length };
  } finally {
    database.close();
  }
}
