import Sqlite from 'better-sqlite3';
import type { BackupContent } from '../contract/backups.ts';
import { requireSound } from './sealed-copy.ts';

/** What is in a backup, of whatever version; null where it is damaged or no database of ours. */
export function describeBackup(file: string): BackupContent | null {
  try {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      requireSound(sqlite);
      return sqlite
        .prepare<[], BackupContent>(
          `SELECT (SELECT count(*) FROM experiments) AS experiments, count(*) AS runs,
            coalesce(sum(status IN ('trained', 'done')), 0) AS trained FROM runs`,
        )
        .get() as BackupContent;
    } finally {
      sqlite.close();
    }
  } catch {
    return null;
  }
}
