import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../contract/sentence.ts';
import { withArriving } from '../../db/archive/arriving.ts';
import { mergeArriving } from '../../db/archive/merge.ts';
import { openDatabase, OWN_MIGRATIONS } from '../../db/database.ts';
import type { Orm } from '../../db/database.ts';
import { DATABASE_FILE } from '../data-folder/data-folder.ts';
import { archiveOf, dataFolderOf, scratchFolder } from './archive.fixture.ts';
import { planArrival } from './arrival.ts';
import { checkArchive } from './check-archive.ts';
import { hashOfFile } from './hashed-file.ts';
import { fileMemberName, manifestText } from './manifest.ts';
import { unpackFiles } from './unpack-files.ts';
import { writeZip } from './write-zip.ts';

const { dir, remove } = scratchFolder();
const source = join(dir, 'source');
const whole = join(dir, 'whole.pruning');
let folders = 0;

beforeAll(async () => {
  dataFolderOf('0.5.0', source);
  await archiveOf(source, whole);
  openDatabase({ file: join(dir, 'empty.db') }).close();
});
afterAll(remove);

function newFolder(): string {
  const folder = join(dir, String(folders++));
  mkdirSync(folder);
  // Migrated once and copied.
  copyFileSync(join(dir, 'empty.db'), join(folder, DATABASE_FILE));
  return folder;
}

function asking<T>(dataDir: string, ask: (orm: Orm) => T): T {
  const database = openDatabase({ file: join(dataDir, DATABASE_FILE) });
  try {
    return ask(database.orm);
  } finally {
    database.close();
  }
}

async function arrive(path: string, dataDir: string) {
  const { database, manifest } = await checkArchive(
    { path, file: 'test.pruning', workDir: newFolder(), migrationsDir: OWN_MIGRATIONS },
    () => undefined,
  );
  const plan = asking(dataDir, (orm) =>
    withArriving(orm, database, () => planArrival(orm, manifest, dataDir)),
  );
  await unpackFiles({ path, file: 'test.pruning', dataDir, names: plan.names }, () => undefined);
  asking(dataDir, (orm) =>
    withArriving(orm, database, () =>
      mergeArriving(orm, { ...plan, reservedNames: ['mnist'], note: say`none`, now: 1000 }),
    ),
  );
  return plan.told;
}

const TABLES = [
  'experiments',
  'experiment_tags',
  'experiment_runs',
  'runs',
  'environments',
  'stages',
  'metric_points',
  'layers',
  'run_predictions',
];

/** All that is stored of experiments but for the numbers of measurements and events, and the log. */
function stored(dataDir: string): unknown {
  return asking(dataDir, (orm) => ({
    tables: TABLES.map((table) =>
      orm
        .all<Record<string, unknown>>(sql.raw(`SELECT * FROM ${table}`))
        .map((row) => JSON.stringify({ ...row, measurement_id: null }))
        .toSorted(),
    ),
    latencies: orm.all(
      sql`SELECT runs.id, graph, machine, measured_at, content FROM
        (SELECT id, measurement_id FROM runs) AS runs
        JOIN latency_measurements AS m ON m.id = runs.measurement_id ORDER BY runs.id`,
    ),
    files: ['weights', 'models', 'datasets'].map((folder) =>
      existsSync(join(dataDir, folder)) ? readdirSync(join(dataDir, folder)) : [],
    ),
  }));
}

const change = (dataDir: string, statement: string) =>
  asking(dataDir, (orm) => orm.run(sql.raw(statement)));
const outcomes = ({ experiments }: Awaited<ReturnType<typeof arrive>>) =>
  Object.fromEntries(experiments.map(({ name, outcome, results }) => [name, [outcome, results]]));
