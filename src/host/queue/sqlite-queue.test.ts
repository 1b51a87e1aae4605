import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { NamedDevice } from '../../contract/device.ts';
import type { RunSpec } from '../../contract/run.ts';
import { say } from '../../contract/sentence.ts';
import { openDatabase } from '../../db/database.ts';
import type { Orm } from '../../db/database.ts';
import { saveEnvironment } from '../../db/queries/environments.ts';
import { measureAgain, saveGraph } from '../../db/queries/latency.ts';
import { nextQueuedRun } from '../../db/queries/queue.ts';
import { saveQueueOrder } from '../../db/queries/queue-order.ts';
import { eventsOfExperiment } from '../../db/queries/events.ts';
import { addPoints } from '../../db/queries/run-results.ts';
import { curvesOfExperiment, findRun } from '../../db/queries/runs.ts';
import {
  measurementOf,
  plannedRun,
  storeExperiment,
  storeTrained,
} from '../../db/test-experiments.ts';
import { openCheckpointsFolder } from '../data-folder/checkpoints/checkpoints-folder.ts';
import type { CheckpointsFolder } from '../data-folder/checkpoints/checkpoints-folder.ts';
import { openWeightsFolder } from '../data-folder/weights-folder.ts';
import { sqliteQueue } from './sqlite-queue.ts';

let orm: Orm;
let changed: string[];
let checkpoints: CheckpointsFolder;
let dir: string;
let queue: ReturnType<typeof sqliteQueue>;

beforeEach(() => {
  const database = openDatabase({ file: ':memory:' });
  dir = mkdtempSync(join(tmpdir(), 'workbench-sqlite-queue-'));
  onTestFinished(() => {
    database.close();
    rmSync(dir, { recursive: true });
  });
  orm = database.orm;
  changed = [];
  checkpoints = openCheckpointsFolder(join(dir, 'checkpoints'));
  queue = sqliteQueue(orm, openWeightsFolder(dir), checkpoints, (runId) => changed.push(runId));
  saveEnvironment(orm, 'here', { workbench: '1' } as never, 0);
  saveEnvironment(orm, 'elsewhere', { workbench: '2' } as never, 0);
});

const status = (id: string) => findRun(orm, id)?.status;
const fileOf = (id: string) => join(dir, `weights-of-${id}.safetensors`);

/** An experiment of trained runs with these graphs, whose files are there. */
function trained(experimentId: string, graphs: Readonly<Record<string, string | null>>) {
  const ids = Object.keys(graphs);
  const planned = ids.map((id) => plannedRun(id, id === 'dense' ? null : 'dense'));
  storeExperiment(orm, experimentId, planned, 1);
  for (const [id, graph] of Object.entries(graphs)) {
    if (status(id) !== 'queued') continue;
    storeTrained(orm, id);
    writeFileSync(fileOf(id), Buffer.alloc(50));
    if (graph !== null) saveGraph(orm, id, graph);
  }
}
const jobs = () =>
  queue.nextToMeasure().map(({ runId, runIds, dense }) => [runId, runIds.join(' '), dense.runId]);
function measureAll(environmentId = 'here'): void {
  for (const job of queue.nextToMeasure()) {
    queue.measured(job, { measurement: measurementOf(1, 1), seconds: 1, environmentId });
  }
}

