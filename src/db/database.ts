import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { folded } from './folded.ts';
import { liveClient } from './live-client.ts';
import { isOutdated, migrate } from './migrate.ts';
import * as schema from './schema.ts';

/** What queries take: the database, or a transaction on it. */
export type Orm = BaseSQLiteDatabase<'sync', Sqlite.RunResult, typeof schema>;

export interface Database {
  readonly orm: Orm;
  readonly file: string;
  /**
   * Opens the file anew, since its disk was away; whoever holds the `orm` goes on with it. Until that
   * succeeds nothing can be read or written.
   *
   * @param isSame whether it is still the database that was open before
   * @returns false where it is not
   */
  reopen(isSame: (orm: Orm) => boolean): boolean;
  close(): void;
}

interface Options {
  readonly file: string;
  /** Called before each statement that may write; it throws where that is not to be. */
  readonly beforeWriting?: (() => void) | undefined;
  /** Folder of the numbered migrations; where the code is bundled it lies elsewhere. */
  readonly migrationsDir?: string | undefined;
}

const OWN_MIGRATIONS = join(import.meta.dirname, 'migrations');

/** How long a statement waits for another process (a reader, a backup tool) before it gives up. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens or creates the database and migrates it to the newest version.
 *
 * @throws UserError when the file is no database or is newer than this workbench.
 */
export function openDatabase(options: Options): Database {
  const { file, migrationsDir } = options;
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = connect(file);
    migrate(sqlite, migrationsDir ?? OWN_MIGRATIONS);
  } catch (error) {
    sqlite?.close();
    throw explained(error, file);
  }
  return databaseOf(sqlite, options);
}

function connect(file: string, options: Sqlite.Options = {}): Sqlite.Database {
  const sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS, ...options });
  try {
    sqlite.pragma('journal_mode = WAL');
    // FULL syncs at every commit: a finished run survives a power cut, not only a killed process.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return sqlite;
}

/**
 * Opens an existing database that another process may be writing; statements that write are refused.
 *
 * @returns undefined when it is older than this workbench, and must be migrated first
 * @throws UserError when the file is no database or is newer than this workbench.
 */
export function openForReading(options: Options): Database | undefined {
  const { file, migrationsDir } = options;
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true });
    const migrations = migrationsDir ?? OWN_MIGRATIONS;
    if (isOutdated(sqlite, migrations)) {
      sqlite.close();
      return undefined;
    }
    // Nothing is missing, so that this only refuses what is newer.
    migrate(sqlite, migrations);
    sqlite.pragma('query_only = ON');
  } catch (error) {
    sqlite?.close();
    throw explained(error, file);
  }
  return databaseOf(sqlite, options);
}

function databaseOf(first: Sqlite.Database, { file, beforeWriting }: Options): Database {
  let connection = first;
  let connections = 0;
  const { client, replace } = liveClient(first, beforeWriting ?? (() => undefined));
  const orm = drizzle(client, { schema });

  function use(sqlite: Sqlite.Database): void {
    connection = sqlite;
    connections += 1;
    const which = connections;
    sqlite.function('folded', { deterministic: true }, (text) => folded(String(text)));
    sqlite.function('connection', { deterministic: true }, () => which);
    replace(sqlite);
  }
  use(first);

  return {
    orm,
    file,
    reopen(isSame) {
      // Closed before it is opened: SQLite tells files by device and inode, which may be the same again.
      connection.close();
      use(connect(file, { fileMustExist: true }));
      if (isSame(orm)) return true;
      connection.close();
      return false;
    },
    close: () => connection.close(),
  };
}

function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  switch (error.code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return new UserError(
        say`The file ${file} is not a readable database (${error.message}): put a copy back in
          its place, or choose another data folder.`,
      );
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return new UserError(
        say`The database ${file} cannot be written (${error.message}): give yourself permission
          to write there, or choose another data folder.`,
      );
    case 'SQLITE_FULL':
      return new UserError(
        say`There is no space left on the disk of ${file}: free some and try again.`,
      );
    default:
      return error;
  }
}