const count = (dataDir: string, what: string) =>
  asking(dataDir, (orm) => orm.get<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${what}`)).n);

describe('an archive', () => {
  it('brings all that is stored into an empty folder, and its log', async () => {
    const target = newFolder();
    const told = await arrive(whole, target);
    expect(told.experiments.map(({ outcome, paused }) => [outcome, paused])).toEqual(
      told.experiments.map(() => ['new', false]),
    );
    expect(stored(target)).toEqual(stored(source));
    expect(count(target, `events WHERE kind = 'trained'`)).toBe(
      count(source, `events WHERE kind = 'trained'`),
    );
    expect(count(target, `events WHERE kind = 'noted' AND detail = 'none'`)).toBe(3);
    expect(count(target, 'datasets')).toBe(1);
    expect(count(target, 'models')).toBe(1);
  });

  it('brings nothing where it has been, and leaves what the user changed', async () => {
    const target = newFolder();
    await arrive(whole, target);
    change(target, `UPDATE experiments SET name = 'Mine', notes = 'Mine', archived_at = 5`);
    const before = stored(target);
    const told = await arrive(whole, target);
    expect(Object.values(outcomes(told))).toEqual([
      ['there', 0],
      ['there', 0],
      ['there', 0],
    ]);
    expect([told.files, told.bytes]).toEqual([0, 0]);
    expect(stored(target)).toEqual(before);
  });

  it('brings the results that are lacking, in place of what attempts left', async () => {
    const target = newFolder();
    await arrive(whole, target);
    const before = stored(target);
    const half = `(SELECT id FROM runs WHERE strategy = 'magnitude')`;
    change(
      target,
      `UPDATE runs SET status = 'failed', accuracy = NULL, error = 'Broken' WHERE id IN ${half}`,
    );
    change(target, `DELETE FROM layers WHERE run_id IN ${half}`);
    change(target, `UPDATE metric_points SET train_loss = 9 WHERE run_id IN ${half}`);
    expect(outcomes(await arrive(whole, target))).toEqual({
      digits: ['there', 1],
      table: ['there', 1],
      imported: ['there', 1],
    });
    expect(stored(target)).toEqual(before);
  });

  it('brings an experiment of which some runs are here, and keeps them', async () => {
    const target = newFolder();
    await arrive(whole, target);
    const before = stored(target);
    change(target, `DELETE FROM experiments WHERE name <> 'imported'`);
    change(
      target,
      `DELETE FROM runs WHERE strategy = 'magnitude' AND id NOT IN (SELECT run_id FROM experiment_runs)`,
    );
    change(target, `UPDATE runs SET training_seconds = 77`);
    expect(outcomes(await arrive(whole, target))).toEqual({
      digits: ['new', 1],
      table: ['new', 1],
      imported: ['there', 0],
    });
    change(target, `UPDATE runs SET training_seconds = 77`);
    expect(count(target, 'runs WHERE measurement_id IS NULL')).toBe(0);
    expect(count(target, 'runs')).toBe(count(source, 'runs'));
    expect(JSON.stringify(before)).toContain('digits');
  });

  it('leaves out an experiment of which a run has other figures here, and says which', async () => {
    const target = newFolder();
    await arrive(whole, target);
    const id = asking(target, (orm) =>
      orm.get<{ id: string }>(sql`SELECT runs.id FROM runs JOIN experiment_runs ON run_id = runs.id
        JOIN experiments ON experiments.id = experiment_id
        WHERE experiments.name = 'digits' AND runs.strategy = 'dense'`),
    ).id;
    change(target, `DELETE FROM experiments WHERE name <> 'imported'`);
    change(target, `UPDATE runs SET loss = loss + 1e-9 WHERE id = '${id}'`);
    const told = await arrive(whole, target);
    expect(outcomes(told)).toEqual({
      digits: ['differs', 0],
      table: ['new', 0],
      imported: ['there', 0],
    });
    expect(told.experiments.find(({ name }) => name === 'digits')?.because).toEqual([id]);
    expect(count(target, `experiments WHERE name = 'digits'`)).toBe(0);
  });

  it('leaves out for now what is being worked on', async () => {
    const target = newFolder();
    await arrive(whole, target);
    change(target, `UPDATE runs SET status = 'running' WHERE strategy = 'activation-mean'`);
    expect(outcomes(await arrive(whole, target))['digits']).toEqual(['busy', 0]);
  });

  it('of an experiment that is not finished waits until it is resumed', async () => {
    const [unfinished, target] = [join(dir, 'unfinished'), newFolder()];
    dataFolderOf('0.5.0', unfinished);
    change(unfinished, `UPDATE runs SET status = 'running' WHERE strategy = 'activation-mean';`);
    const path = join(dir, 'unfinished.pruning');
    await archiveOf(unfinished, path);
    const told = await arrive(path, target);
    expect(told.experiments.filter(({ paused }) => paused).map(({ name }) => name)).toEqual([
      'digits',
    ]);
    expect(count(target, `experiments WHERE paused_at IS NOT NULL AND name = 'digits'`)).toBe(1);
    expect(count(target, `runs WHERE status = 'queued' AND started_at IS NULL`)).toBe(1);
    expect(
      count(target, `metric_points JOIN runs ON runs.id = run_id WHERE status = 'queued'`),
    ).toBe(0);
  });

  it('without networks and data brings figures, and says what is missing', async () => {
    const [path, target] = [join(dir, 'figures.pruning'), newFolder()];
    const written = await archiveOf(source, path, { networks: false, data: false });
    expect(written.files).toBe(0);
    const told = await arrive(path, target);
    expect(told).toMatchObject({
      files: 0,
      withoutNetwork: count(source, 'runs'),
      missingDatasets: ['iris'],
      missingModels: ['own'],
    });
    expect(count(target, 'datasets')).toBe(0);
    expect(count(target, 'runs')).toBe(count(source, 'runs'));
  });

  it('gives a data set another name where its own is taken', async () => {
    const target = newFolder();
    asking(target, (orm) =>
      orm.run(sql`INSERT INTO datasets (sha256, name, shape, class_names, train_count, test_count, size_bytes, format, files, imported_at)
        VALUES ('0', 'iris', '[1]', '[]', 1, 1, 1, 'CSV', '[]', 1)`),
    );
    await arrive(whole, target);
    const names = asking(target, (orm) => orm.all(sql`SELECT name FROM datasets ORDER BY 1`));
    expect(names).toEqual([{ name: 'iris' }, { name: 'iris 2' }]);
  });

  it('leaves out networks that are gone, and says how many', async () => {
    const damaged = join(dir, 'damaged');
    dataFolderOf('0.5.0', damaged);
    const [lost = '', other = ''] = readdirSync(join(damaged, 'weights'));
    copyFileSync(join(damaged, 'weights', other), join(damaged, 'weights', lost));
    const written = await archiveOf(damaged, join(dir, 'lacking.pruning'));
    expect(written.lacking).toBe(1);
  });

  it.each(['0.2.0', '0.3.0', '0.4.0'])(
    'that version %s could have made comes in',
    async (version) => {
      const [old, target] = [join(dir, `data-${version}`), newFolder()];
      dataFolderOf(version, old);
      const path = join(dir, `${version}.pruning`);
      await writeOld(old, version, path);
      const told = await arrive(path, target);
      expect(told.experiments.map(({ outcome }) => outcome)).toEqual(['new']);
      expect(stored(target)).toEqual(stored(old));
    },
  );
});

/** An archive with the database as that version left it. */
async function writeOld(old: string, version: string, path: string): Promise<void> {
  const database = join(dir, `${version}.db`);
  const fixtures = join(import.meta.dirname, '../../../test/fixtures/data-folders');
  copyFileSync(join(fixtures, version, DATABASE_FILE), database);
  const sqlite = new Sqlite(database);
  sqlite.pragma('journal_mode = DELETE');
  const experiments = sqlite.prepare('SELECT id, name FROM experiments').all() as {
    id: string;
    name: string;
  }[];
  sqlite.close();
  const files = readdirSync(join(old, 'weights')).map((name) => join(old, 'weights', name));
  const members = [];
  for (const file of [database, ...files]) {
    const sha256 = await hashOfFile(file, () => undefined);
    const name =
      file === database ? 'experiments.db' : fileMemberName({ folder: 'weights', sha256 });
    members.push({ name, sha256, sizeBytes: statSync(file).size, path: file });
  }
  const said = { workbench: version, createdAt: new Date(0).toISOString(), experiments };
  const listed = members.map(({ path: _path, ...member }) => member);
  const text = manifestText({ ...said, datasets: [], withNetworks: true, members: listed });
  await writeZip(path, text, members, () => undefined);
}