describe('latencies that are due', () => {
  it('are one per graph, each beside the dense network of its run', () => {
    trained('e', { dense: 'wide', masked: 'wide', thin: 'narrow', scratch: 'narrow' });
    expect(jobs()).toEqual([
      ['dense', 'dense masked', 'dense'],
      ['thin', 'thin scratch', 'dense'],
    ]);
    expect(queue.latencyDue()).toBeNull();
    measureAll();
    expect(['dense', 'masked', 'thin', 'scratch'].map(status)).toEqual(Array(4).fill('done'));
    expect(queue.latencyDue()).toBeUndefined();
    expect(jobs()).toEqual([]);
  });

  it('wait until it is known what each network, and its dense one, computes', () => {
    trained('e', { dense: null, thin: null });
    expect(jobs()).toEqual([]);
    expect(queue.nextToIdentify()).toMatchObject({ runId: 'dense', neededBy: 'dense' });
    queue.identified('dense', 'wide');
    expect(jobs()).toEqual([['dense', 'dense', 'dense']]);
    expect(queue.nextToIdentify()).toMatchObject({ runId: 'thin', neededBy: 'thin' });
    queue.identified('thin', 'narrow');
    expect(queue.nextToIdentify()).toBeUndefined();
    expect(jobs()).toHaveLength(2);
  });

  it('are shared with what was measured before on this machine, by this version', () => {
    trained('one', { dense: 'wide', thin: 'narrow' });
    measureAll();
    trained('two', { dense: 'wide', masked: 'wide', scratch: 'narrow', other: 'other' });
    expect(queue.shareLatencies('elsewhere')).toEqual([]);
    expect(queue.shareLatencies('here')).toEqual(['masked', 'scratch']);
    expect(status('masked')).toBe('done');
    expect(findRun(orm, 'masked')?.measurementId).toBe(findRun(orm, 'dense')?.measurementId);
    expect(jobs()).toEqual([['other', 'other', 'dense']]);
  });

  it('are those of a device: one of the same graph that computes on another keeps its own', () => {
    trained('e', { dense: 'wide' });
    const onGpu = { ...plannedRun('dense-gpu', null), spec: { device: 'gpu' } as RunSpec };
    storeExperiment(orm, 'f', [onGpu], 2);
    expect(nextQueuedRun(orm, ['cpu', null])).toBeUndefined();
    expect(nextQueuedRun(orm, ['gpu', null])?.id).toBe('dense-gpu');
    expect(nextQueuedRun(orm)?.id).toBe('dense-gpu');
    storeTrained(orm, 'dense-gpu');
    writeFileSync(fileOf('dense-gpu'), Buffer.alloc(50));
    saveGraph(orm, 'dense-gpu', 'wide');
    const measure = (among: readonly NamedDevice[]) => {
      for (const job of queue.nextToMeasure(among)) {
        const found = { measurement: measurementOf(1), seconds: 1, environmentId: 'here', among };
        queue.measured(job, found);
      }
    };
    measure(['cpu', null]);
    expect(['dense', 'dense-gpu'].map(status)).toEqual(['done', 'trained']);
    expect(queue.latencyDue()).toBe('gpu');
    measure(['gpu']);
    const measurements = ['dense', 'dense-gpu'].map((id) => findRun(orm, id)?.measurementId);
    expect(measurements).toEqual([1, 2]);
  });

  it('that are asked for again are measured, and not shared', () => {
    trained('e', { dense: 'wide', masked: 'wide' });
    measureAll();
    measureAgain(orm, ['masked']);
    expect(queue.shareLatencies('here')).toEqual([]);
    expect(jobs()).toEqual([['masked', 'masked', 'dense']]);
    measureAll();
    expect(findRun(orm, 'dense')?.measurementId).toBe(2);
  });

  it('are measured in the order of the queue', () => {
    trained('one', { dense: 'wide', thin: 'narrow' });
    trained('two', { other: 'other' });
    saveQueueOrder(orm, ['two', 'one']);
    expect(jobs()).toEqual([['other', 'other', 'dense']]);
    measureAll();
    expect(jobs().map(([runId]) => runId)).toEqual(['dense', 'thin']);
  });
});

describe('a network file that is gone', () => {
  it('is trained anew for a first latency, unless another run has the same graph', () => {
    trained('e', { dense: 'wide', thin: 'narrow', scratch: 'narrow' });
    rmSync(fileOf('thin'));
    expect(jobs()).toEqual([
      ['dense', 'dense', 'dense'],
      ['scratch', 'scratch', 'dense'],
    ]);
    expect([status('thin'), changed]).toEqual(['queued', ['thin']]);
  });

  it('costs no result where the latency is only measured again', () => {
    trained('e', { dense: 'wide', thin: 'narrow' });
    measureAll();
    measureAgain(orm, ['dense', 'thin']);
    rmSync(fileOf('dense'));
    expect(jobs()).toEqual([]);
    expect([status('dense'), status('thin')]).toEqual(['done', 'done']);
    expect(findRun(orm, 'dense')).toMatchObject({ accuracy: 0.9, measurementId: 1 });
    expect(changed).toEqual(['dense', 'thin']);
  });

  it.each([
    ['is trained anew', false, 'queued', 'trained'],
    ['stays as it is where there is a latency already', true, 'done', 'done'],
  ])('or turns out to be damaged: it %s', (_, again, ofDense, ofThin) => {
    trained('e', { dense: 'wide', thin: 'narrow' });
    if (again) {
      measureAll();
      measureAgain(orm, ['thin']);
    }
    queue.networkLost(['thin'], 'dense', 'weights-of-dense', 'damaged');
    expect([status('dense'), status('thin')]).toEqual([ofDense, ofThin]);
  });
});

