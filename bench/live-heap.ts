// `npm run bench:live-heap`: whether the page of a running experiment keeps what it no longer needs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openHost, type Host } from '../src/host/host.ts';
import { startServer } from '../src/server/server.ts';
import type { WorkbenchServer } from '../src/server/server.ts';
import { launchBrowser } from '../test/journey/browser.ts';
import { heapTable, type HeapSample } from './live/heap-table.ts';
import { describeMachine, printMachine } from './machine.ts';

/*
 * Serves a data folder of its own, starts an experiment of thousands of tiny runs, and watches it in
 * Chromium. Every so often the garbage is collected, and what is left of the page is counted: its
 * JavaScript heap, DOM nodes and listeners.
 *
 *   npm run build && node bench/live-heap.ts --minutes 10 --every 30 --tab curves
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    every: { type: 'string', default: '30' },
    tab: { type: 'string', default: '' },
  },
});
const minutes = Number(values.minutes);
const everySeconds = Number(values.every);
if (!(minutes > 0 && everySeconds > 0)) {
  throw new Error('--minutes and --every (seconds) are numbers above 0.');
}

/** More runs than are done in an hour, each with a few points of a learning curve. */
const DOCUMENT = {
  name: 'Heap',
  dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 500 },
  model: { id: 'mlp', hidden: [16] },
  training: { epochs: 5, learningRate: 0.1 },
  fineTuning: { epochs: 5 },
  strategies: ['magnitude', 'taylor', 'activation-mean', 'random'].map((id) => ({ id })),
  sparsities: [0.5, 0.75, 0.9],
  seeds: Array.from({ length: 200 }, (_, seed) => seed),
};

printMachine(await describeMachine());
const dataDir = mkdtempSync(join(tmpdir(), 'workbench-heap-'));
let host: Host | undefined;
const server = await startServer({
  rendererDir: join(import.meta.dirname, '../out/renderer'),
  openHost: async () => (host = await openHost({ dataDir })),
});
try {
  const { client } = host as unknown as Host;
  const { id } = await client.experiments.start({ document: DOCUMENT });
  console.log(heapTable(await watchHeap(server, id, () => finished(client, id))));
} finally {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function finished(client: Host['client'], id: string): Promise<number> {
  const { counts } = (await client.experiments.get({ id })).summary.progress;
  return (counts.trained ?? 0) + (counts.done ?? 0);
}

/** Opens the experiment and counts what is left of its page, until the time is over. */
async function watchHeap(
  { home, oneTimeAddress }: WorkbenchServer,
  id: string,
  runs: () => Promise<number>,
): Promise<HeapSample[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const devtools = await page.context().newCDPSession(page);
    await page.goto(oneTimeAddress());
    await page.waitForURL(({ pathname }) => pathname === '/');
    await page.goto(`${home}#/experiments/${id}/${values.tab}`);
    await page.getByRole('heading', { name: DOCUMENT.name }).waitFor();
    const samples: HeapSample[] = [];
    const begun = performance.now();
    for (let round = 0; round * everySeconds <= minutes * 60; round++) {
      await pause(Math.max(0, begun + round * everySeconds * 1000 - performance.now()));
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
      samples.push({
        minutes: (performance.now() - begun) / 60_000,
        heapBytes: usedSize,
        nodes,
        listeners: jsEventListeners,
        runs: await runs(),
      });
    }
    return samples;
  } finally {
    await browser.close();
  }
}
