import { rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { newBackupFile } from './backups.ts';
import { wayBack } from './explained.ts';
import { copyAtOnce } from './sealed-copy.ts';

/**
 * Brings a database to the newest version: its `user_version` is the number of migrations applied.
 * All missing migrations and the new version are one transaction, so that a failing one leaves the
 * file as it was. An existing database is copied to its backups first. (Drizzle's
 * own migrator writes outside its transaction and cannot switch foreign keys off, which rebuilding
 * a table needs.)
 *
 * @throws UserError when the file is newer than this workbench, or is not as its version says.
 */
export function migrate(sqlite: Sqlite.Database, migrationsDir: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsDir });
  const version = versionOf(sqlite);
  if (version > migrations.length) {
    throw new UserError(
      say`The database ${sqlite.name} has version ${version}, but this workbench knows versions
        up to ${migrations.length}: update the workbench, or choose another data folder.`,
    );
  }
  if (version === migrations.length) return;
  if (version < 0 || (version === 0 && !hasNoTables(sqlite))) throw misnumbered(sqlite, version);
  const backup = version > 0 ? newBackupFile(sqlite.name, 'update', new Date()) : undefined;
  if (backup !== undefined) copyAtOnce(sqlite, backup);
  try {
    applyMigrations(sqlite, migrationsDir);
  } catch (error) {
    // It is as it was: a copy of it would be made at each start.
    if (backup !== undefined) rmSync(backup, { force: true });
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_ERROR') {
      throw misnumbered(sqlite, version, error.message);
    }
    throw error;
  }
}

/**
 * The migrations that a database has not seen yet, in one transaction and without a backup.
 *
 * @param upTo to which version; the newest where it is left out
 */
export function applyMigrations(
  sqlite: Sqlite.Database,
  migrationsDir: string,
  upTo = Number.POSITIVE_INFINITY,
): void {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsDir }).slice(0, upTo);
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite
      .transaction(() => {
        for (const migration of migrations.slice(versionOf(sqlite))) {
          for (const statement of migration.sql) sqlite.exec(statement);
        }
        const broken = sqlite.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) {
          throw new Error(
            `The migration breaks ${broken.length} references: ${JSON.stringify(broken[0])}`,
          );
        }
        sqlite.pragma(`user_version = ${migrations.length}`);
      })
      .immediate();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

/** The number of migrations that a database has seen; 0 for a new file. */
export function versionOf(sqlite: Sqlite.Database): number {
  return sqlite.pragma('user_version', { simple: true }) as number;
}

/** Whether a database holds nothing yet. */
export function hasNoTables(sqlite: Sqlite.Database): boolean {
  return sqlite.prepare('SELECT 1 FROM sqlite_master LIMIT 1').get() === undefined;
}

/** Something changed the number of its version, or what is in it. */
function misnumbered(sqlite: Sqlite.Database, version: number, found?: string): UserError {
  const { name: file } = sqlite;
  const why = found === undefined ? say`that is no version of it` : say`${found}`;
  return new UserError(
    say`The database ${file} says that it has version ${version}, and is not like that (${why}): another
      program may have changed it. Nothing was changed. ${wayBack(file)}`,
  );
}

/** Whether a database has migrations still to see. */
export function isOutdated(sqlite: Sqlite.Database, migrationsDir: string): boolean {
  return versionOf(sqlite) < newestVersion(migrationsDir);
}

/** The number of migrations that there are. */
export function newestVersion(migrationsDir: string): number {
  return readMigrationFiles({ migrationsFolder: migrationsDir }).length;
}
