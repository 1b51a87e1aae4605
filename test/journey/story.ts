import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makeFolder, removeFolder } from '../integration/scratch-folder.ts';
import { startWorkbench, workbench, type Started } from '../integration/workbench-process.ts';
import { findDoor, oneTimeAddress } from '../../src/server/door.ts';
import { launchBrowser } from './browser.ts';

/** A person's time with the workbench: a served data folder, and a page of a real browser. */
export interface Story {
  readonly page: Page;
  /** A folder for files of the story; the data folder is `data` in it. */
  readonly folder: string;
  readonly dataDir: string;
  /** Errors that the page met on the way. */
  readonly defects: readonly string[];
  /** Goes to an address of the app, such as `#/settings`. */
  go(address: string): Promise<void>;
  close(): Promise<void>;
}

/** How the story begins. */
export interface Beginning {
  /** A data folder of which a copy is opened. */
  readonly left?: string;
  /** Experiments that are finished when the page opens, run one after another in this order. */
  readonly finished?: readonly object[];
  readonly context?: BrowserContextOptions;
}

const DEFAULT_CONTEXT: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
};
const WAIT_MS = 30_000;

/** Copies what was left, runs the experiments, serves them on a free port (the usual one or the next) and opens the app. */
export async function beginStory({ left, finished = [], context }: Beginning): Promise<Story> {
  const folder = makeFolder();
  const dataDir = join(folder, 'data');
  if (left !== undefined) cpSync(left, dataDir, { recursive: true });
  for (const [index, document] of finished.entries()) {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(document));
    const ran = await workbench('run', file, '--data-dir', dataDir);
    expect(ran.exitCode, ran.stderr).toBe(0);
  }
  const server = startWorkbench(['serve', '--no-open', '--data-dir', dataDir]);
  const browser = await launchBrowser();
  try {
    return await openPage({ folder, dataDir, server, browser }, { ...DEFAULT_CONTEXT, ...context });
  } catch (error) {
    await end(browser, server, folder);
    throw error;
  }
}

interface Parts {
  readonly folder: string;
  readonly dataDir: string;
  readonly server: Started;
  readonly browser: Browser;
}

async function openPage(parts: Parts, options: BrowserContextOptions): Promise<Story> {
  const { folder, dataDir, server, browser } = parts;
  const page = await (await browser.newContext(options)).newPage();
  const defects: string[] = [];
  page.on('pageerror', (error) => defects.push(error.message));
  page.setDefaultTimeout(WAIT_MS);
  await server.says('http://');
  const door = findDoor(dataDir);
  await page.goto(oneTimeAddress(door));
  await page.waitForURL(({ pathname }) => pathname === '/');
  await page.locator('h1').waitFor();
  return {
    page,
    folder,
    dataDir,
    defects,
    async go(place) {
      await page.goto(`${door.home}${place}`);
      await page.locator('h1').waitFor();
    },
    close: () => end(browser, server, folder),
  };
}

async function end(browser: Browser, server: Started, folder: string): Promise<void> {
  await browser.close();
  server.child.kill('SIGKILL');
  await server.ended;
  removeFolder(folder);
}
