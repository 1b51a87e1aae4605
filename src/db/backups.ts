import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backupKindSchema } from '../contract/backups.ts';
import type { BackupKind } from '../contract/backups.ts';

/** A copy of the database as it was. */
export interface Backup {
  readonly file: string;
  /** Its name, by which people say which. */
  readonly name: string;
  readonly at: Date;
  readonly kind: BackupKind;
}

/** Name of the folder of backups in a data folder. */
export const BACKUPS_FOLDER = 'backups';

const NAMED = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.(\w+)\.db$/;

/** Where a backup of a database goes that is made now. Creates the folder. */
export function newBackupFile(database: string, kind: BackupKind, now: Date): string {
  const dir = join(dirname(database), BACKUPS_FOLDER);
  mkdirSync(dir, { recursive: true });
  const moment = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
  return join(dir, `${moment}.${kind}.db`);
}

/**
 * The backups of a database, the latest first: also those that earlier versions made beside it. What is of
 * the future was made before the clock was put right, and comes last.
 */
export function backupsOf(database: string, now = new Date()): Backup[] {
  const dir = join(dirname(database), BACKUPS_FOLDER);
  const own = namesIn(dir).flatMap((name): Backup[] => {
    const [, year, month, day, hour, minute, second, said] = NAMED.exec(name) ?? [];
    const kind = backupKindSchema.safeParse(said);
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (!kind.success || Number.isNaN(at.getTime())) return [];
    return [{ file: join(dir, name), name, at, kind: kind.data }];
  });
  const beside = namesIn(dirname(database))
    .filter((name) => name.startsWith(`${basename(database)}.v`) && name.endsWith('.backup'))
    .map((name): Backup => {
      const file = join(dirname(database), name);
      return { file, name, at: statSync(file).mtime, kind: 'update' };
    });
  const isOfTheFuture = ({ at }: Backup) => Number(at > now);
  return [...own, ...beside].sort(
    (one, other) =>
      isOfTheFuture(one) - isOfTheFuture(other) || other.at.getTime() - one.at.getTime(),
  );
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    // There is none, or it cannot be read: then nothing in it can be put back either.
    return [];
  }
}
