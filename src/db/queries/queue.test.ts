import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { say } from '../../contract/sentence.ts';
import { openDatabase } from '../database.ts';
import type { Database, Orm } from '../database.ts';
import { plannedRun, storeExperiment, storeMeasured, storeTrained } from '../test-experiments.ts';
import { eventsOfExperiment } from './events.ts';
import {
  archiveExperiments,
  experimentsToMeasure,
  pauseExperiment,
  restoreExperiments,
  resumeExperiment,
  wantAgain,
} from './experiments.ts';
import type { NewRun } from './experiments.ts';
import { runsToMeasure, saveGraph } from './latency.ts';
import {
  cancelUnshared,
  nextQueuedRun,
  queueAgain,
  queueUnfinished,
  requeueInterrupted,
  startRun,
} from './queue.ts';
import { failRun } from './run-results.ts';
import { findRun } from './runs.ts';

let dir: string;
let database: Database;
let orm: Orm;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-queue-'));
  database = openDatabase({ file: join(dir, 'workbench.db') });
  orm = database.orm;
});

afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

const run = plannedRun;
const experiment = (id: string, runs: NewRun[], now: number) => storeExperiment(orm, id, runs, now);
const train = (id: string) => storeTrained(orm, id);
const status = (id: string) => findRun(orm, id)?.status;

describe('the next run', () => {
  it('is the first of the plan, and a pruned one only once its baseline is trained', () => {
    experiment('e', [run('dense', null), run('pruned', 'dense')], 1);
    expect(nextQueuedRun(orm)?.id).toBe('dense');
    startRun(orm, 'dense', 1);
    expect(nextQueuedRun(orm)).toBeUndefined();
    train('dense');
    expect(nextQueuedRun(orm)?.id).toBe('pruned');
  });

  it('is of the oldest experiment first', () => {
    experiment('old', [run('b', null)], 1);
    experiment('new', [run('a', null)], 2);
    expect(nextQueuedRun(orm)?.id).toBe('b');
  });

  it('is never one that only a cancelled experiment wants', () => {
    experiment('e', [run('a', null)], 1);
    cancelUnshared(orm, 'e', 2);
    expect(status('a')).toBe('cancelled');
    expect(nextQueuedRun(orm)).toBeUndefined();
  });
});

describe('a shared run', () => {
  it('is stored once', () => {
    experiment('one', [run('dense', null)], 1);
    train('dense');
    experiment('two', [run('dense', null), run('pruned', 'dense')], 2);
    expect(status('dense')).toBe('trained');
    expect(nextQueuedRun(orm)?.id).toBe('pruned');
  });

  it('is not cancelled while another live experiment wants it', () => {
    experiment('one', [run('dense', null), run('mine', 'dense')], 1);
    experiment('two', [run('dense', null)], 2);
    expect(cancelUnshared(orm, 'one', 3)).toEqual(['mine']);
    expect(nextQueuedRun(orm)?.id).toBe('dense');
    expect(cancelUnshared(orm, 'two', 4)).toEqual(['dense']);
  });

  it('is not wanted by an experiment that is put away', () => {
    experiment('one', [run('dense', null)], 1);
    experiment('two', [run('dense', null)], 2);
    archiveExperiments(orm, ['one'], 3);
    expect(cancelUnshared(orm, 'two', 4)).toEqual(['dense']);
    queueUnfinished(orm, 'one', 5);
    expect(status('dense')).toBe('queued');
    expect(nextQueuedRun(orm)).toBeUndefined();
    train('dense');
    expect(experimentsToMeasure(orm)).toEqual([]);
    restoreExperiments(orm, ['one'], 6);
    expect(experimentsToMeasure(orm)).toEqual(['one']);
  });
});

