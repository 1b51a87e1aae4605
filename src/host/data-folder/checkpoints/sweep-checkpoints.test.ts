import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunStatus } from '../../../contract/words.ts';
import { runs } from '../../../db/schema.ts';
import { plannedRun, storeExperiment } from '../../../db/test-experiments.ts';
import { openDataFolder } from '../data-folder.ts';
import type { DataFolder } from '../data-folder.ts';
import { runCheckpoints } from './run-checkpoints.ts';
import { sweepCheckpoints } from './sweep-checkpoints.ts';

const standing = { stage: 'train', epoch: 1, fraction: 0.5, seconds: 2, savedAt: null } as const;

let dir: string;
let folder: DataFolder;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-sweep-'));
  folder = openDataFolder(dir, undefined);
});
afterEach(() => {
  folder.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Checkpoints of a run that were written then, in seconds. */
function checkpointsOf(runId: string, writtenAt = 1): void {
  const own = folder.checkpoints.dirOf(runId);
  mkdirSync(own);
  writeFileSync(join(own, '1.safetensors'), 'content');
  utimesSync(own, writtenAt, writtenAt);
}
function run(runId: string, status: RunStatus, writtenAt?: number): void {
  const { orm } = folder.database;
  storeExperiment(orm, `experiment ${runId}`, [plannedRun(runId, null)], 1);
  orm.update(runs).set({ status }).where(eq(runs.id, runId)).run();
  checkpointsOf(runId, writtenAt);
}
const sweep = () => sweepCheckpoints(folder.database.orm, folder.checkpoints);
const left = () => readdirSync(folder.checkpoints.dir).sort();

describe('the sweep of checkpoints', () => {
  it('leaves those of runs that will go on, and throws those of stored and unknown runs away', () => {
    for (const [runId, status] of [
      ['a0', 'queued'],
      ['a1', 'running'],
      ['a2', 'trained'],
      ['a3', 'done'],
      ['a4', 'failed'],
      ['a5', 'cancelled'],
    ] as const) {
      run(runId, status);
    }
    checkpointsOf('a6');
    writeFileSync(join(folder.checkpoints.dir, 'notes.txt'), 'mine');
    mkdirSync(join(folder.checkpoints.dir, 'my own'));
    sweep();
    expect(left()).toEqual(['a0', 'a1', 'a4', 'a5', 'my own', 'notes.txt']);
  });

  it('leaves of what failed or was cancelled the twenty that were written last', () => {
    for (let at = 0; at < 25; at++) {
      run(`b${String(at).padStart(2, '0')}`, at % 2 === 0 ? 'failed' : 'cancelled', 100 - at);
    }
    run('c', 'queued', 1);
    sweep();
    expect(left()).toEqual([
      ...Array.from({ length: 20 }, (_, at) => `b${String(at).padStart(2, '0')}`),
      'c',
    ]);
  });

  it('leaves all beside a database without a run', () => {
    checkpointsOf('a');
    sweep();
    expect(left()).toEqual(['a']);
  });
});

describe('the folder of checkpoints', () => {
  it('says where runs stand that have some, after it was opened anew too', async () => {
    const store = runCheckpoints(folder.checkpoints.dirOf('a'));
    await store.prepare();
    await store.keep(Buffer.from('content'), standing);
    mkdirSync(folder.checkpoints.dirOf('b'));
    folder.close();
    folder = openDataFolder(dir, undefined);
    expect([...folder.checkpoints.begun()]).toEqual([['a', standing]]);
    folder.checkpoints.kept('b', standing);
    folder.checkpoints.discard('a');
    expect([...folder.checkpoints.begun().keys()]).toEqual(['b']);
    expect(existsSync(folder.checkpoints.dirOf('a'))).toBe(false);
    folder.checkpoints.discard('a');
  });

  it('looks whether a trainer died before it told of its last checkpoint', async () => {
    expect(folder.checkpoints.hasMore('a')).toBe(false);
    const store = runCheckpoints(folder.checkpoints.dirOf('a'));
    await store.prepare();
    expect(folder.checkpoints.hasMore('a')).toBe(false);
    await store.keep(Buffer.from('content'), standing);
    expect([folder.checkpoints.hasMore('a'), folder.checkpoints.hasMore('a')]).toEqual([
      true,
      false,
    ]);
    expect(folder.checkpoints.begun().get('a')).toEqual(standing);
    const later = { ...standing, seconds: 3 };
    await store.keep(Buffer.from('more'), later);
    folder.checkpoints.kept('a', later);
    expect(folder.checkpoints.hasMore('a')).toBe(false);
  });

  it('is cleared of what was about to be thrown away', () => {
    mkdirSync(join(folder.checkpoints.dir, 'ab.gone'));
    folder.close();
    folder = openDataFolder(dir, undefined);
    expect(left()).toEqual([]);
  });
});
