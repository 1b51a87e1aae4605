import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDoor, oneTimeAddress } from '../../src/server/door.ts';
import { makeFolder, removeFolder } from '../integration/scratch-folder.ts';
import { startWorkbench, type Started } from '../integration/workbench-process.ts';
import { launchBrowser } from './browser.ts';

/*
 * Who gets in, and what others on the same machine see of it: the command line of the browser that is
 * opened, and the servers of other users at other ports. As one story.
 */

/** Stands in for the user's browser: writes down what it is started with. */
const RECORDING_BROWSER = `#!/bin/sh
printf '%s\\n' "$@" >> "$RECORD"
`;
const NEW_CONTEXT = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' };

let folder: string;
let dataDir: string;
let server: Started;
let browser: Browser;
let page: Page;

/** As a person with a screen starts it, whose browser is the one that records. */
function serve(port?: string): Started {
  const args = ['serve', '--data-dir', dataDir, ...(port ? ['--port', port] : [])];
  return startWorkbench(args, {
    env: {
      BROWSER: join(folder, 'browser.sh'),
      RECORD: join(folder, 'arguments.txt'),
      DISPLAY: ':0',
      HOME: folder,
      TMPDIR: folder,
      // No desktop, so that the browser above is the only one that is known.
      XDG_CURRENT_DESKTOP: '',
      XDG_DATA_DIRS: folder,
      XDG_CONFIG_DIRS: folder,
    },
  });
}

async function startFile(): Promise<string> {
  const record = join(folder, 'arguments.txt');
  const recorded = () => (existsSync(record) ? readFileSync(record, 'utf8') : '');
  await expect.poll(recorded, { timeout: 30_000 }).toMatch(/\n$/);
  return recorded().trim().split('\n').at(-1) as string;
}

beforeAll(async () => {
  folder = makeFolder();
  dataDir = join(folder, 'data');
  writeFileSync(join(folder, 'browser.sh'), RECORDING_BROWSER);
  chmodSync(join(folder, 'browser.sh'), 0o755);
  server = serve();
  browser = await launchBrowser();
  page = await (await browser.newContext(NEW_CONTEXT)).newPage();
});
afterAll(async () => {
  await browser.close();
  server.child.kill('SIGKILL');
  await server.ended;
  removeFolder(folder);
});

describe('a browser', () => {
  it('is started with a file that its user alone can read, and without any secret', async () => {
    const file = await startFile();
    const { secret } = findDoor(dataDir);
    expect(readFileSync(join(folder, 'arguments.txt'), 'utf8')).toBe(`${file}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    const [key = ''] = /#[\w-]+\.[\w-]+/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(key).not.toBe('');
    for (const said of [secret, key]) expect(await server.says('http')).not.toContain(said);
  });

  it('is let in by that file, which goes', async () => {
    const file = await startFile();
    await page.goto(`file://${file}`);
    await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`^${findDoor(dataDir).home}(#/)?$`));
    await expect.poll(() => existsSync(dirname(file))).toBe(false);
  });

  it('shows nothing of it to a server at another port', async () => {
    const seen: string[] = [];
    const other = createServer((request, response) => {
      seen.push(JSON.stringify([request.url, request.rawHeaders]));
      response.setHeader('Content-Type', 'text/html').end('<h1>Another one</h1>');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const visitor = await page.context().newPage();
    await visitor.goto(elsewhere);
    const kept = await visitor.evaluate(() =>
      JSON.stringify([{ ...localStorage }, document.cookie]),
    );
    expect(kept).toBe('[{},""]');
    const session = await page.evaluate(() => localStorage.getItem('workbench-session'));
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.join()).not.toContain(session);
    expect(seen.join()).not.toMatch(/cookie/i);
    expect(await page.context().cookies()).toEqual([]);
    await visitor.close();
    other.close();
  });

  it('that nobody has let in learns what to do, and goes on by itself', async () => {
    const { home } = findDoor(dataDir);
    const stranger = await (await browser.newContext(NEW_CONTEXT)).newPage();
    await stranger.goto(home);
    await stranger.getByRole('heading', { name: 'This browser is not let in yet' }).waitFor();
    const used = oneTimeAddress(findDoor(dataDir));
    const tab = await stranger.context().newPage();
    await tab.goto(used);
    await tab.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    await stranger.getByRole('heading', { name: 'No experiments yet' }).waitFor();

    // The same address once more: in a browser that was let in it just opens the app.
    await tab.goto(used);
    await tab.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    await stranger.context().close();
  });

  it('is a stranger to a workbench that was started anew, and open tabs come back with the first', async () => {
    const { home } = findDoor(dataDir);
    const before = await page.evaluate(() => localStorage.getItem('workbench-session'));
    server.child.kill('SIGKILL');
    await server.ended;
    server = serve(new URL(home).port);
    await page.getByText('The workbench was started anew').waitFor();
    // A draft or a place in the app stays while the tab waits.
    await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    const tab = await page.context().newPage();
    await tab.goto(oneTimeAddress(findDoor(dataDir)));
    await tab.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    await page.getByText('The workbench was started anew').waitFor({ state: 'detached' });
    await page.goto(`${home}#/settings`);
    await page.getByText(dataDir).first().waitFor();
    expect(await page.evaluate(() => localStorage.getItem('workbench-session'))).not.toBe(before);
  });
});
