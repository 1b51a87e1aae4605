import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import type { Sentence } from '../contract/sentence.ts';
import { backupsOf } from './backups.ts';
import { DamagedDatabase } from './sealed-copy.ts';

/**
 * What SQLite says of a database's file or disk, as a sentence that says what to do. Whatever else it
 * throws is returned as it is.
 */
export function explained(error: unknown, file: string): unknown {
  if (error instanceof DamagedDatabase) return damaged(error, file);
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const found = CASES.find(([code]) => error.code.startsWith(code))?.[1];
  return found?.(error, file) ?? error;
}

/** How a database is got back: by its newest backup, where there is one. */
export function wayBack(file: string): Sentence {
  const [newest] = backupsOf(file);
  return newest
    ? say`The newest backup (${momentText(newest.at)}) can be put back with "workbench restore newest"; what is
        there now is kept aside.`
    : say`There is no backup of it: put a copy back in its place, or choose another data folder.`;
}

function damaged({ message }: Error, file: string): UserError {
  return new UserError(say`The database ${file} is damaged (${message}). ${wayBack(file)}`);
}

type Case = readonly [code: string, explain: (error: Error, file: string) => UserError];

/** By the beginning of SQLite's code; the first that fits counts. */
const CASES: readonly Case[] = [
  ['SQLITE_CORRUPT', damaged],
  [
    'SQLITE_NOTADB',
    (error, file) =>
      new UserError(
        say`The file ${file} is not a readable database (${error.message}). ${wayBack(file)}`,
      ),
  ],
  [
    'SQLITE_BUSY',
    (_error, file) =>
      new UserError(
        say`Another program keeps the database ${file} locked, such as one that looks into databases or
          keeps copies of files: close it, and try again.`,
      ),
  ],
  [
    'SQLITE_FULL',
    (_error, file) =>
      new UserError(say`There is no space left on the disk of ${file}: free some and try again.`),
  ],
  [
    'SQLITE_IOERR',
    (error, file) =>
      new UserError(
        say`The disk of ${file} does not read or write as it should (${error.message}): it may be full or
          disconnected. See to it, and try again.`,
      ),
  ],
  [
    'SQLITE_CANTOPEN',
    (error, file) =>
      existsSync(file)
        ? unwritable(error, file)
        : new UserError(say`The database ${file} is not there: connect its disk, or put it back.`),
  ],
  ['SQLITE_READONLY', unwritable],
  ['SQLITE_PERM', unwritable],
];

function unwritable({ message }: Error, file: string): UserError {
  return new UserError(
    say`The database ${file} cannot be written (${message}): give yourself permission to write
      there, or choose another data folder.`,
  );
}

/** A date and time in the user's zone to the minute: `2026-11-24 15:13`. */
function momentText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
