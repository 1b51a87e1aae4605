import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ExperimentEvent } from '../../src/contract/progress.ts';
import { outcomeOf } from '../../src/analysis/answer/outcome.ts';
import { FIRST_NEEDS } from '../../src/contract/answer.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import type { RunRecord } from '../../src/contract/run.ts';
import { readNetworkFile, writeWeights } from '../../src/engine/network/network-file.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { eventsUntilSettled, runToEnd, untilEvent } from './finish.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const document = {
  ...tinyDocument(),
  dataset: { id: 'mnist', validationFraction: 0.1, maxTrainExamples: 2000, maxTestExamples: 500 },
  strategies: [
    { id: 'magnitude' },
    { id: 'threshold', thresholds: [0.02] },
    { id: 'scratch' },
    { id: 'activation-mean' },
  ],
  seeds: [0, 1],
};

async function open(dataDir: string): Promise<Host> {
  const host = await openHost({ dataDir });
  onTestFinished(() => host.close());
  return host;
}

const named = (runs: readonly RunRecord[], strategy: string) =>
  runs.filter((run) => run.strategy === strategy);

describe('an experiment from beginning to end', () => {
  let folder: string;
  let host: Host;
  let id: string;
  let events: ExperimentEvent[];
  let runs: RunRecord[];

  beforeAll(async () => {
    folder = makeFolder();
    host = await openHost({ dataDir: folder });
    ({ id } = await host.client.experiments.start({ document }));
    events = await eventsUntilSettled(host, id);
    ({ runs } = await host.client.experiments.get({ id }));
  });
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  it('ends with every run done at its first attempt', () => {
    expect(runs.map(({ status, attempts, error }) => [status, attempts, error])).toEqual(
      Array.from({ length: 12 }, () => ['done', 1, null]),
    );
  });

  it('tells its watcher first where it stands, then what changes, and last that it is settled', () => {
    expect(events[0]).toMatchObject({ type: 'snapshot', progress: { total: 12, settled: false } });
    expect(events.at(-1)).toMatchObject({
      type: 'progress',
      progress: { settled: true, fraction: 1, counts: { done: 12, queued: 0 } },
    });
    const fractions = events.flatMap((event) =>
      event.type === 'progress' ? [event.progress.fraction] : [],
    );
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    const states = events.flatMap((event) =>
      event.type === 'run' && event.run.id === runs[0]?.id ? [event.run.status] : [],
    );
    expect(states).toEqual(expect.arrayContaining(['trained', 'done']));
  });

  it('compares every run with the dense baseline of its own seed', () => {
    const dense = named(runs, 'dense');
    expect(dense.map(({ seed, sparsity }) => [seed, sparsity])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    for (const run of runs) {
      const own = dense.find(({ seed }) => seed === run.seed)?.metrics;
      expect(run.metrics?.baselineAccuracy).toBe(own?.accuracy);
      expect(run.metrics?.compressionRatio).toBe(
        (own?.parameters ?? 0) / (run.metrics?.nonzeroParameters ?? 0),
      );
      expect(run.metrics?.theoreticalSpeedup).toBe((own?.macs ?? 0) / (run.metrics?.macs ?? 0));
    }
  });

  it('removes what was asked, and of a threshold tells what it achieved', () => {
    for (const run of named(runs, 'magnitude')) {
      expect(run).toMatchObject({ sparsity: 0.5, parameters: { scope: 'global' } });
      expect(run.achievedSparsity).toBeCloseTo(0.5, 3);
      expect(run.metrics?.oneShotAccuracy).toBeGreaterThan(0.1);
    }
    for (const run of named(runs, 'threshold')) {
      expect(run.sparsity).toBe(run.achievedSparsity);
      expect(run.achievedSparsity).toBeGreaterThan(0.2);
    }
    for (const run of named(runs, 'scratch')) expect(run.metrics?.oneShotAccuracy).toBeNull();
  });

  it('stores the final network under the hash of its file, and tells the size of its weights', () => {
    for (const { weightsSha256, metrics } of runs) {
      const file = readFileSync(join(folder, 'weights', `${weightsSha256}.safetensors`));
      expect(createHash('sha256').update(file).digest('hex')).toBe(weightsSha256);
      const { values } = readNetworkFile(file, 'of the run');
      expect(writeWeights(values).byteLength).toBe(metrics?.sizeBytes);
    }
  });

  it('measures the latency of every run at batch 1 and 32', () => {
    for (const { metrics } of runs) {
      expect(Object.keys(metrics?.latencyMs ?? {})).toEqual(['1', '32']);
      for (const { p50, p95 } of Object.values(metrics?.latencyMs ?? {})) {
        expect(p50).toBeGreaterThan(0);
        expect(p95).toBeGreaterThanOrEqual(p50);
      }
      expect(metrics?.latency?.batches['32']?.ratios).toHaveLength(5);
    }
  });

  it('keeps a learning curve with a point per epoch', async () => {
    const curves = await host.client.experiments.curves({ id });
    const [dense] = named(runs, 'dense');
    expect(curves[dense?.id ?? '']).toMatchObject([{ stage: 'train', epoch: 1 }]);
    expect(curves[dense?.id ?? '']?.[0]?.validationAccuracy).toBeGreaterThan(0.1);
    expect(Object.keys(curves)).toHaveLength(12);
  });

  it('says on what it was made, with the TensorFlow that a trainer loaded', async () => {
    const { environment, summary } = await host.client.experiments.get({ id });
    expect(environment?.tensorflow).toMatch(/^\d+\.\d+\.\d+/);
    expect(summary).toMatchObject({
      name: document.name,
      dataset: 'mnist',
      model: 'mlp',
      seeds: 2,
    });
  });

  it('is compared over its seeds', async () => {
    const { dense, series } = await host.client.experiments.comparison({ id });
    expect(dense?.accuracy.n).toBe(2);
    expect(series.map(({ strategy, points }) => [strategy, points.length])).toEqual([
      ['magnitude', 1],
      ['threshold', 1],
      ['scratch', 1],
      ['activation-mean', 1],
    ]);
    const [a = 0, b = 0] = named(runs, 'magnitude').map((run) => run.metrics?.accuracy ?? 0);
    expect(series[0]?.points[0]?.accuracy.mean).toBeCloseTo((a + b) / 2, 12);
  });

  it('has in the history the outcome that its answer has, however often it is asked', async () => {
    const { experiments } = host.client;
    const answered = await experiments.answer({ id, needs: FIRST_NEEDS });
    expect(await experiments.outcomes({ ids: [id, 'nobody'] })).toEqual({
      [id]: outcomeOf(answered, false),
    });
    expect(await experiments.outcomes({ ids: [id] })).toEqual({ [id]: outcomeOf(answered, false) });
  });

  it('is exported as a result document', async () => {
    const { content } = await host.client.experiments.export({ id, format: 'json' });
    expect(resultsSchema.parse(JSON.parse(content)).runs).toEqual(runs);
  });

  it('is kept as it is when the same document comes again', async () => {
    expect(await host.client.experiments.start({ document })).toEqual({ id, queued: 0, kept: 12 });
    expect((await host.client.experiments.get({ id })).runs).toEqual(runs);
  });

  it('shares its dense baselines with an experiment that asks for another strategy', async () => {
    const other = await runToEnd(host, {
      ...document,
      name: 'Another question',
      strategies: [{ id: 'random' }],
    });
    expect(named(other, 'dense')).toEqual(named(runs, 'dense'));
    expect(named(other, 'dense-continued')).toEqual(named(runs, 'dense-continued'));
    expect(named(other, 'random').map(({ status }) => status)).toEqual(['done', 'done']);
  });

  it('gives the same weights and accuracies in another folder', async () => {
    const again = await runToEnd(await open(scratchFolder()), document);
    const outcome = (records: readonly RunRecord[]) =>
      records.map(({ id: runId, weightsSha256, metrics }) => ({
        runId,
        weightsSha256,
        accuracy: metrics?.accuracy,
        oneShotAccuracy: metrics?.oneShotAccuracy,
      }));
    expect(outcome(again)).toEqual(outcome(runs));
  });

  it('trains a dense baseline again whose weights were deleted, to the same weights', async () => {
    const [dense] = named(runs, 'dense');
    rmSync(join(folder, 'weights', `${dense?.weightsSha256}.safetensors`));
    const other = await runToEnd(host, {
      ...document,
      name: 'After the loss',
      strategies: [{ id: 'taylor' }],
      seeds: [0],
    });
    expect(other.map(({ strategy, status }) => [strategy, status])).toEqual([
      ['dense', 'done'],
      ['dense-continued', 'done'],
      ['taylor', 'done'],
    ]);
    expect(other[0]?.weightsSha256).toBe(dense?.weightsSha256);
    expect(other[0]?.startedAt).not.toBe(dense?.startedAt);
  });
});

describe('a run that cannot succeed', () => {
  it('fails at once with the reason, and takes along what waits for its baseline', async () => {
    const runs = await runToEnd(await open(scratchFolder()), {
      ...tinyDocument(),
      model: { id: 'mlp', hidden: [64, 64, 64] },
      training: { epochs: 1, learningRate: 100, batchSize: 16 },
    });
    expect(runs.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['failed', 1],
      ['failed', 0],
      ['failed', 0],
    ]);
    expect(runs[0]?.error).toMatch(/^Training diverged: in epoch 1 the loss is/);
    for (const waiting of runs.slice(1))
      expect(waiting.error).toMatch(/^Its dense baseline failed: Training diverged/);
  });

  it('fails where its level leaves no weight, and the others are told as they are', async () => {
    const runs = await runToEnd(await open(scratchFolder()), {
      ...tinyDocument(),
      strategies: [{ id: 'threshold', thresholds: [0.01, 50] }],
    });
    expect(runs.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'failed']);
    expect(runs[3]?.error).toMatch(/^Fixed threshold at threshold 50 removed every weight/);
    expect(runs[3]?.metrics).toBeNull();
  });

  it('is refused where a data file is missing, by its name', async () => {
    const folder = scratchFolder();
    process.env['WORKBENCH_MNIST_FOLDER'] = join(folder, 'nowhere');
    onTestFinished(() => {
      delete process.env['WORKBENCH_MNIST_FOLDER'];
    });
    const host = await open(folder);
    await expect(host.client.experiments.start({ document: tinyDocument() })).rejects.toThrow(
      join(folder, 'nowhere'),
    );
    expect(await host.client.experiments.list()).toEqual([]);
  });
});

