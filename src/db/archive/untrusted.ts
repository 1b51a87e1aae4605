import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { UserError } from '../../contract/errors.ts';
import { asPart, say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { applyMigrations, isOutdated, newestVersion, versionOf } from '../migrate.ts';
import type { Database } from '../database.ts';
import * as schema from '../schema.ts';
import { firstWrongValue } from './stored-values.ts';

/** A database that somebody else sent, once it is known to be one of ours. */
export interface CheckedDatabase extends Omit<Database, 'reopen' | 'copyTo'> {
  /** Writes it anew, page by page, into a file that is not there yet. */
  copyTo(file: string): void;
}

/** The database of an archive is not what the workbench writes. */
export function notOurs(what: Sentence): UserError {
  return new UserError(
    say`The archive’s database is damaged or was not made by the workbench: ${asPart(what)}. Nothing was
      taken in; ask for the archive again.`,
  );
}

/**
 * Opens a database that somebody else sent, brings it to the newest version, and makes sure that it is one
 * that the workbench could have written: SQLite finds no fault in it, it has our tables and indexes to the
 * letter and no triggers or views of others', every value is of its column's type and every JSON what it
 * should be. It runs nothing of the file's own.
 *
 * @param file a copy, which may be changed
 * @throws UserError
 */
export function openUntrusted(file: string, migrationsDir: string): CheckedDatabase {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { fileMustExist: true });
    // better-sqlite3 has defensive mode on; this forbids what a schema could call.
    sqlite.pragma('trusted_schema = OFF');
    sqlite.pragma('cell_size_check = ON');
    requireKnownVersion(sqlite, migrationsDir);
    requireOurSchema(sqlite, migrationsDir);
    requireSound(sqlite);
    if (isOutdated(sqlite, migrationsDir)) applyMigrations(sqlite, migrationsDir);
    const wrong = firstWrongValue(sqlite);
    if (wrong) throw notOurs(wrong);
    const checked = sqlite;
    return {
      orm: drizzle(checked, { schema }),
      file,
      copyTo: (copy) => checked.prepare('VACUUM INTO ?').run(copy),
      close: () => checked.close(),
    };
  } catch (error) {
    sqlite?.close();
    if (error instanceof Sqlite.SqliteError) throw notOurs(say`SQLite says "${error.message}"`);
    throw error;
  }
}

function requireKnownVersion(sqlite: Sqlite.Database, migrationsDir: string): void {
  const version = versionOf(sqlite);
  const newest = newestVersion(migrationsDir);
  if (version > newest) {
    throw new UserError(
      say`The archive was made by a newer version of the workbench (its database has version ${version},
        and this one knows ${newest}): update the workbench.`,
    );
  }
  if (version < 1) throw notOurs(say`it has version ${version}`);
}

function requireOurSchema(sqlite: Sqlite.Database, migrationsDir: string): void {
  const ours = new Sqlite(':memory:');
  try {
    applyMigrations(ours, migrationsDir, versionOf(sqlite));
    const [expected, found] = [ours, sqlite].map(schemaOf);
    if (expected !== found) throw notOurs(say`its tables are not those of the workbench`);
  } finally {
    ours.close();
  }
}

function schemaOf(sqlite: Sqlite.Database): string {
  const rows = sqlite
    .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
    .raw()
    .all();
  return JSON.stringify(rows);
}

/** SQLite's own checks: of the pages, of what must not be null or twice, and of references. */
function requireSound(sqlite: Sqlite.Database): void {
  const [first] = sqlite.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (first?.integrity_check !== 'ok') {
    throw notOurs(say`SQLite says "${first?.integrity_check ?? ''}"`);
  }
  const [broken] = sqlite.pragma('foreign_key_check') as { table: string; parent: string }[];
  if (broken) {
    throw notOurs(say`a row of ${broken.table} refers to nothing in ${broken.parent}`);
  }
}
