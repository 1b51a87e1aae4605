import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { openDatabase } from '../database.ts';
import type { Database, Orm } from '../database.ts';
import { latencyMeasurements, runs } from '../schema.ts';
import {
  measurementOf,
  plannedRun,
  storeExperiment,
  storeMeasured,
  storeTrained,
} from '../test-experiments.ts';
import { eventsOfExperiment } from './events.ts';
import { archiveExperiments } from './experiments.ts';
import {
  findMeasurement,
  keepLatency,
  measurableRuns,
  measureAgain,
  saveGraph,
  shareMeasurement,
} from './latency.ts';
import { purgeExperiments } from './purge.ts';
import { findRun, findRunWithContext, runsBeginningWith, runsOfExperiment } from './runs.ts';
import { stagesOfRun } from './stages.ts';

let database: Database;
let orm: Orm;
beforeEach(() => {
  database = openDatabase({ file: ':memory:' });
  orm = database.orm;
});
afterEach(() => database.close());

/** An experiment of a dense baseline and trained runs with these graphs, `dense` being its own. */
function trained(experimentId: string, graphs: Readonly<Record<string, string>>) {
  const ids = Object.keys(graphs);
  storeExperiment(
    orm,
    experimentId,
    ids.map((id) => plannedRun(id, id === 'dense' ? null : 'dense')),
    1,
  );
  for (const [id, graph] of Object.entries(graphs)) {
    if (findRun(orm, id)?.status === 'queued') storeTrained(orm, id);
    saveGraph(orm, id, graph);
  }
}
const latencyOf = (id: string) => {
  const found = findRunWithContext(orm, id);
  return [found?.run.status, found?.measurement?.content.bursts[0]?.['1']?.own.p50];
};

describe('a measurement', () => {
  it('is that of every run of the graph beside the same dense one, and they are done with it', () => {
    trained('e', { dense: 'wide', masked: 'wide', thin: 'narrow', scratch: 'narrow' });
    expect(storeMeasured(orm, 'dense', 'wide')).toEqual(['dense', 'masked']);
    expect(latencyOf('masked')).toEqual(['done', 1]);
    expect(latencyOf('thin')).toEqual(['trained', undefined]);
    const content = measurementOf(0.5);
    expect(storeMeasured(orm, 'thin', 'narrow', { denseGraph: 'wide', content })).toEqual([
      'thin',
      'scratch',
    ]);
    const found = Object.fromEntries(
      runsOfExperiment(orm, 'e').map(({ run, measurement, denseMeasurement }) => [
        run.id,
        [measurement?.content.bursts[0]?.['1']?.own.p50, denseMeasurement?.graph],
      ]),
    );
    expect(found).toEqual({
      dense: [1, 'wide'],
      masked: [1, 'wide'],
      thin: [0.5, 'wide'],
      scratch: [0.5, 'wide'],
    });
    // The time that it took is that of the run on which it was done.
    expect(stagesOfRun(orm, 'thin').at(-1)).toEqual({ stage: 'latency', seconds: 0.5 });
    expect(stagesOfRun(orm, 'scratch').map(({ stage }) => stage)).toEqual(['train']);
    const measured = eventsOfExperiment(orm, 'e', 99).filter(({ kind }) => kind === 'measured');
    expect(measured.map(({ runId }) => runId)).toEqual(['dense', 'masked', 'thin', 'scratch']);
  });

  it('replaces an earlier one for all its runs, of other experiments too, which stays as history', () => {
    trained('one', { dense: 'wide', a: 'wide' });
    trained('two', { dense: 'wide', b: 'wide' });
    storeMeasured(orm, 'dense', 'wide');
    expect(measureAgain(orm, ['a'])).toEqual(['a']);
    // Until then it has what it had.
    expect(latencyOf('a')).toEqual(['trained', 1]);
    const content = measurementOf(3);
    expect(storeMeasured(orm, 'a', 'wide', { content })).toEqual(['dense', 'a', 'b']);
    expect(['dense', 'a', 'b'].map(latencyOf)).toEqual(Array(3).fill(['done', 3]));
    expect(orm.select().from(latencyMeasurements).all()).toHaveLength(2);
    expect(stagesOfRun(orm, 'a').filter(({ stage }) => stage === 'latency')).toHaveLength(1);
    const of = { graph: 'wide', denseGraph: 'wide', machine: 'here' };
    expect(findMeasurement(orm, of)?.content).toEqual(content);
    expect(findMeasurement(orm, { ...of, machine: 'elsewhere' })).toBeUndefined();
    expect(findMeasurement(orm, { ...of, denseGraph: 'another' })).toBeUndefined();
  });

  it('leaves what an earlier version measured until that is measured again itself', () => {
    trained('e', { dense: 'wide', masked: 'wide' });
    const latencyMs = { 1: { p50: 7, p95: 8 } };
    orm.update(runs).set({ latencyMs, status: 'done' }).where(eq(runs.id, 'dense')).run();
    expect(storeMeasured(orm, 'masked', 'wide')).toEqual(['masked']);
    expect(findRun(orm, 'dense')).toMatchObject({ latencyMs, measurementId: null });
    measureAgain(orm, ['dense']);
    expect(storeMeasured(orm, 'dense', 'wide')).toEqual(['dense', 'masked']);
    // The figure of then is not lost.
    expect(findRun(orm, 'dense')).toMatchObject({ latencyMs, measurementId: 2, status: 'done' });
  });

  it('can be shared with a run that comes later', () => {
    trained('e', { dense: 'wide', later: 'wide' });
    storeMeasured(orm, 'dense', 'other', { denseGraph: 'other' });
    shareMeasurement(orm, 'later', 1, 5000);
    expect(latencyOf('later')).toEqual(['done', 1]);
  });

  it('is deleted with the last run of its graph, and not before', () => {
    trained('one', { dense: 'wide', a: 'narrow' });
    trained('two', { dense: 'wide' });
    storeMeasured(orm, 'dense', 'wide');
    storeMeasured(orm, 'a', 'narrow', { denseGraph: 'wide' });
    storeMeasured(orm, 'a', 'narrow', { denseGraph: 'wide' });
    archiveExperiments(orm, ['one', 'two'], 5);
    const left = () =>
      orm
        .select()
        .from(latencyMeasurements)
        .all()
        .map(({ graph }) => graph);
    purgeExperiments(orm, ['one']);
    expect(left()).toEqual(['wide']);
    purgeExperiments(orm, ['two']);
    expect(left()).toEqual([]);
  });
});

