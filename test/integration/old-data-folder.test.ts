import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import written from '../fixtures/data-folders/0.1.0/results.json' with { type: 'json' };
import { resultsSchema } from '../../src/contract/results.ts';
import { backupsOf } from '../../src/db/backups.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';

/** Of version 0.1.0, with an experiment of all its strategies, and what it said of it. */
const FIXTURE = join(import.meta.dirname, '../fixtures/data-folders/0.1.0');
const old = resultsSchema.parse(written);

describe('a data folder that 0.1.0 wrote', () => {
  let folder: string;
  let host: Host;
  beforeAll(async () => {
    folder = makeFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    host = await openHost({ dataDir: folder });
  });
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  it('is migrated, with a backup of its database beside it', () => {
    expect(backupsOf(join(folder, 'workbench.db')).map(({ kind }) => kind)).toContain('update');
  });

  it('shows all its runs with the figures that they had', async () => {
    const { runs } = await host.client.experiments.get({ id: old.id });
    expect(runs).toHaveLength(42);
    expect(runs).toEqual(old.runs);
  });

  it('knows neither gradients nor dead units of its trainings', async () => {
    const curves = await host.client.experiments.curves({ id: old.id });
    const points = Object.values(curves).flat();
    expect(points.length).toBeGreaterThan(0);
    expect(points.filter(({ layers }) => layers !== null)).toEqual([]);
  });

  it('compares with the dense network that it has, until the one that is trained as long is asked for', async () => {
    const before = await host.client.experiments.comparison({ id: old.id });
    expect([before.reference, before.continued]).toEqual(['dense', null]);
    expect(await host.client.experiments.addReference({ id: old.id })).toEqual({ queued: 2 });
    await eventsUntilSettled(host, old.id);
    const after = await host.client.experiments.comparison({ id: old.id });
    expect([after.reference, after.continued?.accuracy.n]).toEqual(['dense-continued', 2]);
    expect(await host.client.experiments.addReference({ id: old.id })).toEqual({ queued: 0 });
  });

  it('computes nothing else anew when its document is run again', async () => {
    const started = await host.client.experiments.start({ document: written.document });
    expect(started).toEqual({ id: old.id, queued: 0, kept: 44 });
    await eventsUntilSettled(host, old.id);
    const { runs } = await host.client.experiments.get({ id: old.id });
    expect(runs.filter(({ strategy }) => strategy !== 'dense-continued')).toEqual(old.runs);
  });

  it('computes only what is new when the document asks for more, from the networks that are there', async () => {
    const document = {
      ...written.document,
      name: 'More',
      strategies: [{ id: 'magnitude' }, { id: 'activation-mean', scope: 'global' }],
      sparsities: [0.5],
    };
    const { id, queued, kept } = await host.client.experiments.start({ document });
    // Four dense networks and two runs of magnitude; the other activation-mean was by layer.
    expect([kept, queued]).toEqual([6, 2]);
    await eventsUntilSettled(host, id);
    const { runs } = await host.client.experiments.get({ id });
    expect(runs.map(({ status, error }) => [status, error])).toEqual(
      Array.from({ length: 8 }, () => ['done', null]),
    );
  });

  it('opens the inside of its runs', async () => {
    const run = old.runs.find(({ strategy, level }) => strategy === 'magnitude' && level === 0.75);
    const { histograms, predictions } = await host.client.runs.details({ id: run?.id ?? '' });
    const removed = histograms.reduce((sum, histogram) => sum + (histogram.removed ?? NaN), 0);
    expect(removed).toBe(Math.round(0.75 * (784 * 8 + 80)));
    expect(predictions?.confusion).toHaveLength(10);

    // Its file says nothing of the layers: they are those of what the run was asked to do.
    const { own, dense } = await host.client.runs.network({ id: run?.id ?? '' });
    expect(own.nodes.map(({ layer }) => layer)).toEqual(['image', 'flatten', 'hidden1', 'output']);
    const gone = own.nodes.map((node) => node.parameters - node.parametersLeft);
    expect(gone.reduce((sum, count) => sum + count, 0)).toBe(removed);
    expect(dense?.edges).toEqual(own.edges);
    const { examples } = await host.client.runs.examples({ id: run?.id ?? '', count: 1 });
    expect(examples[0]?.own.likeliest?.[0]?.class).toBe(examples[0]?.own.predicted);
  });
});