describe('checkpoints', () => {
  const standing = {
    stage: 'train',
    epoch: 2,
    fraction: 0.25,
    seconds: 12.34,
    savedAt: null,
  } as const;

  const report = {
    ...{ weightsSha256: 'weights-of-a1', fileBytes: 50, parameters: 1 },
    ...{ layers: [], stages: [], classes: '' },
  } as never;
  const found = { report, environmentId: 'here', curve: [] };

  beforeEach(() => {
    storeExperiment(orm, 'e', [plannedRun('a1', null)], 1);
    mkdirSync(checkpoints.dirOf('a1'));
    queue.started('a1');
    queue.kept('a1', standing);
  });

  it('go when their run is stored', () => {
    writeFileSync(fileOf('a1'), Buffer.alloc(50));
    expect(queue.trained('a1', found)).toBe(true);
    expect([checkpoints.runs(), checkpoints.begun().size]).toEqual([[], 0]);
  });

  it('stay, and nothing is stored, where the file of its network is not there', () => {
    expect(queue.trained('a1', found)).toBe(false);
    expect([status('a1'), checkpoints.runs()]).toEqual(['running', ['a1']]);
  });

  it('stay when it is tried again or fails: the next attempt goes on from them', () => {
    queue.retry('a1', 'died', true);
    queue.failed('a1', 'no luck');
    expect(checkpoints.runs()).toEqual(['a1']);
    expect(checkpoints.begun().get('a1')).toEqual(standing);
  });

  it('give the reason once for which the trainer of a run died that is tried again', () => {
    queue.retry('a1', 'It was killed.', false);
    const told = eventsOfExperiment(orm, 'e', 10).map(({ kind, detail }) => [kind, detail]);
    expect(told.slice(2)).toEqual([
      ['died', 'It was killed.'],
      ['retried', null],
    ]);
  });

  it('are told of in the log of their run: from where it goes on, and what is wrong', () => {
    queue.wentOn('a1', standing);
    queue.wentOn('a1', { ...standing, stage: 'prune', epoch: null, seconds: 4.56 });
    queue.checkpointTrouble('a1', say`It is damaged.`);
    const told = eventsOfExperiment(orm, 'e', 10).map(({ kind, detail }) => [kind, detail]);
    expect(told.slice(2)).toEqual([
      ['went-on', 'from epoch 2, with 12 s of work kept'],
      ['went-on', 'with 4.6 s of work kept'],
      ['checkpoint', 'It is damaged.'],
    ]);
  });

  it('that a run could not go on from leave nothing of what it told', () => {
    const point = { stage: 'train', epoch: 1, trainLoss: 1, trainAccuracy: 0 } as const;
    addPoints(orm, 'a1', [{ ...point, validationLoss: null, validationAccuracy: null }]);
    queue.beganAgain('a1');
    expect(curvesOfExperiment(orm, 'e')).toEqual({});
  });
});

describe('a latency that cannot be measured', () => {
  it('fails its run, or leaves it with the one that it has', () => {
    trained('e', { dense: 'wide', thin: 'narrow' });
    expect(queue.failed('thin', 'no luck')).toEqual(['thin']);
    expect(status('thin')).toBe('failed');
    measureAll();
    measureAgain(orm, ['dense']);
    expect(queue.failed('dense', 'no luck')).toEqual(['dense']);
    expect(findRun(orm, 'dense')).toMatchObject({ status: 'done', error: null, measurementId: 1 });
  });
});
