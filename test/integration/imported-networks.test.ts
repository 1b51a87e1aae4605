import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDataset } from '../../src/contract/dataset-import.ts';
import type { Choice } from '../../src/contract/experiment.ts';
import { importModel } from '../../src/contract/model-import.ts';
import type { RunRecord } from '../../src/contract/run.ts';
import type { SourceFile } from '../../src/contract/uploads.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
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

let host: Host;
const folder = makeFolder();
const data: Record<string, Choice> = {};
beforeAll(async () => {
  host = await openHost({ dataDir: join(folder, 'data'), workers: 2 });
  const { datasets } = host.client;
  const digits = await importDataset(datasets, { name: 'digits' }, [
    source('tables/digit-rows.npz'),
  ]);
  const wine = await importDataset(datasets, { name: 'wine', labelColumn: 'class' }, [
    source('tables/wine.csv'),
  ]);
  // The digits lie between -1 and 1, as the networks have seen them.
  data['digits'] = { ...digits.choice, normalisation: 'none' };
  data['wine'] = wine.choice;
});
afterAll(async () => {
  await host.close();
  removeFolder(folder);
});

/** Of the families weight, gradient, activation and compression; and chance. */
const STRATEGIES = [
  { id: 'magnitude' },
  { id: 'taylor' },
  { id: 'activation-mean' },
  { id: 'scratch' },
  { id: 'random', granularity: 'unit' },
];

const runOf = (runs: readonly RunRecord[], strategy: string) =>
  runs.find((run) => run.strategy === strategy) as RunRecord;

it.each([
  ['a convolutional network of PyTorch', 'trained-digits-cnn.onnx', 'digits', [8, 8, 1], 30],
  ['a residual network of Keras', 'trained-digits-residual.keras', 'digits', [8, 8, 1], 16],
  ['a recurrent network of Keras', 'trained-digits-gru.keras', 'digits', [8, 8], 12],
  ['a network of Keras over a table', 'trained-wine-mlp.keras', 'wine', [13], 16],
])('%s is compared, thinned and taken away', async (_, file, dataset, inputShape, units) => {
  const { models, runs: ofRuns } = host.client;
  const network = await importModel(models, { name: file }, [source(`models/${file}`)]);
  expect(network).toMatchObject({ inputShape, prunableUnits: units });

  const { experiments } = host.client;
  const document = {
    name: file,
    dataset: data[dataset],
    model: { id: 'imported', name: file },
    training: { epochs: 0, learningRate: 0.05, batchSize: 16 },
    fineTuning: { epochs: 1 },
    strategies: STRATEGIES,
    sparsities: [0.5],
    seeds: [0],
  };
  const { id } = await experiments.start({ document });
  await eventsUntilSettled(host, id);
  const { runs } = await experiments.get({ id });
  expect(runs.map(({ strategy, status, error }) => [strategy, status, error])).toEqual(
    ['dense', 'dense-continued', ...STRATEGIES.map(({ id }) => id)].map((id) => [id, 'done', null]),
  );
  // Trained elsewhere, on these very examples, it is as good here.
  expect(runOf(runs, 'dense').metrics?.accuracy).toBeGreaterThan(0.9);
  expect(runOf(runs, 'dense').metrics?.trainingMacs).toBe(0);
  const [magnitude, mean] = [runOf(runs, 'magnitude'), runOf(runs, 'activation-mean')];
  expect(magnitude.metrics?.accuracy).toBeGreaterThan(0.8);
  expect(magnitude.metrics?.oneShotAccuracy).not.toBeNull();
  expect(mean.achievedSparsity).toBe(0.5);
  // Units are gone for good: the file is smaller.
  expect(mean.metrics?.sizeBytes).toBeLessThan(runOf(runs, 'dense').metrics?.sizeBytes ?? 0);
  expect(runOf(runs, 'scratch').achievedSparsity).toBeGreaterThan(0.3);

  const needs = { accuracyLoss: null, size: null, macs: null, latency: null };
  const answer = await experiments.answer({ id, needs });
  expect(answer.importedStart).toEqual({
    epochs: 0,
    fineTuningEpochs: 1,
    folds: 0,
    validationFraction: 0,
    anew: ['scratch'],
  });

  const onnx = await ofRuns.takeNetwork({ id: mean.id, format: 'onnx' });
  expect(onnx.proof).toMatchObject({ by: 'onnxruntime' });
  expect(onnx.proof.relativeDifference).toBeLessThan(1e-5);
  const structure = await ofRuns.network({ id: mean.id });
  expect(structure.own.nodes.map(({ layer }) => layer)).toEqual(
    structure.dense?.nodes.map(({ layer }) => layer),
  );
});