describe('a cancelled experiment', () => {
  // Long enough never to end by itself while the test looks on.
  const long = { ...tinyDocument(), training: { epochs: 5000, learningRate: 0.1 } };

  it('is settled at once, and goes on when it is started again', async () => {
    const host = await open(scratchFolder());
    const { id } = await host.client.experiments.start({ document: long });
    await untilEvent(host, id, ({ type }) => type === 'point');
    await host.client.experiments.cancel({ id });
    const { runs, summary } = await host.client.experiments.get({ id });
    expect(runs.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(summary.progress.settled).toBe(true);

    expect(await host.client.experiments.start({ document: long })).toMatchObject({ queued: 3 });
    await untilEvent(host, id, ({ type }) => type === 'point');
    await host.client.experiments.cancel({ id });
    expect(await host.client.experiments.retry({ id })).toEqual({ queued: 3 });
    await host.client.experiments.cancel({ id });
  });

  it('leaves alone what another experiment wants too', async () => {
    const host = await open(scratchFolder());
    const { client } = host;
    const first = await client.experiments.start({ document: long });
    const second = await client.experiments.start({ document: { ...long, name: 'Me too' } });
    await untilEvent(host, first.id, ({ type }) => type === 'point');

    await client.experiments.cancel({ id: first.id });
    const statuses = async (id: string) =>
      (await client.experiments.get({ id })).runs.map(({ status }) => status);
    expect(await statuses(first.id)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(await statuses(second.id)).toEqual(['running', 'queued', 'queued']);
    await untilEvent(host, second.id, ({ type }) => type === 'point');
    await client.experiments.cancel({ id: second.id });
  });
});

describe('the number of runs at a time', () => {
  const long = {
    ...tinyDocument(),
    training: { epochs: 5000, learningRate: 0.1 },
    seeds: [0, 1, 2],
  };

  it('takes effect at once: more are begun, or what runs is finished and no new one begun', async () => {
    const dataDir = scratchFolder();
    const host = await openHost({ dataDir });
    const { experiments, system } = host.client;
    await system.setWorkers({ workers: 1 });
    const { id } = await experiments.start({ document: long });
    const running = async () =>
      (await experiments.get({ id })).summary.progress.counts.running ?? 0;
    expect(await running()).toBe(1);
    await system.setWorkers({ workers: 2 });
    expect(await running()).toBe(2);
    await system.setWorkers({ workers: 1 });
    expect(await running()).toBe(2);
    expect((await system.info()).workers).toBe(1);
    await experiments.cancel({ id });
    await host.close();

    const later = await openHost({ dataDir, work: false });
    const { workers, suggestedWorkers } = await later.client.system.info();
    expect(workers).toBe(1);
    await later.client.system.setWorkers({ workers: null });
    expect((await later.client.system.info()).workers).toBe(suggestedWorkers);
    await later.client.system.setDevice({ device: 'cpu' });
    expect((await later.client.system.info()).device).toMatchObject({
      choice: 'cpu',
      choiceNow: 'auto',
    });
    await later.close();
  });
});

describe('a host', () => {
  it('may be closed twice, also while it is closing', async () => {
    const logged = vi.spyOn(process.stderr, 'write');
    onTestFinished(() => logged.mockRestore());
    const dataDir = scratchFolder();
    const host = await openHost({ dataDir, work: false });
    await Promise.all([host.close(), host.close()]);
    await host.close();
    expect(logged).not.toHaveBeenCalled();
    await (await openHost({ dataDir, work: false })).close();
  });
});

describe('an experiment that is trained while another one trains for hours', () => {
  it('is done as soon as its latencies are measured, and the other one goes on', async () => {
    const host = await openHost({ dataDir: scratchFolder(), workers: 2 });
    onTestFinished(() => host.close());
    const hours = { ...tinyDocument(1), training: { epochs: 10_000, learningRate: 0.1 } };
    const { id: longId } = await host.client.experiments.start({ document: hours });
    await untilEvent(host, longId, ({ type }) => type === 'point');
    const runs = await runToEnd(host, tinyDocument());
    expect(runs.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    const [long] = (await host.client.experiments.get({ id: longId })).runs;
    expect(long).toMatchObject({ status: 'running', attempts: 1 });
    await untilEvent(host, longId, ({ type }) => type === 'point');
    await host.client.experiments.cancel({ id: longId });
  });
});
