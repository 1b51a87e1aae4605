import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InTrouble } from '../../contract/errors.ts';
import type { Trouble, TroubleCause } from '../../contract/waiting.ts';
import { systemCode } from './system-code.ts';

/** Trouble of the system, which people or other programs mend, by its code. */
const SYSTEM: Readonly<Record<string, TroubleCause>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EBUSY: 'busy',
  EAGAIN: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
  ENOENT: 'away',
  ENOTDIR: 'away',
  ENOTCONN: 'away',
  ENODEV: 'away',
  ENXIO: 'away',
  ENOMEDIUM: 'away',
  ESTALE: 'away',
  EHOSTDOWN: 'away',
  EHOSTUNREACH: 'away',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EIO: 'failing',
  EREMOTEIO: 'failing',
  EUCLEAN: 'failing',
  ETIMEDOUT: 'failing',
  UNKNOWN: 'failing',
};

/** Likewise of SQLite, by the beginning of its code. */
const SQLITE: readonly (readonly [code: string, cause: TroubleCause])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CANTOPEN', 'away'],
  ['SQLITE_READONLY_DBMOVED', 'away'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'no-permission'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_PROTOCOL', 'failing'],
];

/**
 * What has to pass until the same can be done again; undefined where waiting would change nothing.
 * That a program or somebody else's file is missing is none of it.
 *
 * @param dir the folder that was to be read or written
 */
export function passingTrouble(error: unknown, dir: string): Trouble | undefined {
  if (error instanceof InTrouble) return error.trouble;
  if (!(error instanceof Error)) return undefined;
  const { path } = error as NodeJS.ErrnoException;
  const code = systemCode(error);
  const cause = code === undefined ? undefined : (SYSTEM[code] ?? causeOfSqlite(code));
  if (cause !== undefined && (path === undefined || path.startsWith(dir)))
    return { cause, path: dir };
  return passingTrouble(error.cause, dir);
}

/**
 * Likewise of a file that was to be read from some folders. Where they are all there, a file that is
 * missing is lost, and does not come back by waiting.
 */
export function readingTrouble(error: unknown, dirs: readonly string[]): Trouble | undefined {
  const away = dirs.map(folderTrouble).find((trouble) => trouble !== undefined);
  if (away || isMissing(error)) return away;
  return dirs.map((dir) => passingTrouble(error, dir)).find((trouble) => trouble !== undefined);
}

function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as NodeJS.ErrnoException).code === 'ENOENT' || isMissing(error.cause);
}

/** Likewise of the database in a data folder, where what waits is the whole workbench: damage too. */
export function databaseTrouble(error: unknown, dir: string): Trouble | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  const damaged = code === 'SQLITE_NOTADB' || String(code).startsWith('SQLITE_CORRUPT');
  return damaged ? { cause: 'damaged', path: dir } : passingTrouble(error, dir);
}

function causeOfSqlite(code: string): TroubleCause | undefined {
  return SQLITE.find(([beginning]) => code.startsWith(beginning))?.[1];
}

/** By this file a folder is known from an empty one in its place, such as where a disk is mounted. */
export const MARK = '.workbench';

const MARK_TEXT = `Pruning Workbench knows this folder by this file. Leave it here.\n`;

/** To be called for a folder of the data folder when that is opened. */
export function markFolder(dir: string): void {
  const mark = join(dir, MARK);
  if (statSync(mark, { throwIfNoEntry: false }) === undefined) writeFileSync(mark, MARK_TEXT);
}

/**
 * What is the matter with a folder that was marked; undefined where it is as it was. One that an
 * earlier version made, and that is not empty, will do.
 */
export function folderTrouble(dir: string): Trouble | undefined {
  try {
    const marked = statSync(join(dir, MARK), { throwIfNoEntry: false }) !== undefined;
    return marked || readdirSync(dir).length > 0 ? undefined : { cause: 'away', path: dir };
  } catch (error) {
    return passingTrouble(error, dir) ?? { cause: 'failing', path: dir };
  }
}

/** @throws InTrouble where something is the matter with a folder that was marked. */
export function requireFolder(dir: string): void {
  const trouble = folderTrouble(dir);
  if (trouble) throw new InTrouble(trouble);
}
