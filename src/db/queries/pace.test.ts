import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { RunSpec } from '../../contract/run.ts';
import { openDatabase } from '../database.ts';
import type { Orm } from '../database.ts';
import { plannedRun, storeExperiment, storeTrained } from '../test-experiments.ts';
import { likeRuns, timedRuns, workLeft } from './pace.ts';

let orm: Orm;
beforeEach(() => {
  const database = openDatabase({ file: ':memory:' });
  onTestFinished(() => database.close());
  orm = database.orm;
});

const spec = {
  dataset: { id: 'mnist', validationFraction: 0 },
  model: { id: 'mlp', hidden: [16] },
  training: { batchSize: 64, execution: 'compiled' },
} as unknown as RunSpec;
const run = (id: string, own: Partial<RunSpec> = {}) => ({
  ...plannedRun(id, null),
  spec: { ...spec, ...own },
});

it('what is left is added up by strategy, with what is being trained', () => {
  const pruned = { ...run('c'), strategy: 'random', work: 3 };
  storeExperiment(orm, 'e', [run('a'), run('b'), pruned, { ...pruned, id: 'd' }], 1);
  storeTrained(orm, 'a');
  expect(workLeft(orm, 'e')).toEqual([
    { strategy: 'dense', count: 1, work: 1 },
    { strategy: 'random', count: 2, work: 6 },
  ]);
  // A second of training; that its process took two, from 1000 to 3000 ms, says nothing of others.
  expect(timedRuns(orm, 'e')).toEqual([{ strategy: 'dense', work: 1, seconds: 1 }]);
});

it('runs of others are like those of an experiment where all that speed depends on is the same', () => {
  const training = { ...spec.training, batchSize: 32 };
  const others = [
    run('same'),
    { ...run('folded', { fold: { index: 0, of: 2 } }), fold: { index: 0, of: 2 } },
    run('wider', { model: { id: 'mlp', hidden: [32] } }),
    run('fewer', { dataset: { ...spec.dataset, maxTrainExamples: 100 } }),
    run('smaller', { training }),
    run('bound', { device: 'cpu' }),
  ];
  storeExperiment(orm, 'others', [...others, run('waits')], 1);
  for (const { id } of others) storeTrained(orm, id);
  storeExperiment(orm, 'e', [run('own')], 2);
  expect(likeRuns(orm, 'e')).toEqual([{ strategy: 'dense', work: 1, seconds: 1 }]);
  storeExperiment(orm, 'small', [run('own-small', { training })], 3);
  expect(likeRuns(orm, 'small')).toHaveLength(1);
  storeExperiment(orm, 'bound-one', [run('own-bound', { device: 'cpu' })], 4);
  expect(likeRuns(orm, 'bound-one')).toHaveLength(1);
});