describe('a paused experiment', () => {
  it('has no run begun and no latency measured until it is resumed', () => {
    experiment('e', [run('a', null), run('b', null)], 1);
    pauseExperiment(orm, 'e', 2);
    expect(nextQueuedRun(orm)).toBeUndefined();
    resumeExperiment(orm, 'e', 3);
    expect(nextQueuedRun(orm)?.id).toBe('a');
    train('a');
    train('b');
    pauseExperiment(orm, 'e', 4);
    expect(experimentsToMeasure(orm)).toEqual([]);
    resumeExperiment(orm, 'e', 5);
    expect(experimentsToMeasure(orm)).toEqual(['e']);
  });

  it('lets others go first, and gives them the runs that they share', () => {
    experiment('old', [run('dense', null), run('mine', 'dense')], 1);
    experiment('new', [run('other', null), run('dense', null)], 2);
    pauseExperiment(orm, 'old', 3);
    expect(nextQueuedRun(orm)?.id).toBe('other');
    train('other');
    expect(nextQueuedRun(orm)?.id).toBe('dense');
    train('dense');
    expect(nextQueuedRun(orm)).toBeUndefined();
  });

  it('goes on when it is started or retried, and is not paused once it is cancelled', () => {
    experiment('e', [run('a', null)], 1);
    pauseExperiment(orm, 'e', 2);
    experiment('e', [run('a', null)], 3);
    expect(nextQueuedRun(orm)?.id).toBe('a');
    pauseExperiment(orm, 'e', 4);
    wantAgain(orm, 'e', 5);
    expect(nextQueuedRun(orm)?.id).toBe('a');
    pauseExperiment(orm, 'e', 6);
    cancelUnshared(orm, 'e', 7);
    wantAgain(orm, 'e', 8);
    expect(eventsOfExperiment(orm, 'e', 100).map(({ kind }) => kind)).toEqual([
      'queued',
      'paused',
      'resumed',
      'paused',
      'resumed',
      'paused',
      'cancelled',
    ]);
  });

  it('is noted once, however often it is asked for', () => {
    experiment('e', [run('a', null)], 1);
    for (const now of [2, 3]) pauseExperiment(orm, 'e', now);
    for (const now of [4, 5]) resumeExperiment(orm, 'e', now);
    expect(eventsOfExperiment(orm, 'e', 100).map(({ kind, at }) => [kind, at])).toEqual([
      ['queued', 1],
      ['paused', 2],
      ['resumed', 4],
    ]);
  });
});

describe('a retry of some runs', () => {
  it('queues these and the failed baselines that they need, and leaves the others', () => {
    experiment(
      'e',
      [run('d', null), run('f', null), run('a', 'd'), run('b', 'd'), run('c', 'f')],
      1,
    );
    failRun(orm, 'd', 'no luck', 2);
    failRun(orm, 'f', 'no luck', 2);
    expect(queueUnfinished(orm, 'e', 3, ['b']).toSorted()).toEqual(['b', 'd']);
    expect(['a', 'b', 'c', 'd', 'f'].map(status)).toEqual([
      'failed',
      'queued',
      'failed',
      'queued',
      'failed',
    ]);
  });

  it('leaves alone what is finished or belongs to another experiment', () => {
    experiment('e', [run('a', null)], 1);
    experiment('other', [run('b', null)], 2);
    train('a');
    failRun(orm, 'b', 'no luck', 3);
    expect(queueUnfinished(orm, 'e', 4, ['a', 'b'])).toEqual([]);
  });
});

describe('why a run failed', () => {
  const reason = say`The model ${'mlp'} has diverged.`;
  const failures = (...ids: string[]) =>
    ids.map((id) => {
      const { error, errorSentence } = findRun(orm, id) ?? {};
      return [error, errorSentence];
    });

  it('is kept as a sentence beside its English text, in the log too', () => {
    experiment('e', [run('a', null), run('b', 'a')], 1);
    failRun(orm, 'a', reason, 2);
    const inherited = say`Its dense baseline failed: ${reason}`;
    expect(failures('a', 'b')).toEqual([
      ['The model mlp has diverged.', reason],
      ['Its dense baseline failed: The model mlp has diverged.', inherited],
    ]);
    expect(eventsOfExperiment(orm, 'e', 2)).toMatchObject([
      { runId: 'a', detail: 'The model mlp has diverged.', detailSentence: reason },
      { runId: 'b', detail: 'dense baseline failed', detailSentence: say`dense baseline failed` },
    ]);
  });

  it('is no sentence where it is a defect, and is forgotten when the run is queued again', () => {
    experiment('e', [run('a', null), run('b', null)], 1);
    failRun(orm, 'a', reason, 2);
    failRun(orm, 'b', 'TypeError: x is undefined', 2);
    expect(failures('b')).toEqual([['TypeError: x is undefined', null]]);
    queueUnfinished(orm, 'e', 3);
    expect(failures('a', 'b')).toEqual([
      [null, null],
      [null, null],
    ]);
  });
});

