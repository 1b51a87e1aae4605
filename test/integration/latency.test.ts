import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { RunRecord } from '../../src/contract/run.ts';
import written from '../fixtures/data-folders/0.1.0/results.json' with { type: 'json' };
import { openHost, type Host } from '../../src/host/host.ts';
import { eventsUntilSettled, runToEnd } from './finish.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

/** Masks, whole units, and the same units left out from the start; of one hidden layer. */
const document = {
  ...tinyDocument(),
  strategies: [{ id: 'magnitude', scope: 'global' }, { id: 'activation-mean' }, { id: 'scratch' }],
};
const measurementOf = ({ metrics }: RunRecord) => metrics?.latency?.measurement;

describe('the latencies of an experiment', () => {
  let folder: string;
  let host: Host;
  let id: string;
  beforeAll(async () => {
    folder = makeFolder();
    host = await openHost({ dataDir: folder });
    ({ id } = await host.client.experiments.start({ document }));
    await eventsUntilSettled(host, id);
  });
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  const runs = async (experiment = id) => {
    const found = await host.client.experiments.get({ id: experiment });
    return found.runs;
  };
  const byStrategy = async (strategy: string, experiment = id) =>
    (await runs(experiment)).find((run) => run.strategy === strategy) as RunRecord;
  const settled = (experiment = id) => eventsUntilSettled(host, experiment);

  it('are one for all networks of the same graph, in bursts beside the dense network', async () => {
    const [dense, continued, masked, thinned, scratch] = await runs();
    expect(measurementOf(continued as RunRecord)).toBe(measurementOf(dense as RunRecord));
    expect(measurementOf(masked as RunRecord)).toBe(measurementOf(dense as RunRecord));
    expect(masked?.metrics?.latencyMs).toEqual(dense?.metrics?.latencyMs);
    expect(masked?.metrics?.latency?.batches['1']?.ratios).toEqual([1, 1, 1, 1, 1]);
    expect(thinned?.metrics?.latency?.sameAsDense).toBe(false);
    expect(measurementOf(scratch as RunRecord)).toBe(measurementOf(thinned as RunRecord));
    const { dense: point, series } = await host.client.experiments.comparison({ id });
    expect(point?.latencyRatio?.['1']).toMatchObject({ mean: 1, halfWidth: 0 });
    expect(series[0]?.points[0]?.latencyRatio?.['32']).toMatchObject({ mean: 1, halfWidth: 0 });
    expect(series[1]?.points[0]?.latencyRatio?.['32']?.halfWidth).toBeGreaterThan(0);
  });

  it('are shared with the next experiment, in which no such graph is measured', async () => {
    const more = { ...document, name: 'More', sparsities: [0.4, 0.5] };
    const started = await host.client.experiments.start({ document: more });
    await settled(started.id);
    const known = new Set((await runs()).map(measurementOf));
    const isNew = (await runs(started.id)).map(({ strategy, level, ...run }) => [
      strategy,
      level,
      known.has(run.metrics?.latency?.measurement),
    ]);
    expect(isNew).toEqual([
      ['dense', 0, true],
      ['dense-continued', 0, true],
      ['magnitude', 0.4, true],
      ['magnitude', 0.5, true],
      ['activation-mean', 0.4, false],
      ['activation-mean', 0.5, true],
      ['scratch', 0.4, false],
      ['scratch', 0.5, true],
    ]);
  });

  it('are measured again when asked, for all runs of the graphs wherever they are', async () => {
    const before = await runs();
    const [other] = await host.client.experiments.list();
    const { runs: count, gone } = await host.client.experiments.measure({ id });
    expect([count, gone]).toEqual([5, 0]);
    await settled();
    const after = await runs();
    expect(after.map(({ status }) => status)).toEqual(Array(5).fill('done'));
    for (const [place, run] of after.entries()) {
      expect(measurementOf(run)).toBeGreaterThan(measurementOf(before[place] as RunRecord) ?? 0);
    }
    const elsewhere = await byStrategy('dense', other?.id);
    expect(measurementOf(elsewhere)).toBe(measurementOf(after[0] as RunRecord));
    // Nothing else of them changed.
    const figures = ({ metrics, ...run }: RunRecord) => ({
      ...run,
      metrics: { ...metrics, latency: 0, latencyMs: 0 },
    });
    expect(after.map(figures)).toEqual(before.map(figures));
  });

  it('can be measured again of a single run, which is found by the beginning of its id', async () => {
    const dense = await byStrategy('dense');
    const thinned = await byStrategy('activation-mean');
    expect(await host.client.runs.find({ id: thinned.id.slice(0, 8) })).toEqual([thinned.id]);
    const asked = await host.client.runs.measure({ id: thinned.id });
    expect(asked).toMatchObject({ runs: 1, gone: 0 });
    await settled(asked.experimentId);
    const after = await byStrategy('activation-mean');
    expect(measurementOf(after)).toBeGreaterThan(measurementOf(thinned) ?? 0);
    expect(measurementOf(await byStrategy('scratch'))).toBe(measurementOf(after));
    expect(measurementOf(await byStrategy('dense'))).toBe(measurementOf(dense));
  });

  it('are not measured of what is not there', async () => {
    await expect(host.client.experiments.measure({ id: 'nothing' })).rejects.toThrow(
      'There is no experiment nothing',
    );
    await expect(host.client.runs.measure({ id: 'nothing' })).rejects.toThrow(
      'There is no run nothing',
    );
  });

  it('stay as they are where the network files are gone, and the wish is refused', async () => {
    const before = await runs();
    const fileOf = ({ weightsSha256 }: RunRecord) =>
      join(folder, 'weights', `${weightsSha256 ?? ''}.safetensors`);
    const [dense, , masked] = before as [RunRecord, RunRecord, RunRecord];
    rmSync(fileOf(masked));
    expect(await host.client.experiments.measure({ id })).toMatchObject({ runs: 4, gone: 1 });
    await settled();
    rmSync(fileOf(dense));
    await expect(host.client.experiments.measure({ id })).rejects.toThrow(
      'The latency cannot be measured again: the network files are gone from',
    );
    expect((await runs()).map(({ status }) => status)).toEqual(Array(5).fill('done'));
  });
});

