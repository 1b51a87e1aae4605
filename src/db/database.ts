import { statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { explained } from './explained.ts';
import { folded } from './folded.ts';
import { writeIndexInPlace } from './in-place.ts';
import { liveClient } from './live-client.ts';
import { copyWhileUsed, requireSound } from './sealed-copy.ts';
import { hasNoTables, isOutdated, migrate } from './migrate.ts';
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
  /**
   * Copies the database while it is used: see `copyWhileUsed`.
   *
   * @throws UserError when the database is damaged, or the copy has no room
   */
  copyTo(target: string): Promise<void>;
  close(): void;
}

interface Options {
  readonly file: string;
  /** Called before a new database is begun; it throws where there should be one. */
  readonly beforeBeginning?: (() => void) | undefined;
  /** Whether it is to be seen first that it is not damaged, since it was not closed as it should. */
  readonly check?: boolean | undefined;
  /** Milliseconds that a statement waits for another process; default 5000. */
  readonly busyMs?: number | undefined;
  /** Called before each statement that may write; it throws where that is not to be. */
  readonly beforeWriting?: (() => void) | undefined;
  /** Folder of the numbered migrations; where the code is bundled it lies elsewhere. */
  readonly migrationsDir?: string | undefined;
}

/** Where the migrations lie beside the sources. */
export const OWN_MIGRATIONS = join(import.meta.dirname, 'migrations');

/** How long a statement waits for another process (a reader, a backup tool) before it gives up. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens or creates the database and migrates it to the newest version.
 *
 * @throws UserError when the file is no database, is damaged or locked, cannot be written, or is newer
 * than this workbench; whatever `beforeBeginning` throws.
 */
export function openDatabase(options: Options): Database {
  const { file, migrationsDir, beforeBeginning, check, busyMs } = options;
  let sqlite: Sqlite.Database | undefined;
  try {
    if (beforeBeginning && !sizeOf(file)) beforeBeginning();
    sqlite = connect(file, { timeout: busyMs });
    if (check) requireSound(sqlite);
    if (beforeBeginning && hasNoTables(sqlite)) beforeBeginning();
    migrate(sqlite, migrationsDir ?? OWN_MIGRATIONS);
  } catch (error) {
    sqlite?.close();
    throw explained(error, file);
  }
  return databaseOf(sqlite, options);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function connect(
  file: string,
  options: { timeout?: number | undefined; fileMustExist?: boolean } = {},
): Sqlite.Database {
  const { timeout = BUSY_TIMEOUT_MS, ...others } = options;
  const sqlite = new Sqlite(file, { timeout, ...others });
  try {
    writeIndexInPlace(file);
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
    async copyTo(target) {
      try {
        await copyWhileUsed(connection, target);
      } catch (error) {
        throw explained(error, file);
      }
    },
    close: () => connection.close(),
  };
}
