import { describe, expect, it } from 'vitest';
import { openHost } from '../../src/host/host.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

describe('the queue', () => {
  it('is ordered by hand, tells its watchers, and is the same after a restart', async () => {
    const dataDir = scratchFolder();
    const host = await openHost({ dataDir, work: false });
    const { experiments, queue } = host.client;
    const ids: string[] = [];
    for (const seed of [0, 1, 2]) {
      ids.push((await experiments.start({ document: tinyDocument(seed) })).id);
    }
    const names = async (of = host) =>
      (await of.client.queue.list()).map(({ name }) => name).join(', ');
    expect(await names()).toBe('Tiny 0, Tiny 1, Tiny 2');

    const watcher = await experiments.watchList();
    const told = (async () => {
      for await (const event of watcher) if (event.type === 'reordered') return event;
    })();
    await queue.move({ id: ids[2] ?? '', to: 'first' });
    expect(await told).toEqual({ type: 'reordered' });
    await queue.move({ id: ids[0] ?? '', to: 'down' });
    expect(await names()).toBe('Tiny 2, Tiny 1, Tiny 0');
    await experiments.pause({ id: ids[1] ?? '' });
    await experiments.cancel({ id: ids[2] ?? '' });
    await expect(queue.move({ id: ids[2] ?? '', to: 'first' })).rejects.toThrow('nothing left');
    await host.close();

    const again = await openHost({ dataDir, work: false });
    await again.client.experiments.start({ document: tinyDocument(3) });
    expect(await names(again)).toBe('Tiny 1, Tiny 0, Tiny 3');
    await again.close();
  });
});
