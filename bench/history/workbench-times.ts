import type { Browser } from 'playwright-core';
import { startWorkbench } from '../../test/integration/workbench-process.ts';
import { findDoor, oneTimeAddress } from '../../src/server/door.ts';
import { openCold, timed } from './page-times.ts';
import type { SeededFolder } from './seed.ts';

/** A figure of each repeat, by what was done. */
export type Times = Map<string, number[]>;

const ROW = 'tbody tr a';
/** How many experiments are listed: it changes with the rows. */
const COUNT = 'main .count';
const CHART = `main:has(nav a[href*="/experiments/"]) div[role="img"] svg path`;
/** What shows that a tab is there, by its address; each is opened from the document. */
const TABS = {
  answer: '#answer-title',
  soundness: '#checklist-title',
  runs: 'main tbody tr',
  curves: CHART,
  training: 'main tbody tr',
  layers: '#chosen-title',
  report: 'main iframe',
} as const;
const DOCUMENT = 'main pre';

/** Serves a seeded data folder and goes through it as a reader does, each time in a browser without a cache. */
export async function workbenchTimes(
  browser: Browser,
  dataDir: string,
  { largest }: Pick<SeededFolder, 'largest'>,
  repeats: number,
): Promise<Times> {
  const server = startWorkbench(['serve', '--no-open', '--data-dir', dataDir]);
  const times: Times = new Map();
  const note = (what: string, figure: number) =>
    times.set(what, [...(times.get(what) ?? []), figure]);
  try {
    await server.says('http://');
    const door = findDoor(dataDir);
    for (let repeat = 0; repeat < repeats; repeat++) {
      // A browser of its own each time, which has to be let in.
      const address = oneTimeAddress(door);
      const { page, context, ...cold } = await openCold(browser, address, ROW);
      note('first rows, ms', cold.shownMs);
      note('first paint, ms', cold.paintMs);
      note('until the first paint, kB', cold.paintBytes / 1000);
      const search = { at: 'input[type="search"]', shown: COUNT, changes: true };
      note('search, ms', await timed(page, { ...search, text: largest.name }));
      const open = { at: `a[href$="${largest.id}"]`, shown: CHART };
      note('500 runs to their chart, ms', await timed(page, open));
      for (const visit of ['first', 'again']) {
        for (const [tab, shown] of Object.entries(TABS)) {
          const link = (name: string) => `nav a[href*="${largest.id}/${name}"]`;
          note(
            `document, ${visit}, ms`,
            await timed(page, { at: link('document'), shown: DOCUMENT }),
          );
          note(`${tab}, ${visit}, ms`, await timed(page, { at: link(tab), shown }));
        }
      }
      await context.close();
    }
  } finally {
    server.child.kill('SIGTERM');
    await server.ended;
  }
  return times;
}
