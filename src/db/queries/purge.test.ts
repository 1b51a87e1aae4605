import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database.ts';
import type { Database, Orm } from '../database.ts';
import { plannedRun, storeExperiment, storeMeasured, storeTrained } from '../test-experiments.ts';
import { findExperiment } from './experiments.ts';
import { saveTags } from './history.ts';
import { saveGraph } from './latency.ts';
import { purgeExperiments } from './purge.ts';
import { addPoints } from './run-results.ts';
import { findRun } from './runs.ts';

let database: Database;
let orm: Orm;

beforeEach(() => {
  database = openDatabase({ file: ':memory:' });
  orm = database.orm;
});
afterEach(() => database.close());

const rowsOf = (table: string) =>
  orm.get<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`)).n;

describe('purging', () => {
  it('takes along everything that was stored of the experiment', () => {
    storeExperiment(orm, 'e', [plannedRun('dense', null), plannedRun('a', 'dense')], 1);
    storeTrained(orm, 'dense');
    storeTrained(orm, 'a');
    addPoints(orm, 'a', [
      {
        stage: 'train',
        epoch: 1,
        trainLoss: 1,
        trainAccuracy: 0.5,
        validationLoss: null,
        validationAccuracy: null,
      },
    ]);
    saveTags(orm, 'e', ['old']);
    saveGraph(orm, 'a', 'graph');
    saveGraph(orm, 'dense', 'graph');
    storeMeasured(orm, 'a', 'graph');
    storeMeasured(orm, 'a', 'graph');
    const { runs, weights } = purgeExperiments(orm, ['e']);
    expect(runs.toSorted()).toEqual(['a', 'dense']);
    expect(weights.toSorted()).toEqual(['weights-of-a', 'weights-of-dense']);
    for (const table of [
      'experiments',
      'experiment_runs',
      'experiment_tags',
      'runs',
      'stages',
      'layers',
      'metric_points',
      'run_predictions',
      'events',
      'latency_measurements',
    ]) {
      expect(rowsOf(table), table).toBe(0);
    }
  });

  it('leaves runs and weights that another experiment shares', () => {
    const dense = plannedRun('dense', null);
    storeExperiment(orm, 'one', [dense, plannedRun('a', 'dense')], 1);
    storeExperiment(orm, 'two', [dense, plannedRun('b', 'dense')], 2);
    storeTrained(orm, 'dense');
    // A run that changed nothing has the same weights as another one.
    storeTrained(orm, 'a', 'weights-of-b');
    storeTrained(orm, 'b');
    expect(purgeExperiments(orm, ['one'])).toEqual({ runs: ['a'], weights: [] });
    expect(findRun(orm, 'dense')?.status).toBe('trained');
    expect(findExperiment(orm, 'two')).toBeDefined();
    const rest = purgeExperiments(orm, ['two']);
    expect(rest.weights.toSorted()).toEqual(['weights-of-b', 'weights-of-dense']);
  });

  it('of experiments that share a run with each other takes that along, once', () => {
    const dense = plannedRun('dense', null);
    storeExperiment(orm, 'one', [dense], 1);
    storeExperiment(orm, 'two', [dense], 2);
    storeTrained(orm, 'dense');
    expect(purgeExperiments(orm, ['one', 'two'])).toEqual({
      runs: ['dense'],
      weights: ['weights-of-dense'],
    });
  });
});
