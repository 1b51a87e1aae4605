import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../contract/errors.ts';
import { say } from '../contract/sentence.ts';
import { backupsOf, newBackupFile } from './backups.ts';
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
    expect(backupsOf(file)).toEqual([]);
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
    expect(backupsOf(file).map((backup) => [backup.kind, look(backup.file, versionOf)])).toEqual([
      ['update', before],
    ]);
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
    expect(backupsOf(file)).toEqual([]);
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

describe('a database of the first version', () => {
  /** As it was written then: one experiment of two runs, one of which is finished. */
  const content = `
    INSERT INTO environments VALUES ('here', '{"cores":2}', 1);
    INSERT INTO experiments VALUES ('e', 'Old', '{"name":"Old"}', 10, NULL);
    INSERT INTO experiments VALUES ('f', 'Given up', '{"name":"Given up"}', 11, 12);
    INSERT INTO runs (id, spec, baseline_id, strategy, family, parameters, level,
        level_is_sparsity, seed, work, status, attempts, created_at, started_at, finished_at,
        environment_id, accuracy, weights_sha256, latency_ms)
      VALUES ('dense', '{}', NULL, 'dense', 'control', '{}', 0, 1, 0, 10.5, 'done', 1, 10, 20, 30,
          'here', 0.97, 'abc', '{"1":{"p50":1,"p95":2}}'),
        ('pruned', '{}', 'dense', 'magnitude', 'weight', '{"scope":"global"}', 0.5, 1, 0, 3.5,
          'queued', 0, 10, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO experiment_runs VALUES ('e', 'dense', 0), ('e', 'pruned', 1), ('f', 'dense', 0);
    INSERT INTO stages VALUES ('dense', 0, 'train', 9.5), ('dense', 1, 'latency', 0.5);
    INSERT INTO metric_points VALUES ('dense', 0, 'train', 1, 0.4, 0.9, NULL, NULL);
    INSERT INTO layers VALUES ('dense', 0, 'output', '[2,5]', 10, 10, 10, 10);
    INSERT INTO events VALUES (1, 20, 'started', 'dense', NULL, NULL),
      (2, 12, 'cancelled', NULL, 'f', '0 runs');`;

  function everything(sqlite: Sqlite.Database, of: readonly string[]) {
    return Object.fromEntries(
      of.map((table) => [table, sqlite.prepare(`SELECT * FROM ${table}`).all() as object[]]),
    );
  }

  it('keeps everything on its way to the newest, and what came since has its defaults', () => {
    const known = journal();
    const oldest = join(dir, 'oldest');
    cpSync(migrationsDir, oldest, { recursive: true });
    const first = { ...known, entries: known.entries.slice(0, 1) };
    writeFileSync(join(oldest, 'meta', '_journal.json'), JSON.stringify(first));
    openDatabase({ file, migrationsDir: oldest }).close();
    const old = new Sqlite(file);
    old.exec(content);
    const names = (tables(old) as string[]).filter((name) => !name.startsWith('sqlite_'));
    const before = everything(old, names);
    old.close();

    openAndClose();
    expect(look(file, versionOf)).toBe(newest());
    const after = look(file, (sqlite) => everything(sqlite, names));
    const { experiments, ...others } = before;
    expect(after).toMatchObject(others);
    expect(after['experiments']).toEqual(
      experiments?.map((row) => ({
        ...row,
        notes: '',
        paused_at: null,
        queue_rank: null,
        archived_at: null,
      })),
    );
    expect(Object.keys(others)).toHaveLength(7);
    expect(backupsOf(file).map((backup) => look(backup.file, versionOf))).toEqual([1]);
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
        say`The database ${file} has version ${99}, but this workbench knows versions up to ${newest()}: update the workbench, or choose another data folder.`,
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

  it.each([0, 2, -5])('is refused when its version says %i and its tables another', (version) => {
    openAndClose();
    const before = look(file, tables);
    const sqlite = new Sqlite(file);
    sqlite.pragma(`user_version = ${version}`);
    sqlite.close();
    expect(openAndClose).toThrow(`says that it has version ${version}, and is not like that`);
    expect(openAndClose).toThrow(UserError);
    expect(look(file, tables)).toEqual(before);
    expect(backupsOf(file)).toEqual([]);
  });

  it('is refused with a way back when it was not closed as it should, and is damaged', async () => {
    const database = openDatabase({ file, migrationsDir });
    await database.copyTo(newBackupFile(file, 'daily', new Date('2026-11-29T12:00:00Z')));
    database.close();
    damage(file);
    expect(() => openDatabase({ file, migrationsDir, check: true })).toThrow(UserError);
    expect(() => openDatabase({ file, migrationsDir, check: true })).toThrow(
      /is damaged .* The newest backup \(2026-11-(29|30) \d\d:\d\d\) can be put back/s,
    );
  });

  it('is not backed up when it is damaged', async () => {
    openAndClose();
    damage(file);
    const database = openDatabase({ file, migrationsDir });
    const target = newBackupFile(file, 'daily', new Date());
    await expect(database.copyTo(target)).rejects.toThrow('is damaged');
    expect(backupsOf(file)).toEqual([]);
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
    database.close();
  });

  it('is refused while another program keeps it locked, without a word of a defect', () => {
    openAndClose();
    const other = new Sqlite(file);
    other.pragma('journal_mode = DELETE');
    other.exec('BEGIN EXCLUSIVE');
    expect(() => openDatabase({ file, migrationsDir, busyMs: 1 })).toThrow(
      `Another program keeps the database ${file} locked`,
    );
    other.close();
  });
});

/** Overwrites a page that some table needs. */
function damage(at: string): void {
  const sqlite = new Sqlite(at);
  const page = sqlite
    .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'runs'")
    .pluck()
    .get();
  const size = sqlite.pragma('page_size', { simple: true }) as number;
  sqlite.close();
  const bytes = readFileSync(at);
  bytes.fill(0x5a, (Number(page) - 1) * size, Number(page) * size);
  writeFileSync(at, bytes);
}
