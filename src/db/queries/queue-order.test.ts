import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../database.ts';
import type { Orm } from '../database.ts';
import { plannedRun as run, storeExperiment, storeTrained } from '../test-experiments.ts';
import {
  archiveExperiments,
  experimentsToMeasure,
  pauseExperiment,
  wantAgain,
} from './experiments.ts';
import type { NewRun } from './experiments.ts';
import { queuedExperiments, saveQueueOrder } from './queue-order.ts';
import { cancelUnshared, nextQueued, nextQueuedRun, queueUnfinished } from './queue.ts';
import { failRun } from './run-results.ts';

let orm: Orm;

beforeEach(() => {
  const database = openDatabase({ file: ':memory:' });
  onTestFinished(() => database.close());
  orm = database.orm;
});

const experiment = (id: string, runs: NewRun[], now: number) => storeExperiment(orm, id, runs, now);
const train = (id: string) => storeTrained(orm, id);

describe('the queue', () => {
  it('serves what the user put first, and what came later last', () => {
    experiment('old', [run('a', null), run('b', 'a')], 1);
    experiment('urgent', [run('c', null), run('d', 'c')], 2);
    saveQueueOrder(orm, ['urgent', 'old']);
    experiment('late', [run('e', null)], 0);
    expect(queuedExperiments(orm)).toEqual(['urgent', 'old', 'late']);
    const served: (string | undefined)[] = [];
    for (let next = nextQueuedRun(orm); next !== undefined; next = nextQueuedRun(orm)) {
      served.push(next.id);
      train(next.id);
    }
    expect(served).toEqual(['c', 'd', 'a', 'b', 'e']);
  });

  it('serves a run that experiments share with the most urgent of them', () => {
    experiment('old', [run('mine', null), run('shared', null)], 1);
    experiment('urgent', [run('shared', null)], 2);
    saveQueueOrder(orm, ['urgent', 'old']);
    expect(nextQueuedRun(orm)?.id).toBe('shared');
  });

  it('finds the next run without reading those that are done', () => {
    const plan = orm.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${nextQueued(orm).getSQL()}`);
    const reads = plan.map(({ detail }) => detail).filter((detail) => / runs\b/.test(detail));
    expect(reads).toEqual([expect.stringContaining('SEARCH runs USING INDEX runs_status')]);
  });

  it('has what is paused and what has only latencies left, and nothing that is over', () => {
    for (const [at, id] of ['paused', 'trained', 'failed', 'cancelled', 'archived'].entries()) {
      experiment(id, [run(`of-${id}`, null)], at);
    }
    pauseExperiment(orm, 'paused', 9);
    train('of-trained');
    failRun(orm, 'of-failed', 'no luck', 9);
    cancelUnshared(orm, 'cancelled', 9);
    archiveExperiments(orm, ['archived'], 9);
    expect(queuedExperiments(orm)).toEqual(['paused', 'trained']);
  });

  it('is also the order in which latencies are measured', () => {
    experiment('old', [run('a', null)], 1);
    experiment('urgent', [run('b', null)], 2);
    train('a');
    train('b');
    saveQueueOrder(orm, ['urgent', 'old']);
    expect(experimentsToMeasure(orm)).toEqual(['urgent', 'old']);
  });

  it('keeps no place for an experiment of which everything had ended', () => {
    experiment('old', [run('a', null)], 1);
    experiment('urgent', [run('b', null)], 2);
    saveQueueOrder(orm, ['urgent', 'old']);
    wantAgain(orm, 'urgent', 3);
    expect(queuedExperiments(orm)).toEqual(['urgent', 'old']);
    failRun(orm, 'b', 'no luck', 4);
    wantAgain(orm, 'urgent', 5);
    queueUnfinished(orm, 'urgent', 5);
    expect(queuedExperiments(orm)).toEqual(['old', 'urgent']);
  });
});