describe('a run that is to be measured again', () => {
  it('keeps its latency where that fails, and one that never had any does not', () => {
    trained('e', { dense: 'wide', never: 'narrow' });
    storeMeasured(orm, 'dense', 'wide');
    measureAgain(orm, ['dense', 'never']);
    expect(keepLatency(orm, 'dense', 'no luck', 5)).toBe(true);
    expect(latencyOf('dense')).toEqual(['done', 1]);
    expect(eventsOfExperiment(orm, 'e', 99).at(-1)).toMatchObject({
      kind: 'noted',
      runId: 'dense',
      detail: 'no luck',
    });
    expect(keepLatency(orm, 'never', 'no luck', 5)).toBe(false);
    expect(latencyOf('never')).toEqual(['trained', undefined]);
    // Nor is anything done to one that was not to be measured.
    expect(keepLatency(orm, 'dense', 'no luck', 5)).toBe(false);
  });

  it('is one that is trained', () => {
    storeExperiment(orm, 'e', [plannedRun('dense', null), plannedRun('a', 'dense')], 1);
    storeTrained(orm, 'dense');
    expect(measurableRuns(orm, 'e').map(({ run }) => run.id)).toEqual(['dense']);
    expect(measureAgain(orm, ['dense', 'a'])).toEqual([]);
  });
});

describe('runs by the beginning of their id', () => {
  it('are found, a few at most', () => {
    trained('e', { dense: 'wide', 'ab%1': 'wide', ab2: 'wide', abc: 'wide' });
    expect(runsBeginningWith(orm, 'ab', 2)).toEqual(['ab%1', 'ab2']);
    expect(runsBeginningWith(orm, 'ab%', 5)).toEqual(['ab%1']);
    expect(runsBeginningWith(orm, 'x', 5)).toEqual([]);
  });
});
