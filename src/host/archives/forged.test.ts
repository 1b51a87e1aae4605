import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OWN_MIGRATIONS } from '../../db/database.ts';
import { archiveOf, dataFolderOf, scratchFolder } from './archive.fixture.ts';
import { checkArchive } from './check-archive.ts';
import { fileMember, manifestText } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { openZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';
import type { SourceMember } from './write-zip.ts';

/*
 * Archives with all their hashes right that somebody made by hand: what they hold must not come in, and
 * nothing of it may run.
 */

const { dir, remove } = scratchFolder();
const parts = join(dir, 'parts');
const path = join(dir, 'forged.pruning');
let manifest: Manifest;

beforeAll(async () => {
  const whole = join(dir, 'whole.pruning');
  await archiveOf(dataFolderOf('0.5.0', join(dir, 'data')), whole);
  mkdirSync(parts);
  const archive = await openZip(whole, 'whole');
  ({ manifest } = archive);
  for (const member of manifest.members) {
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.read(member)) pieces.push(piece);
    writeFileSync(join(parts, member.name.replace('/', '-')), Buffer.concat(pieces));
  }
  archive.close();
});
afterEach(() => rmSync(path, { force: true }));
afterAll(remove);

interface Forgery {
  /** Done to the database. */
  readonly sql?: string;
  readonly members?: (members: readonly SourceMember[]) => readonly SourceMember[];
  readonly manifest?: Partial<Manifest>;
  /** The file that is the database. */
  readonly database?: string;
}

async function forge(forgery: Forgery): Promise<void> {
  const database = join(dir, 'forged.db');
  cpSync(forgery.database ?? join(parts, 'experiments.db'), database);
  if (forgery.sql !== undefined) {
    const sqlite = new Sqlite(database);
    sqlite.unsafeMode();
    sqlite.exec(forgery.sql);
    sqlite.close();
  }
  const own = manifest.members.map((member): SourceMember => {
    const file = fileMember(member.name) ? join(parts, member.name.replace('/', '-')) : database;
    return sourceOf(member.name, file);
  });
  const members = forgery.members?.(own) ?? own;
  const { workbench, createdAt, experiments, datasets, withNetworks } = manifest;
  const said = { workbench, createdAt, experiments, datasets, withNetworks };
  const listed = members.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 }));
  const text = manifestText({ ...said, members: listed, ...forgery.manifest });
  await writeZip(path, text, members, () => undefined);
}

function sourceOf(name: string, file: string): SourceMember {
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { name, sizeBytes: statSync(file).size, sha256, path: file };
}

async function check() {
  const workDir = join(dir, 'work');
  rmSync(workDir, { recursive: true, force: true });
  return await checkArchive(
    { path, file: 'forged.pruning', workDir, migrationsDir: OWN_MIGRATIONS },
    () => undefined,
  );
}

describe('an archive that is put together by hand', () => {
  it('comes in where it says the truth', async () => {
    await forge({});
    expect((await check()).manifest.experiments).toEqual(manifest.experiments);
  });

  it.each<[string, string, RegExp]>([
    [
      'a trigger',
      `CREATE TRIGGER own AFTER INSERT ON runs BEGIN DELETE FROM runs; END`,
      /tables are not those/,
    ],
    ['a view', `CREATE VIEW own AS SELECT * FROM runs`, /tables are not those/],
    [
      'another table in place of ours',
      `PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = replace(sql, 'text NOT NULL', 'text') WHERE name = 'runs'`,
      /tables are not those/,
    ],
    ['a newer version', `PRAGMA user_version = 999`, /newer version/],
    ['no version', `PRAGMA user_version = 0`, /has version 0/],
    ['a word for a number', `UPDATE runs SET accuracy = 'best'`, /"accuracy" of a row of runs/],
    ['a number beyond all', `UPDATE runs SET loss = 9e999`, /"loss" of a row of runs/],
    ['a day that no calendar has', `UPDATE experiments SET created_at = 9e15`, /"created_at"/],
    ['a state that no run has', `UPDATE runs SET status = 'won'`, /"status" of a row of runs/],
    ['what is no JSON', `UPDATE runs SET spec = '{'`, /"spec" of a row of runs/],
    [
      'JSON that is nested without end',
      `UPDATE runs SET spec = replace(hex(zeroblob(100000)), '0', '[')`,
      /"spec" of a row of runs/,
    ],
    [
      'a class that is not counted',
      `UPDATE run_predictions SET classes = zeroblob(20)`,
      /test set is damaged/,
    ],
    [
      'a reference to nothing',
      `PRAGMA foreign_keys = OFF; DELETE FROM environments`,
      /refers to nothing/,
    ],
    [
      'the result of another run',
      `UPDATE runs SET spec = json_set(spec, '$.seed', 7), seed = 7 WHERE baseline_id IS NULL`,
      /has another id than its content/,
    ],
    ['another seed beside the spec', `UPDATE runs SET seed = 7`, /contradicts it/],
    [
      'another question',
      `UPDATE experiments SET document = json_set(document, '$.description', 'Other')`,
      /has another id than its content/,
    ],
    [
      'another machine',
      `UPDATE environments SET content = json_set(content, '$.deviceName', 'Faster')`,
      /has another id than its content/,
    ],
    ['a trained run without a result', `UPDATE runs SET accuracy = NULL`, /has no result/],
    ['an experiment less', `DELETE FROM experiments WHERE name = 'digits'`, /./],
  ])('is refused with %s', async (_what, sql, message) => {
    await forge({ sql });
    await expect(check()).rejects.toThrow(message);
  });

  it('is refused with a network that no run has', async () => {
    await forge({ members: (members) => [...members, named(join(parts, 'experiments.db'))] });
    await expect(check()).rejects.toThrow(/nothing in it refers to the file/);
  });

  it('is refused where its manifest speaks of other files than there are', async () => {
    const [first, ...others] = manifest.members;
    await forge({ manifest: { members: first ? [first, ...others.slice(1)] : [] } });
    await expect(check()).rejects.toThrow(/members that its manifest does not name/);
  });

  it('is refused where its manifest speaks of other experiments than there are', async () => {
    await forge({ manifest: { experiments: [{ id: '0123456789abcdef', name: 'Other' }] } });
    await expect(check()).rejects.toThrow(/experiments are not those of the manifest/);
  });

  it('is refused with a file in the place of its database', async () => {
    await forge({ database: join(import.meta.dirname, 'manifest.ts') });
    await expect(check()).rejects.toThrow(/SQLite says "file is not a database"/);
  });
});

function named(file: string): SourceMember {
  const member = sourceOf('', file);
  return { ...member, name: `weights/${member.sha256}.safetensors` };
}
