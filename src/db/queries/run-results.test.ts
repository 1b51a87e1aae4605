import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database.ts';
import type { Database, Orm } from '../database.ts';
import { plannedRun, storeExperiment, storeMeasured, storeTrained } from '../test-experiments.ts';
import type { NewRun } from './experiments.ts';
import { saveGraph } from './latency.ts';
import { queueAgain, startRun } from './queue.ts';
import { addPoints, queueAnew } from './run-results.ts';
import { curvesOfExperiment, findRun, runsOfExperiment } from './runs.ts';
import { tallies } from './tally.ts';

let dir: string;
let database: Database;
let orm: Orm;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'workbench-results-'));
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
const point = {
  stage: 'train' as const,
  epoch: 1,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: null,
  validationAccuracy: null,
  layers: [{ layer: 'output', gradientNorm: null, units: 4, deadUnits: 1 }],
};

describe('what is stored of a run', () => {
  it('is replaced as a whole by the next attempt', () => {
    experiment('e', [run('a', null)], 1);
    startRun(orm, 'a', 1);
    addPoints(orm, 'a', [point]);
    queueAgain(orm, 'a', { gotFurther: false }, 2);
    startRun(orm, 'a', 3);
    addPoints(orm, 'a', [point]);
    addPoints(orm, 'a', [{ ...point, layers: null }]);
    expect(curvesOfExperiment(orm, 'e')).toEqual({
      a: [point, { ...point, layers: null }],
    });
    // A chart of accuracies does without what is known of each layer.
    expect(curvesOfExperiment(orm, 'e', { signals: false })).toEqual({
      a: [
        { ...point, layers: null },
        { ...point, layers: null },
      ],
    });
  });

  it('comes with its baseline and its layers', () => {
    experiment('e', [run('dense', null), run('pruned', 'dense')], 1);
    train('dense');
    train('pruned');
    const [dense, pruned] = runsOfExperiment(orm, 'e');
    expect(dense?.baseline).toBeNull();
    expect(pruned?.baseline).toEqual({
      accuracy: 0.9,
      parameterCount: 10,
      macs: 10,
      measurementId: null,
    });
    expect(pruned?.layers).toEqual([
      {
        name: 'output',
        shape: [2, 5],
        parameters: 10,
        nonzeroParameters: 10,
        macs: 10,
        effectiveMacs: 10,
      },
    ]);
  });

  it('is dropped when its weights are lost', () => {
    experiment('e', [run('a', null)], 1);
    train('a');
    queueAnew(orm, 'a', 'file missing', 4);
    expect(findRun(orm, 'a')).toMatchObject({ status: 'queued', attempts: 0, accuracy: null });
    expect(runsOfExperiment(orm, 'e')[0]?.layers).toEqual([]);
  });
});

describe('the tally of an experiment', () => {
  it('adds up work and latencies by state', () => {
    experiment('e', [run('a', null), run('b', null), run('c', 'a')], 1);
    train('a');
    train('b');
    saveGraph(orm, 'b', 'graph');
    storeMeasured(orm, 'b', 'graph');
    const byStatus = Object.fromEntries(tallies(orm, 'e').map((tally) => [tally.status, tally]));
    expect(byStatus['trained']).toMatchObject({ count: 1, work: 1, latencySeconds: 0 });
    expect(byStatus['done']).toMatchObject({ count: 1, work: 1, latencySeconds: 0.5 });
    expect(byStatus['queued']).toMatchObject({ count: 1, work: 1 });
  });
});
