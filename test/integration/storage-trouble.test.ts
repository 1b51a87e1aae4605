import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { TroubleCause } from '../../src/contract/waiting.ts';
import type { ExperimentDocument } from '../../src/contract/experiment.ts';
import { saveExperiment } from '../../src/db/queries/experiments.ts';
import { eventsOfExperiment } from '../../src/db/queries/events.ts';
import { saveEnvironment } from '../../src/db/queries/environments.ts';
import { addPoints } from '../../src/db/queries/run-results.ts';
import { curvesOfExperiment, findRun } from '../../src/db/queries/runs.ts';
import type { Orm } from '../../src/db/database.ts';
import { openDataFolder } from '../../src/host/data-folder/data-folder.ts';
import type { DataFolder } from '../../src/host/data-folder/data-folder.ts';
import { parseDocument } from '../../src/host/experiments/parse-document.ts';
import { planRuns } from '../../src/host/experiments/plan.ts';
import { createCompany } from '../../src/host/queue/company.ts';
import { createDevices } from '../../src/host/queue/devices.ts';
import { createScheduler } from '../../src/host/queue/scheduler.ts';
import type { Scheduler } from '../../src/host/queue/scheduler.ts';
import { sqliteQueue } from '../../src/host/queue/sqlite-queue.ts';
import { createTrainerPool } from '../../src/host/trainer/trainer-pool.ts';
import { startTrainer } from '../../src/host/trainer/trainer.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

/*
 * The real queue on a real database that cannot be written at times: its size is limited, as a full
 * disk does, or a trigger refuses what is written. The trainer finds its results out at once.
 */

const trainer = {
  entry: join(import.meta.dirname, 'processes', 'reporting-trainer.ts'),
  env: process.env,
};

let dir: string;
let folder: DataFolder;
let orm: Orm;
let scheduler: Scheduler;
let ids: string[];
/** What the workbench wrote for whoever has to find out why. */
let said: string;
/** What the scheduler told of waiting, in order. */
let waits: [runId: string, cause: TroubleCause | undefined][];

beforeEach(() => {
  dir = makeFolder();
  folder = openDataFolder(dir, undefined);
  ({ orm } = folder.database);
  said = '';
  waits = [];
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  onTestFinished(() => stderr.mockRestore());
  const document: ExperimentDocument = parseDocument({ ...tinyDocument(), seeds: [0, 1] });
  const runs = planRuns(document);
  ids = runs.map(({ id }) => id);
  saveExperiment(orm, { id: 'e', name: 'e', document }, runs, 1);
  scheduler = createScheduler({
    queue: sqliteQueue(orm, folder.weights, folder.checkpoints, () => undefined),
    pool: createTrainerPool(
      (device) => startTrainer(trainer, device),
      () => Infinity,
    ),
    startMeasurer: (device) => startTrainer(trainer, device),
    devices: createDevices({ uses: () => 'cpu', whyCpu: () => Promise.resolve('build') }),
    places: {},
    dataDir: dir,
    isFolderThere: () => true,
    weightsDir: folder.weights.dir,
    checkpointsOf: (runId) => ({ dir: folder.checkpoints.dirOf(runId), everyMs: 30_000 }),
    workers: () => 1,
    company: createCompany(Infinity, () => 0),
    listener: {
      begun: () => undefined,
      progress: () => undefined,
      points: (runId, points) => addPoints(orm, runId, points),
      waits: (runId, trouble) => void waits.push([runId, trouble?.cause]),
      heldUp: () => undefined,
      hangs: () => undefined,
      ended: () => undefined,
      changed: () => undefined,
    },
    environmentOf() {
      saveEnvironment(orm, 'here', {} as never, 0);
      return Promise.resolve('here');
    },
    retryMs: 50,
  });
});

afterEach(async () => {
  await scheduler.close();
  folder.close();
  removeFolder(dir);
});

const statuses = () => ids.map((id) => findRun(orm, id)?.status);
const pagesNow = () => orm.get<{ page_count: number }>('PRAGMA page_count').page_count;
const limitPages = (pages: number) => orm.get(sql.raw(`PRAGMA max_page_count = ${pages}`));

function refuse(status: string): void {
  orm.run(
    sql.raw(`CREATE TRIGGER refuse_${status} BEFORE UPDATE OF status ON runs
      WHEN NEW.status = '${status}' BEGIN SELECT RAISE(ABORT, 'not this one'); END`),
  );
}

describe('a full disk', () => {
  it('makes a result wait, and nothing new is begun; once there is room, all goes on', async () => {
    limitPages(pagesNow() + 1);
    scheduler.wake();
    await expect.poll(() => said, { timeout: 60_000 }).toContain('waits until the database can be');
    expect(said).toContain('database or disk is full');
    expect(statuses()).toEqual(['running', ...ids.slice(1).map(() => 'queued')]);
    scheduler.wake();
    expect(statuses()).toEqual(['running', ...ids.slice(1).map(() => 'queued')]);
    expect(waits).toEqual([[ids[0], 'full']]);

    limitPages(1_000_000);
    await expect.poll(statuses, { timeout: 60_000 }).toEqual(ids.map(() => 'done'));
    expect(waits).toEqual([
      [ids[0], 'full'],
      [ids[0], undefined],
    ]);
    const kinds = eventsOfExperiment(orm, 'e', 100)
      .filter(({ runId }) => runId === ids[0])
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['started', 'trained', 'measured']);
    expect(Object.values(curvesOfExperiment(orm, 'e')).map((curve) => curve.length)).toEqual(
      ids.map(() => 1),
    );
  });

  it('does not keep what was cancelled meanwhile', async () => {
    limitPages(pagesNow() + 1);
    scheduler.wake();
    await expect.poll(() => said, { timeout: 60_000 }).toContain('waits until');
    const [first = ''] = ids;
    scheduler.abandon([first]);
    limitPages(1_000_000);
    await expect
      .poll(() => findRun(orm, ids[1] ?? '')?.status, { timeout: 60_000 })
      .toBe('trained');
    expect(findRun(orm, first)?.status).toBe('running');
    expect(findRun(orm, first)?.accuracy).toBeNull();
  });
});

describe('a database that refuses a result', () => {
  it('fails the run with the reason, and the queue goes on', async () => {
    orm.run(
      sql.raw(`CREATE TRIGGER refuse BEFORE UPDATE OF status ON runs
        WHEN NEW.status = 'trained' AND NEW.seed = 0 BEGIN SELECT RAISE(ABORT, 'not this'); END`),
    );
    scheduler.wake();
    await expect
      .poll(statuses, { timeout: 60_000 })
      .toEqual(['failed', 'done', 'failed', 'done', 'failed', 'done']);
    expect(findRun(orm, ids[0] ?? '')?.error).toBe(
      'What it found out could not be stored: not this',
    );
  });

  it('and the failure too, halts the queue, which notes it as soon as that is possible', async () => {
    refuse('trained');
    refuse('failed');
    scheduler.wake();
    await expect.poll(() => said, { timeout: 60_000 }).toContain('The queue waits');
    scheduler.wake();
    expect(statuses()).toEqual(['running', ...ids.slice(1).map(() => 'queued')]);

    orm.run(sql.raw('DROP TRIGGER refuse_trained'));
    orm.run(sql.raw('DROP TRIGGER refuse_failed'));
    await expect
      .poll(statuses, { timeout: 60_000 })
      .toEqual(['failed', 'done', 'failed', 'done', 'failed', 'done']);
  });
});