describe('a latency that is to be measured again', () => {
  it('is not forgotten when the workbench ends', async () => {
    const dataDir = scratchFolder();
    const first = await openHost({ dataDir });
    const [before] = (await runToEnd(first, tinyDocument())) as [RunRecord];
    await first.close();

    const second = await openHost({ dataDir, work: false });
    const id = (await second.client.experiments.list())[0]?.id ?? '';
    await second.client.experiments.measure({ id });
    const pending = await second.client.experiments.get({ id });
    expect(pending.runs.map(({ status }) => status)).toEqual(['trained', 'trained', 'trained']);
    // Until then it has the latency that it had.
    expect(pending.runs[0]?.metrics).toEqual(before.metrics);
    await second.close();

    const third = await openHost({ dataDir });
    onTestFinished(() => third.close());
    await eventsUntilSettled(third, id);
    const [after] = (await third.client.experiments.get({ id })).runs as [RunRecord];
    expect(after.status).toBe('done');
    expect(measurementOf(after)).toBeGreaterThan(measurementOf(before) ?? 0);
  });

  it('brings an archived or cancelled experiment back', async () => {
    const host = await openHost({ dataDir: scratchFolder() });
    onTestFinished(() => host.close());
    await runToEnd(host, tinyDocument());
    const id = (await host.client.experiments.list())[0]?.id ?? '';
    await host.client.experiments.archive({ ids: [id] });
    await host.client.experiments.measure({ id });
    await eventsUntilSettled(host, id);
    const { summary } = await host.client.experiments.get({ id });
    expect([summary.archivedAt, summary.progress.state]).toEqual([null, 'done']);
  });

  it('that nothing is trained of yet is refused', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { id } = await host.client.experiments.start({ document: tinyDocument() });
    await expect(host.client.experiments.measure({ id })).rejects.toThrow(
      'Nothing of it is trained',
    );
  });

  it('may be one of version 0.1.0, which then is measured like any other', async () => {
    const dataDir = scratchFolder();
    const fixture = join(import.meta.dirname, '../fixtures/data-folders/0.1.0');
    cpSync(fixture, dataDir, { recursive: true });
    const host = await openHost({ dataDir });
    onTestFinished(() => host.close());
    const old = written.runs[0];
    const { experimentId } = await host.client.runs.measure({ id: old?.id ?? '' });
    await eventsUntilSettled(host, experimentId);
    const { runs } = await host.client.experiments.get({ id: experimentId });
    const [measured, ...others] = runs as [RunRecord, ...RunRecord[]];
    expect(measured.metrics?.latency).toMatchObject({ sameAsDense: true });
    // No other run was touched, not even those of the same graph.
    expect(others.map(({ metrics }) => metrics?.latencyMs)).toEqual(
      written.runs.slice(1).map(({ metrics }) => metrics?.latencyMs),
    );
  });
});

describe('a killed measurer', () => {
  it('costs nothing: what was to be measured is measured by another one', async () => {
    const folder = scratchFolder();
    const killed = join(folder, 'killed');
    mkdirSync(folder, { recursive: true });
    process.env['WORKBENCH_TEST_KILLED'] = folder;
    onTestFinished(() => {
      delete process.env['WORKBENCH_TEST_KILLED'];
    });
    const host = await openHost({
      dataDir: join(folder, 'data'),
      trainerEntry: join(import.meta.dirname, 'processes/fragile-trainer.ts'),
    });
    onTestFinished(() => host.close());
    const runs = await runToEnd(host, document);
    expect(existsSync(killed)).toBe(true);
    expect(runs.map(({ status, error }) => [status, error])).toEqual(
      Array.from({ length: 5 }, () => ['done', null]),
    );
    expect(runs[3]?.metrics?.latency?.batches['1']?.ratios).toHaveLength(5);
  });
});
