import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDataset } from '../../src/contract/dataset-import.ts';
import { importModel } from '../../src/contract/model-import.ts';
import type { ModelInfo } from '../../src/contract/models.ts';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import type { RunRecord } from '../../src/contract/run.ts';
import type { SourceFile } from '../../src/contract/uploads.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { untilEvent } from './finish.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';

/*
 * Networks that other programs have trained come in, are compared under a strategy of each family, and go out
 * without the units that were removed: on the data that they were trained on.
 */

const fixtures = join(import.meta.dirname, '../fixtures');
const source = (file: string): SourceFile => ({
  name: basename(file),
  content: new Blob([readFileSync(join(fixtures, file))]),
});

/** One of each family: weight, gradient, activation and compression. */
const STRATEGIES = ['magnitude', 'taylor', 'activation-mean', 'scratch'].map((id) => ({ id }));

const FILES = [
  'trained-digits-cnn.onnx',
  'trained-digits-residual.keras',
  'trained-digits-gru.keras',
  'trained-wine-mlp.keras',
];

const isTrained = (event: ExperimentEvent): boolean =>
  'progress' in event &&
  (event.progress.counts.queued ?? 0) + (event.progress.counts.running ?? 0) === 0;

let host: Host;
const folder = makeFolder();
const networks = new Map<string, { readonly info: ModelInfo; readonly id: string }>();

beforeAll(async () => {
  host = await openHost({ dataDir: join(folder, 'data'), workers: 2 });
  const { datasets, models, experiments } = host.client;
  const digits = await importDataset(datasets, { name: 'digits' }, [
    source('tables/digit-rows.npz'),
  ]);
  const wine = await importDataset(datasets, { name: 'wine', labelColumn: 'class' }, [
    source('tables/wine.csv'),
  ]);
  for (const name of FILES) {
    const info = await importModel(models, { name }, [source(`models/${name}`)]);
    // The networks have seen the digits as they are: between -1 and 1.
    const dataset = name.includes('wine')
      ? wine.choice
      : { ...digits.choice, normalisation: 'none', maxTrainExamples: 256 };
    const document = {
      name,
      dataset,
      model: { id: 'imported', name },
      training: { epochs: 0, learningRate: 0.05, batchSize: 32, execution: 'eager' },
      fineTuning: { epochs: 1 },
      strategies: STRATEGIES,
      sparsities: [0.5],
      seeds: [0],
    };
    const { id } = await experiments.start({ document });
    networks.set(name, { info, id });
  }
  // Their latencies, which take longer than all of this, are measured like any other's.
  await Promise.all([...networks.values()].map(({ id }) => untilEvent(host, id, isTrained)));
  // Four experiments, while other tests may want the processor too.
}, 240_000);
afterAll(async () => {
  await host.close();
  removeFolder(folder);
});

const runOf = (runs: readonly RunRecord[], strategy: string) =>
  runs.find((run) => run.strategy === strategy) as RunRecord;

it.each([
  ['a convolutional network of PyTorch', FILES[0], [8, 8, 1], 30],
  ['a residual network of Keras', FILES[1], [8, 8, 1], 16],
  ['a recurrent network of Keras', FILES[2], [8, 8], 12],
  ['a network of Keras over a table', FILES[3], [13], 16],
])('%s is compared, thinned and taken away', async (_, file = '', inputShape, units) => {
  const { experiments, runs: ofRuns } = host.client;
  const { info, id } = networks.get(file) as { info: ModelInfo; id: string };
  expect(info).toMatchObject({ inputShape, prunableUnits: units });

  const { runs } = await experiments.get({ id });
  expect(runs.map(({ strategy, error }) => [strategy, error])).toEqual(
    ['dense', 'dense-continued', ...STRATEGIES.map((one) => one.id)].map((strategy) => [
      strategy,
      null,
    ]),
  );
  // What was trained elsewhere, on these examples among others, is as good here, and took nothing.
  expect(runOf(runs, 'dense').metrics?.accuracy).toBeGreaterThan(0.85);
  expect(runOf(runs, 'dense').metrics?.trainingMacs).toBe(0);
  expect(runOf(runs, 'magnitude').metrics?.accuracy).toBeGreaterThan(0.7);
  expect(runOf(runs, 'magnitude').metrics?.oneShotAccuracy).not.toBeNull();
  const thinned = runOf(runs, 'activation-mean');
  expect(thinned.achievedSparsity).toBe(0.5);
  expect(thinned.metrics?.sizeBytes).toBeLessThan(runOf(runs, 'dense').metrics?.sizeBytes ?? 0);
  expect(runOf(runs, 'scratch').achievedSparsity).toBeGreaterThan(0.3);

  const needs = { accuracyLoss: null, size: null, macs: null, latency: null };
  expect((await experiments.answer({ id, needs })).importedStart).toEqual({
    epochs: 0,
    fineTuningEpochs: 1,
    folds: 0,
    validationFraction: 0,
    normalisation: file.includes('wine') ? 'unit' : 'none',
    anew: ['scratch'],
  });

  const onnx = await ofRuns.takeNetwork({ id: thinned.id, format: 'onnx' });
  expect(onnx.proof).toMatchObject({ by: 'onnxruntime' });
  expect(onnx.proof.relativeDifference).toBeLessThan(1e-5);
  const { own, dense } = await ofRuns.network({ id: thinned.id });
  const layersOf = (structure: typeof dense) => structure?.nodes.map(({ layer }) => layer);
  expect(layersOf(own)).toEqual(layersOf(dense));
});
