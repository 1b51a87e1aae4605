import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../contract/errors.ts';
import { openDatabase } from './database.ts';
import { versionOf } from './migrate.ts';

let dir: string;
let file: string;
let migrationsDir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-db-'));
  file = join(dir, 'workbench.db');
  // A copy of the real migrations, to which a test may add those of a later version.
  migrationsDir = join(dir, 'migrations');
  cpSync(join(import.meta.dirname, 'migrations'), migrationsDir, { recursive: true });
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

function journal(): Journal {
  return JSON.parse(readFileSync(join(migrationsDir, 'meta', '_journal.json'), 'utf8')) as Journal;
}

const newest = () => journal().entries.length;

function addMigration(tag: string, statements: string): void {
  const known = journal();
  const idx = known.entries.length;
  known.entries.push({ idx, when: Date.now() + idx, tag, version: '6', breakpoints: true });
  writeFileSync(join(migrationsDir, 'meta', '_journal.json'), JSON.stringify(known));
  writeFileSync(join(migrationsDir, `${tag}.sql`), statements);
}

function look<T>(at: string, read: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(at, { readonly: true });
  try {
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

const tables = (sqlite: Sqlite.Database) =>
  sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();

function openAndClose(): void {
  openDatabase({ file, migrationsDir }).close();
}

describe('a new database', () => {
  it('has the newest version, and no backup of nothing', () => {
    openAndClose();
    expect(look(file, versionOf)).toBe(newest());
    expect(look(file, tables)).toContain('experiment_runs');
    expect(existsSync(`${file}.v0.backup`)).toBe(false);
  });

  it('finds its migrations beside the source by itself', () => {
    openDatabase({ file }).close();
    expect(look(file, versionOf)).toBe(newest());
  });

  it('keeps references whole and writes ahead', () => {
    const { orm, close } = openDatabase({ file, migrationsDir });
    expect(orm.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(orm.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    close();
  });
});

describe('an older database', () => {
  it('is brought to the newest version, after a copy of it was put beside', () => {
    openAndClose();
    const before = newest();
    addMigration('9998_colour', 'ALTER TABLE experiments ADD colour text;');
    openAndClose();
    expect(look(file, versionOf)).toBe(before + 1);
    expect(look(`${file}.v${before}.backup`, versionOf)).toBe(before);
  });

  it('may have a table rebuilt that others refer to', () => {
    openAndClose();
    addMigration(
      '9998_rebuild',
      'CREATE TABLE new_environments (id text PRIMARY KEY NOT NULL, content text NOT NULL, first_seen_at integer NOT NULL);--> statement-breakpoint\n' +
        'DROP TABLE environments;--> statement-breakpoint\n' +
        'ALTER TABLE new_environments RENAME TO environments;',
    );
    openAndClose();
    expect(look(file, versionOf)).toBe(newest());
  });

  it('stays as it was, version and all, when a migration fails', () => {
    openAndClose();
    const before = newest();
    const tablesBefore = look(file, tables);
    addMigration('9998_good', 'CREATE TABLE colours (name text);');
    addMigration(
      '9999_bad',
      'CREATE TABLE shapes (name text);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);',
    );
    expect(openAndClose).toThrow('no such table: nowhere');
    expect(look(file, versionOf)).toBe(before);
    expect(look(file, tables)).toEqual(tablesBefore);
  });

  it('is refused by a migration that would break references', () => {
    openAndClose();
    addMigration(
      '9998_orphan',
      "INSERT INTO experiment_runs (experiment_id, run_id, position) VALUES ('none', 'none', 0);",
    );
    expect(openAndClose).toThrow('breaks 2 references');
    expect(look(file, versionOf)).toBe(newest() - 1);
  });
});

describe('a database that cannot be used', () => {
  it('is refused when it is newer than the workbench, naming file and both versions', () => {
    openAndClose();
    const sqlite = new Sqlite(file);
    sqlite.pragma('user_version = 99');
    sqlite.close();
    expect(openAndClose).toThrow(
      new UserError(
        `The database ${file} has version 99, but this workbench knows versions up to ${newest()}: ` +
          'update the workbench, or choose another data folder.',
      ),
    );
    expect(look(file, versionOf)).toBe(99);
  });

  it('is refused when it is no database at all', () => {
    writeFileSync(
      file,
      'These are not the bytes of a database, and there are plenty of them.'.repeat(20),
    );
    expect(openAndClose).toThrow(UserError);
    expect(openAndClose).toThrow(`The file ${file} is not a readable database`);
  });
});
