import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExampleQuery } from '../../src/contract/examples.ts';
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
  const examplesOf = (query: Omit<Partial<ExampleQuery>, 'id'>) =>
    host.client.runs.examples({ id: runOf('magnitude').id, ...query });
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

  it('stands alone when only the weights of the dense baseline are gone', async () => {
    const file = weightsOf(runOf('dense'));
    renameSync(file, `${file}.away`);
    const { histograms, predictions } = await detailsOf('magnitude');
    expect(histograms.map(({ dense }) => dense)).toEqual([null, null]);
    expect(predictions).toEqual(details.predictions);
    // Networks stay open for a while once they were asked: nobody has asked the dense one yet.
    const { id } = runOf('scratch');
    expect((await host.client.runs.network({ id })).dense).toBeNull();
    const { examples } = await host.client.runs.examples({ id, count: 1 });
    expect(examples[0]?.dense).toMatchObject({ predicted: expect.any(Number), likeliest: null });
    expect(examples[0]?.own.likeliest).toHaveLength(5);
    renameSync(`${file}.away`, file);
  });

  it('shows its test images, pixel by pixel, with what both networks say of each', async () => {
    const { test } = await mnist.load(
      { validationFraction: 0, stratify: false, maxTestExamples: TESTED },
      { seed: 0 },
    );
    const { newlyWrong, newlyRight } = details.predictions ?? fail();
    const wrong = await examplesOf({ kind: 'newly-wrong', count: 60 });
    expect(newlyWrong).toBeGreaterThan(0);
    expect(wrong.examples).toHaveLength(Math.min(60, newlyWrong));
    expect(wrong.counts).toMatchObject({ 'newly-wrong': newlyWrong, 'newly-right': newlyRight });
    expect(wrong.total).toBe(TESTED);
    for (const { index, label, image, own, dense, beside } of wrong.examples) {
      expect(label).toBe(test.labels[index]);
      expect(dense.predicted).toBe(label);
      expect(own.predicted).not.toBe(label);
      expect(beside).toBeNull();
      expect(image?.shape).toEqual([28, 28, 1]);
      const pixels = test.values.subarray(index * 784, (index + 1) * 784);
      expect([...Buffer.from(image?.pixels ?? '', 'base64')]).toEqual([...pixels]);
    }
  });

  it('asks the stored networks how likely each class is: the likeliest is what was predicted', async () => {
    const { examples } = await examplesOf({ beside: runOf('scratch').id, count: 60 });
    expect(examples.map(({ index }) => index)).toEqual(Array.from({ length: 60 }, (_, at) => at));
    for (const { own, dense, beside } of examples) {
      for (const { predicted, likeliest } of [own, dense, beside ?? fail()]) {
        expect(likeliest?.[0]?.class).toBe(predicted);
        const probabilities = (likeliest ?? fail()).map(({ probability }) => probability);
        expect(probabilities).toHaveLength(5);
        expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
        expect(sum(probabilities)).toBeGreaterThan(0.5);
        expect(sum(probabilities)).toBeLessThanOrEqual(1 + 1e-6);
      }
    }
  });

  it('finds the images of a cell of the confusion matrix, page by page', async () => {
    const { confusion, denseConfusion } = details.predictions ?? fail();
    const label = confusion.findIndex((row, index) => row.some((n, to) => n > 1 && to !== index));
    const predicted = (confusion[label] ?? []).findIndex((n, to) => n > 1 && to !== label);
    const all = await examplesOf({ label, predicted, count: 60 });
    const [after = 0, before = 0] = [confusion, denseConfusion].map(
      (counts) => counts[label]?.[predicted],
    );
    const says = (said: 'own' | 'dense') =>
      all.examples.filter((example) => example[said].predicted === predicted).length;
    expect([says('own'), says('dense')]).toEqual([after, before]);
    expect(all.examples.every((example) => example.label === label)).toBe(true);
    const second = await examplesOf({ label, predicted, from: 1, count: 1 });
    expect(second.examples).toEqual([all.examples[1]]);
    expect(second.total).toBe(all.total);
  });

  it('shows its network as it is wired and counted, beside the dense one', async () => {
    const { own, dense } = await host.client.runs.network({ id: runOf('magnitude').id });
    expect(own.edges).toEqual(dense?.edges);
    const weighted = own.nodes.filter(({ weights }) => weights !== null);
    expect(
      weighted.map(({ layer, parameters, parametersLeft, macs, macsLeft }) => ({
        name: layer,
        parameters,
        nonzeroParameters: parametersLeft,
        macs,
        effectiveMacs: macsLeft,
      })),
    ).toEqual(
      runOf('magnitude').layers.map(
        ({ name, parameters, nonzeroParameters, macs, effectiveMacs }) => ({
          name,
          parameters,
          nonzeroParameters,
          macs,
          effectiveMacs,
        }),
      ),
    );
    expect(weighted.map(({ shape, units }) => [shape, units])).toEqual([
      [[16], 16],
      [[10], 10],
    ]);
    // Of nine tenths fewer weights, built smaller.
    const scratch = await host.client.runs.network({ id: runOf('scratch').id });
    const [hidden] = scratch.own.nodes.filter(({ layer }) => layer === 'hidden1');
    expect(hidden?.units).toBeLessThan(16);
    expect(scratch.dense).toEqual(dense);
  });

  it('tells of each unit of a layer what was there and what is left', async () => {
    const { id } = runOf('magnitude');
    const { dense, own, kept } = await host.client.runs.units({ id, layer: 'hidden1' });
    expect([dense?.length, own.length, kept.length]).toEqual([16, 16, 16]);
    const [layer] = runOf('magnitude').layers;
    expect(sum(kept) * 784 + 16).toBeCloseTo(layer?.nonzeroParameters ?? NaN, 6);
    await expect(host.client.runs.units({ id, layer: 'image' })).rejects.toThrow(
      'has no layer image that makes units',
    );
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
    expect(predictions).toMatchObject({ newlyWrong: 0, newlyRight: 0 });
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

  it('of a run that an earlier version made has no predictions', async () => {
    const database = new Database(join(folder, 'workbench.db'));
    database.prepare('DELETE FROM run_predictions WHERE run_id = ?').run(runOf('scratch').id);
    database.close();
    expect((await detailsOf('scratch')).predictions).toBeNull();
    await expect(host.client.runs.examples({ id: runOf('scratch').id })).rejects.toThrow(
      'did not keep its predictions',
    );
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
  throw new Error('The run has no such figures.');
}
