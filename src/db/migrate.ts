import { existsSync, renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';

/**
 * Brings a database to the newest version: its `user_version` is the number of migrations applied.
 * All missing migrations and the new version are one transaction, so that a failing one leaves the
 * file as it was. An existing database is copied to `<file>.v<version>.backup` first. (Drizzle's
 * own migrator writes outside its transaction and cannot switch foreign keys off, which rebuilding
 * a table needs.)
 *
 * @throws UserError when the file is newer than this workbench; any error of a migration as it is.
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
  if (version > 0) backUp(sqlite, version);

  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite
      .transaction(() => {
        for (const migration of migrations.slice(version)) {
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

/** Whether a database has migrations still to see. */
export function isOutdated(sqlite: Sqlite.Database, migrationsDir: string): boolean {
  return versionOf(sqlite) < readMigrationFiles({ migrationsFolder: migrationsDir }).length;
}

/** A copy that is complete or absent: written beside, then renamed. */
function backUp(sqlite: Sqlite.Database, version: number): void {
  const target = `${sqlite.name}.v${version}.backup`;
  const unfinished = `${target}.part`;
  if (existsSync(unfinished)) rmSync(unfinished);
  sqlite.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, target);
}
