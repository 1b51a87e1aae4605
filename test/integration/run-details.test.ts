import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunDetails } from '../../src/contract/run-details.ts';
import type { RunRecord } from '../../src/contract/run.ts';
import { mnist } from '../../src/engine/datasets/mnist.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { runToEnd, untilEvent } from './finish.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const TESTED = 500;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const diagonal = (confusion: readonly (readonly number[])[]) =>
  sum(confusion.map((row, index) => row[index] ?? 0));

describe('the inside of a run', () => {
  let folder: string;
  let host: Host;
  let runs: RunRecord[];
  let details: RunDetails;
  const runOf = (strategy: string) => runs.find((run) => run.strategy === strategy) as RunRecord;
  const detailsOf = (strategy: string) => host.client.runs.details({ id: runOf(strategy).id });
  const weightsOf = ({ weightsSha256 }: RunRecord) =>
    join(folder, 'weights', `${weightsSha256}.safetensors`);

  beforeAll(async () => {
    folder = makeFolder();
    host = await openHost({ dataDir: folder });
    runs = await runToEnd(host, {
      ...tinyDocument(),
      strategies: [{ id: 'magnitude' }, { id: 'scratch' }],
      sparsities: [0.9],
      seeds: [0],
    });
    details = await detailsOf('magnitude');
  });
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  it('counts every weight of each layer, kept or removed, beside the dense baseline', () => {
    const { layers } = runOf('magnitude');
    expect(details.histograms.map(({ layer }) => layer)).toEqual(['hidden1', 'output']);
    details.histograms.forEach(({ dense, pruned, removed, edges }, index) => {
      const [inputs = 0, outputs = 0] = layers[index]?.shape ?? [];
      expect(edges).toHaveLength(62);
      expect(sum(dense ?? [])).toBe(inputs * outputs);
      expect(sum(pruned) + (removed ?? NaN)).toBe(inputs * outputs);
      // Biases count among the parameters and are never pruned.
      expect(sum(pruned) + outputs).toBe(layers[index]?.nonzeroParameters);
    });
  });

  it('is right as often as the accuracies say, before and after', () => {
    const { metrics } = runOf('magnitude');
    const { confusion, denseConfusion, newlyRight, newlyWrong } = details.predictions ?? fail();
    expect(sum(confusion.flat())).toBe(TESTED);
    expect(diagonal(confusion) / TESTED).toBe(metrics?.accuracy);
    expect(diagonal(denseConfusion) / TESTED).toBe(metrics?.baselineAccuracy);
    expect(newlyRight - newlyWrong).toBe(diagonal(confusion) - diagonal(denseConfusion));
  });

  it('shows test images that are newly wrong, pixel by pixel', async () => {
    const { test } = await mnist.load(
      { validationFraction: 0, stratify: false, maxTestExamples: TESTED },
      { seed: 0 },
    );
    const { mistakes, newlyWrong } = details.predictions ?? fail();
    expect(newlyWrong).toBeGreaterThan(0);
    expect(mistakes).toHaveLength(Math.min(60, newlyWrong));
    for (const { index, label, predicted, densePredicted, image } of mistakes) {
      expect(label).toBe(test.labels[index]);
      expect(densePredicted).toBe(label);
      expect(predicted).not.toBe(label);
      expect(image.shape).toEqual([28, 28, 1]);
      const pixels = test.images.subarray(index * 784, (index + 1) * 784);
      expect(Buffer.from(image.pixels, 'base64').equals(pixels)).toBe(true);
    }
  });

  it('tells how long each stage took, and measuring where its own network was measured', async () => {
    const stagesOf = async (strategy: string) =>
      (await detailsOf(strategy)).stages.map(({ stage }) => stage);
    // Zeros among the weights leave the graph as it is: the dense network was measured for all three.
    expect(await stagesOf('dense')).toEqual(['load', 'train', 'evaluate', 'latency']);
    expect(await stagesOf('dense-continued')).toEqual(['load', 'fine-tune', 'evaluate']);
    expect(await stagesOf('magnitude')).toEqual(['load', 'prune', 'fine-tune', 'evaluate']);
    expect(await stagesOf('scratch')).toEqual(['load', 'train', 'evaluate', 'latency']);
  });

  it('of a smaller architecture stands without the weights of the dense baseline', async () => {
    const { histograms, predictions } = await detailsOf('scratch');
    expect(histograms.map(({ dense }) => dense)).toEqual([null, null]);
    expect(predictions?.newlyWrong).toBeGreaterThan(0);
  });

  it('of a dense baseline is its own comparison', async () => {
    const { histograms, predictions } = await detailsOf('dense');
    for (const { dense, pruned, removed } of histograms) {
      expect(sum(dense ?? [])).toBe(sum(pruned) + (removed ?? NaN));
    }
    expect(predictions).toMatchObject({ newlyWrong: 0, newlyRight: 0, mistakes: [] });
  });

  it('is refused with the name of the file when the weights are gone or damaged', async () => {
    const file = weightsOf(runOf('magnitude'));
    const content = readFileSync(file);
    renameSync(file, `${file}.away`);
    await expect(detailsOf('magnitude')).rejects.toThrow(`${file} is missing or damaged`);
    writeFileSync(file, content.subarray(0, -1));
    await expect(detailsOf('magnitude')).rejects.toThrow(`${file} is missing or damaged`);
    renameSync(`${file}.away`, file);
    expect(await detailsOf('magnitude')).toEqual(details);
  });

  it('stands alone when only the weights of the dense baseline are gone', async () => {
    const file = weightsOf(runOf('dense'));
    renameSync(file, `${file}.away`);
    const { histograms, predictions } = await detailsOf('magnitude');
    expect(histograms.map(({ dense }) => dense)).toEqual([null, null]);
    expect(predictions).toEqual(details.predictions);
    renameSync(`${file}.away`, file);
  });

  it('of a run that an earlier version made has no predictions', async () => {
    const database = new Database(join(folder, 'workbench.db'));
    database.prepare('DELETE FROM run_predictions WHERE run_id = ?').run(runOf('scratch').id);
    database.close();
    expect((await detailsOf('scratch')).predictions).toBeNull();
  });

  it('is refused while the run is not trained, and where there is none', async () => {
    const long = { ...tinyDocument(7), training: { epochs: 5000, learningRate: 0.1 } };
    const { id } = await host.client.experiments.start({ document: long });
    await untilEvent(host, id, ({ type }) => type === 'point');
    const [, queued] = (await host.client.experiments.get({ id })).runs;
    await expect(host.client.runs.details({ id: queued?.id ?? '' })).rejects.toThrow(
      'is not trained (queued)',
    );
    await host.client.experiments.cancel({ id });
    await expect(host.client.runs.details({ id: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('is what was trained of its model, over the seeds of one recipe', async () => {
    await runToEnd(host, { ...tinyDocument(), name: 'Two seeds', seeds: [0, 1] });
    const other = { ...tinyDocument(), model: { id: 'mlp', hidden: [8] }, seeds: [0] };
    await runToEnd(host, { ...other, name: 'Another width' });
    const [latest, first, ...more] = await host.client.models.trained({ id: 'mlp' });
    expect(more).toEqual([]);
    expect(latest).toMatchObject({ model: { hidden: [8] }, accuracy: { n: 1, sd: null } });
    expect(first).toMatchObject({
      dataset: { id: 'mnist', maxTrainExamples: 2000 },
      model: { id: 'mlp', hidden: [16] },
      training: { epochs: 1, learningRate: 0.1 },
      accuracy: { n: 2 },
      parameters: 784 * 16 + 16 + 16 * 10 + 10,
      macs: 784 * 16 + 16 * 10,
    });
    expect(first?.layers.map(({ name }) => name)).toEqual(['hidden1', 'output']);
    expect(first?.trainingSeconds.mean).toBeGreaterThan(0);
    expect(await host.client.models.trained({ id: 'lenet-5' })).toEqual([]);
    await expect(host.client.models.trained({ id: 'nothing' })).rejects.toMatchObject({
      code: 'USER_ERROR',
    });
  });

  it('is of a data set that can be looked at', async () => {
    const { splits, examples } = await host.client.datasets.inspect({ id: 'mnist' });
    expect(splits.map(({ count }) => count)).toEqual([60_000, 10_000]);
    expect(examples).toHaveLength(30);
  });
});

function fail(): never {
  throw new Error('The run has no predictions.');
}
