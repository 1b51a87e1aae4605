import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';

/** Names of copies that are not complete end so. */
const UNFINISHED_COPY = '.part';

/** A copy of a database, or the database itself, is damaged. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
}

/**
 * Copies a database while it is used, page by page, and lets others have the processor in between. The
 * copy is one file that needs nothing beside it; it is checked, and complete or absent.
 *
 * @throws DamagedDatabase when the copy is damaged, and so what was copied; what SQLite or the system throw.
 */
export async function copyWhileUsed(sqlite: Sqlite.Database, target: string): Promise<void> {
  const unfinished = `${target}${UNFINISHED_COPY}`;
  rmSync(unfinished, { force: true });
  try {
    await sqlite.backup(unfinished);
    const copy = new Sqlite(unfinished);
    try {
      copy.pragma('journal_mode = DELETE');
      const tables = copy.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck();
      for (const table of tables.all() as string[]) {
        await setImmediate();
        requireSound(copy, table);
      }
    } finally {
      copy.close();
    }
    finish(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** The same at one go, for whoever cannot go on without it. */
export function copyAtOnce(sqlite: Sqlite.Database, target: string): void {
  const unfinished = `${target}${UNFINISHED_COPY}`;
  rmSync(unfinished, { force: true });
  sqlite.prepare('VACUUM INTO ?').run(unfinished);
  finish(unfinished, target);
}

/** A copy of a database that nobody uses, with what its journal beside it holds. */
export function copyFile(file: string, target: string): void {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    copyAtOnce(sqlite, target);
  } finally {
    sqlite.close();
  }
}

/** @throws DamagedDatabase when a table, or without one the database, is damaged. */
export function requireSound(sqlite: Sqlite.Database, table?: string): void {
  const of = table === undefined ? '' : `('${table.replaceAll("'", "''")}')`;
  const found = sqlite.pragma(`quick_check${of}`, { simple: true });
  if (found !== 'ok') throw new DamagedDatabase(String(found));
}

function finish(unfinished: string, target: string): void {
  syncPath(unfinished);
  renameSync(unfinished, target);
  // A rename is durable only once its folder is. Windows has no such call and needs none.
  if (process.platform !== 'win32') syncPath(dirname(target));
}

/** What was written to a file, or which files are in a folder, is on the disk when this returns. */
export function syncPath(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
