import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { cancelUnshared, startRun } from '../../db/queries/queue.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import { plannedRun, storeExperiment } from '../../db/test-experiments.ts';
import { latestRead } from './latest-read.ts';

let dir: string;
let database: Database;
let another: Database;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-read-'));
  database = openDatabase({ file: join(dir, 'workbench.db') });
  another = openDatabase({ file: join(dir, 'workbench.db') });
  storeExperiment(database.orm, 'a', [plannedRun('r', null)], 1);
  storeExperiment(database.orm, 'b', [plannedRun('s', null)], 2);
});
afterEach(() => {
  another.close();
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

it('gives the same object until something is written, by whomever', () => {
  const { orm } = database;
  const read = latestRead(orm, (id) => runsOfExperiment(orm, id));
  const status = () => read('a')[0]?.run.status;
  const first = read('a');
  expect(read('a')).toBe(first);
  startRun(orm, 'r', 5);
  expect(status()).toBe('running');
  expect(read('a')).not.toBe(first);
  expect(read('a')).toBe(read('a'));
  cancelUnshared(another.orm, 'a', 6);
  expect(status()).toBe('cancelled');
});

it('never gives one for the other', () => {
  const read = latestRead(database.orm, (id) => runsOfExperiment(database.orm, id));
  expect(read('a').map(({ run }) => run.id)).toEqual(['r']);
  expect(read('b').map(({ run }) => run.id)).toEqual(['s']);
  expect(read('a').map(({ run }) => run.id)).toEqual(['r']);
});