describe('the log of an experiment', () => {
  it('has its own events and those of its runs, the latest of them in their order', () => {
    experiment('e', [run('a', null)], 1);
    experiment('other', [run('b', null)], 2);
    startRun(orm, 'a', 3);
    startRun(orm, 'b', 4);
    failRun(orm, 'a', 'no luck', 5);
    const log = (limit: number) =>
      eventsOfExperiment(orm, 'e', limit).map(({ kind, runId, detail }) => [kind, runId, detail]);
    expect(log(10)).toEqual([
      ['queued', null, '1 run'],
      ['started', 'a', null],
      ['failed', 'a', 'no luck'],
    ]);
    expect(log(2)).toEqual(log(10).slice(1));
  });
});

describe('attempts', () => {
  it('are counted anew once one of them got further than those before', () => {
    experiment('e', [run('a', null)], 1);
    startRun(orm, 'a', 1);
    queueAgain(orm, 'a', { gotFurther: false }, 2);
    startRun(orm, 'a', 3);
    queueAgain(orm, 'a', { gotFurther: true }, 4);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'queued', attempts: 0 });
  });

  it('are counted when a run is started, and kept when its trainer dies', () => {
    experiment('e', [run('a', null)], 1);
    startRun(orm, 'a', 1);
    queueAgain(orm, 'a', { gotFurther: false }, 2);
    startRun(orm, 'a', 3);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'running', attempts: 2 });
    expect(eventsOfExperiment(orm, 'e', 10).map(({ kind }) => kind)).toEqual([
      'queued',
      'started',
      'retried',
      'started',
    ]);
  });

  it('do not count when it was the host that was killed', () => {
    experiment('e', [run('a', null)], 1);
    startRun(orm, 'a', 1);
    expect(requeueInterrupted(orm, 2)).toEqual(['a']);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'queued', attempts: 0 });
  });

  it('begin anew when the user asks for another try', () => {
    experiment('e', [run('a', null)], 1);
    startRun(orm, 'a', 1);
    failRun(orm, 'a', 'no luck', 2);
    expect(queueUnfinished(orm, 'e', 3)).toEqual(['a']);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'queued', attempts: 0, error: null });
  });
});

describe('a failed baseline', () => {
  it('takes along what waits for it, with the reason', () => {
    experiment('e', [run('dense', null), run('pruned', 'dense')], 1);
    startRun(orm, 'dense', 1);
    expect(failRun(orm, 'dense', 'no data', 2)).toEqual(['dense', 'pruned']);
    expect(findRun(orm, 'pruned')).toMatchObject({
      status: 'failed',
      error: 'Its dense baseline failed: no data',
    });
  });
});

describe('latency', () => {
  it('is due once nothing of the experiment is left to train', () => {
    experiment('e', [run('dense', null), run('pruned', 'dense')], 1);
    train('dense');
    expect(experimentsToMeasure(orm)).toEqual([]);
    train('pruned');
    expect(experimentsToMeasure(orm)).toEqual(['e']);
    const due = () => runsToMeasure(orm, 'e').map((one) => [one.run.id, one.dense.id]);
    expect(due()).toEqual([
      ['dense', 'dense'],
      ['pruned', 'dense'],
    ]);
    saveGraph(orm, 'dense', 'wide');
    saveGraph(orm, 'pruned', 'narrow');
    storeMeasured(orm, 'dense', 'wide');
    expect(due()).toEqual([['pruned', 'dense']]);
    storeMeasured(orm, 'pruned', 'narrow', { denseGraph: 'wide' });
    expect(experimentsToMeasure(orm)).toEqual([]);
  });

  it('is due although some runs have failed, and not after cancelling', () => {
    experiment('e', [run('a', null), run('b', null)], 1);
    train('a');
    failRun(orm, 'b', 'no luck', 2);
    expect(experimentsToMeasure(orm)).toEqual(['e']);
    cancelUnshared(orm, 'e', 3);
    expect(experimentsToMeasure(orm)).toEqual([]);
  });

  it('that failed is tried again without training again', () => {
    experiment('e', [run('a', null)], 1);
    train('a');
    failRun(orm, 'a', 'not measured', 5);
    queueUnfinished(orm, 'e', 6);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'trained', attempts: 1, accuracy: 0.9 });
  });
});
