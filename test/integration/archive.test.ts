import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

describe('an archived experiment', () => {
  it('comes back into the history when it is started again', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument() });
    await experiments.archive({ ids: [id] });
    expect(await experiments.list()).toEqual([]);
    expect(await experiments.start({ document: tinyDocument() })).toMatchObject({ queued: 3 });
    expect((await experiments.list()).map((summary) => summary.progress.state)).toEqual(['queued']);
  });

  it('goes on as it stood when putting it away is taken back', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument() });
    await experiments.pause({ id });
    const [stopped] = await experiments.archive({ ids: [id] });
    expect(stopped).toMatchObject({ id, paused: true });
    expect(stopped?.runIds).toHaveLength(3);
    await experiments.restore({ ids: [id] });
    expect((await experiments.get({ id })).summary.progress.state).toBe('cancelled');
    await experiments.retry({ id, runIds: stopped?.runIds });
    await experiments.pause({ id });
    expect((await experiments.get({ id })).summary.progress.state).toBe('paused');
    await experiments.cancel({ id });
    expect(await experiments.archive({ ids: [id] })).toEqual([]);
  });
});

describe('an experiment with another name', () => {
  it('is told by it, and keeps its id, its tags and its runs', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument() });
    await experiments.annotate({ id, tags: ['kept'] });
    await experiments.annotate({ id, name: ' For figure two ' });
    const { summary, document } = await experiments.get({ id });
    expect([summary.name, document.name]).toEqual(['For figure two', 'For figure two']);
    expect(summary.tags).toEqual(['kept']);
    const exported = await experiments.export({ id, format: 'json', language: 'en' });
    expect(exported.fileName).toContain('figure-two');
    // The document as it was first written is this experiment still.
    expect((await experiments.start({ document: tinyDocument() })).id).toBe(id);
    expect((await experiments.list()).map(({ name }) => name)).toEqual(['For figure two']);
    await expect(experiments.annotate({ id, name: '  ' })).rejects.toThrow();
  });
});

describe('experiments that are deleted for good', () => {
  it('take their weights along, except those that another experiment shares', async () => {
    const folder = scratchFolder();
    const host = await openHost({ dataDir: folder });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const files = () => readdirSync(join(folder, 'weights')).toSorted();
    const first = await experiments.start({ document: tinyDocument() });
    await eventsUntilSettled(host, first.id);
    const kept = files();
    const second = await experiments.start({
      document: { ...tinyDocument(), name: 'Another', strategies: [{ id: 'random' }] },
    });
    await eventsUntilSettled(host, second.id);
    const { runs } = await experiments.get({ id: second.id });
    const random = runs.find(({ strategy }) => strategy === 'random');
    const file = join(folder, 'weights', `${random?.weightsSha256 ?? ''}.safetensors`);
    const bytes = statSync(file).size;

    await experiments.archive({ ids: [second.id] });
    expect((await experiments.get({ id: second.id })).summary.progress.state).toBe('done');
    expect(await experiments.purge({ ids: [second.id] })).toEqual({
      runs: 1,
      bytes,
    });
    expect(files()).toEqual(kept);
    expect(await experiments.start({ document: tinyDocument() })).toMatchObject({ kept: 3 });
  });

  it('take the checkpoints of runs along that were begun', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument() });
    const { runs } = await experiments.get({ id });
    const checkpoints = join(host.dataDir, 'checkpoints');
    const [dense, continued] = runs.map((run) => join(checkpoints, run.id));
    mkdirSync(dense ?? '');
    mkdirSync(continued ?? '');
    await experiments.archive({ ids: [id] });
    // Until then they could still go on.
    expect(readdirSync(checkpoints)).toHaveLength(2);
    await experiments.purge({ ids: [id] });
    expect(readdirSync(checkpoints)).toEqual([]);
  });

  it('end what watches them, however soon after they were put away', async () => {
    const host = await openHost({ dataDir: scratchFolder(), work: false });
    onTestFinished(() => host.close());
    const { experiments } = host.client;
    const { id } = await experiments.start({ document: tinyDocument() });
    const watcher = await experiments.watch({ id });
    expect((await watcher.next()).value).toMatchObject({ type: 'snapshot' });
    await experiments.archive({ ids: [id] });
    await experiments.purge({ ids: [id] });
    for await (const event of watcher) expect(event.type).not.toBe('snapshot');
    await expect(experiments.get({ id })).rejects.toThrow(`There is no experiment ${id}`);
  });
});
