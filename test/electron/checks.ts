import { ok, strictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checking, until } from './checking.ts';
import { hostsOn, killHosts } from './hosts.ts';
import { tinyDocument } from '../integration/tiny-document.ts';
import { commandFor, openApp } from './window.ts';
import type { OpenApp } from './window.ts';

/* One story in the window; each check goes on where the one before it ended. */

const folder = mkdtempSync(join(tmpdir(), 'workbench-smoke-'));
const NAME = 'Tiny 0';
let open: OpenApp;

const check = checking(() => (open ? [open.said(), ...open.defects] : []));

/** The user's answers to native dialogs, which no program can click. */
async function answer(dialogs: { open?: string; save?: string; button?: number }): Promise<void> {
  await open.app.evaluate(({ dialog }, told) => {
    const asked: string[] = (globalThis as { asked?: string[] }).asked || [];
    Object.assign(globalThis, { asked });
    const { open: opened, save, button } = told;
    Object.assign(dialog, {
      showOpenDialog: () =>
        Promise.resolve({ canceled: !opened, filePaths: opened ? [opened] : [] }),
      showSaveDialog: () => Promise.resolve({ canceled: !save, filePath: save || '' }),
      showMessageBox: (...args: { message?: string }[]) => {
        asked.push(args.map(({ message }) => message || '').join(''));
        return Promise.resolve({ response: button || 0 });
      },
    });
  }, dialogs);
}

const messages = () => open.app.evaluate(() => (globalThis as { asked?: string[] }).asked || []);

/** Starts the document that the form holds. */
async function start(): Promise<void> {
  const button = open.page.getByRole('button', { name: 'Start', exact: true });
  await until('the document can be started', () => button.isEnabled());
  await button.click();
}

const documentFile = join(folder, 'tiny.json');
writeFileSync(documentFile, JSON.stringify(tinyDocument()));

await check('the window opens, and its page reaches the host', async () => {
  open = await openApp(folder);
  await open.page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
  strictEqual(new URL(open.page.url()).protocol, 'workbench:');
  ok(existsSync(join(folder, 'data/workbench.db')));
});

await check('the page is sandboxed: neither Node nor Electron is in it', async () => {
  const found = await open.page.evaluate(() =>
    ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in window),
  );
  strictEqual(found.join(), '');
});

await check('the policy refuses foreign scripts, addresses and frames', async () => {
  const refused = await open.page.evaluate(async () => {
    const seen: string[] = [];
    addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    document.body.append(Object.assign(document.createElement('script'), { text: 'void 0' }));
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://example.org/' });
    document.body.append(frame);
    await fetch('https://example.org/').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    frame.remove();
    return seen.sort().map((directive) => directive.replace(/-(elem|attr)$/, ''));
  });
  strictEqual(refused.join(), 'connect-src,frame-src,script-src');
  open.defects.splice(0);
});

await check('links to the web go to the browser; anything else goes nowhere', async () => {
  await open.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    Object.assign(shell, { openExternal: (url: string) => Promise.resolve(void opened.push(url)) });
  });
  await open.page.evaluate(() => {
    for (const href of ['https://example.org/a', 'file:///etc/passwd']) {
      const link = Object.assign(document.createElement('a'), { href });
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const opened = await open.app.evaluate(() => (globalThis as { opened?: string[] }).opened);
  strictEqual([...new Set(opened)].join(), 'https://example.org/a');
  ok(open.page.url().startsWith('workbench://app/'));
  open.defects.splice(0);
});

await check('a page may show notices and ask for nothing else', async () => {
  const states = await open.page.evaluate(async () => [
    Notification.permission,
    await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        ({ code }) => resolve(code === 1 ? 'denied' : `error ${code}`),
      );
    }),
    await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  ]);
  strictEqual(states.join(), 'granted,denied,denied');
});

/** Whether the form of a new experiment has this name in it. */
const inForm = (name: string) =>
  open.page.evaluate(
    (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
    name,
  );

/** Drops a document on the page of new experiments. */
async function drop(asked: object): Promise<void> {
  await open.page.evaluate(() => (location.hash = '#/new'));
  await open.page.getByRole('heading', { name: 'New experiment' }).waitFor();
  await open.page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
    }
  }, JSON.stringify(asked));
}

await check('a document that is dropped on the window fills the form', async () => {
  await drop(tinyDocument());
  await until('its name is in the form', () => inForm(NAME));
});

await check('a document comes by the native dialog, unless it is too large', async () => {
  await answer({});
  const { page } = open;
  const opened = () => page.evaluate(() => window.workbench?.openDocument());
  strictEqual(await opened(), null);
  writeFileSync(join(folder, 'large.json'), Buffer.alloc(17e6, ' '));
  await answer({ open: join(folder, 'large.json') });
  strictEqual(await opened(), null);
  ok((await messages()).at(-1)?.includes('large.json cannot be read'));
  await answer({ open: documentFile });
  strictEqual((await opened())?.text, readFileSync(documentFile, 'utf8'));
});

await check('an experiment runs to its end, and a notice tells of it', async () => {
  const { page } = open;
  await page.evaluate(() => {
    const told: string[] = [];
    class Notice extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string) {
        super();
        told.push(title);
      }
      close(): void {
        // There is nothing to see.
      }
    }
    Object.assign(window, { told, Notification: Notice });
    document.hasFocus = () => false;
    // Only experiments of a minute or more are told of: each look at the clock finds it later by that.
    const now = Date.now;
    let ahead = 0;
    Date.now = () => now() + (ahead += 61_000);
  });
  await start();
  await page.getByRole('heading', { name: NAME }).waitFor();
  await page.getByText('Done', { exact: true }).first().waitFor({ timeout: 120_000 });
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told.join());
  await until('the notice is shown', async () => (await told()) === NAME);
});

await check('the report is saved as HTML and printed as a PDF', async () => {
  const { page } = open;
  await page.evaluate(() => {
    location.hash = location.hash.replace(/(experiments\/[^/?]+).*/, '$1/report');
  });
  for (const [name, begin] of [
    ['HTML', '<!doctype html>'],
    ['PDF', '%PDF-'],
  ] as const) {
    const file = join(folder, `report.${name}`);
    await answer({ save: file });
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText(file).waitFor();
    ok(readFileSync(file, 'latin1').toLowerCase().startsWith(begin.toLowerCase()));
    ok(!existsSync(`${file}.unfinished`));
  }
  strictEqual(open.app.windows().length, 1);
});

/** Chooses an item of the menu by its words, as a click does. */
async function choose(...path: string[]): Promise<void> {
  await open.app.evaluate(({ Menu, BrowserWindow }, labels) => {
    let items = Menu.getApplicationMenu()?.items;
    let item: Electron.MenuItem | undefined;
    for (const wanted of labels) {
      item = items?.find(({ label }) => label === wanted);
      items = item?.submenu?.items;
    }
    if (!item) throw new Error(`The menu has no ${labels.join(' > ')}.`);
    item.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  }, path);
}

const menus = () =>
  open.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items || []).map(({ label }) => label).join(),
  );

await check('the menu leads through the app', async () => {
  const { page } = open;
  strictEqual(await menus(), 'File,Edit,View,Window,Help');
  await choose('File', 'New experiment');
  await page.getByRole('heading', { name: 'New experiment' }).waitFor();
  await choose('Edit', 'Find experiments…');
  await until('the search has the focus', () =>
    page.evaluate(() => document.activeElement?.closest('[role="search"]') !== null),
  );
  await choose('Help', 'Keyboard shortcuts');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await choose('File', 'Settings…');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
});

await check('the menu speaks the language of the app', async () => {
  const { page } = open;
  await page.getByText('中文', { exact: true }).click();
  await until('it is in Chinese', async () => (await menus()) === '文件,编辑,显示,窗口,帮助');
  await choose('文件', '设置…');
  await page.getByText('English', { exact: true }).click();
  await until('it is in English', async () => (await menus()).startsWith('File'));
});

await check('a document that is opened by the menu fills the form', async () => {
  const named = join(folder, 'opened.json');
  writeFileSync(named, JSON.stringify({ ...tinyDocument(3), name: 'By the menu' }));
  await answer({ open: named });
  await choose('File', 'Open…');
  await until('its name is in the form', () => inForm('By the menu'));
  strictEqual(await open.page.evaluate(() => fetch('/handed/x').then(({ status }) => status)), 404);
  open.defects.splice(0);
});

await check('the page is loaded anew from the menu, and reaches the host again', async () => {
  const { page } = open;
  await choose('View', 'History');
  await page.getByText(NAME).first().waitFor();
  const reloaded = page.waitForEvent('load');
  await choose('View', 'Load again');
  await reloaded;
  await page.getByText(NAME).first().waitFor();
});

await check('the host is killed: the window says so, and the next host serves it', async () => {
  const { page } = open;
  await answer({ button: 0 });
  const asked = (await messages()).length;
  strictEqual(await killHosts(open.app, folder), 1);
  await until('the main process asks', async () => (await messages()).length > asked);
  ok((await messages()).at(-1)?.includes('stopped working in the background'));
  await page.evaluate(() => (location.hash = '#/'));
  await page.getByText(NAME).first().waitFor();
  await page.getByText(/reconnecting/i).waitFor({ state: 'detached' });
});

await check('the window process crashes: it is offered to load it again', async () => {
  const asked = (await messages()).length;
  await open.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  });
  await until('the main process asks', async () => (await messages()).length > asked);
  await open.page.getByText(NAME).first().waitFor();
});

/** Starts the app once more; the code that the second one ends with. */
async function startAgain(...more: string[]): Promise<unknown> {
  const { program, args, env } = commandFor(folder);
  const second = spawn(program, [...args, ...more], { env, cwd: folder, stdio: 'ignore' });
  return await new Promise((resolve) => second.on('exit', resolve));
}

await check(
  'a second start brings the first window back, hands its files over and ends',
  async () => {
    await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const named = { ...tinyDocument(4), name: 'With the second start' };
    writeFileSync(join(folder, 'second.json'), JSON.stringify(named));
    strictEqual(await startAgain('second.json'), 0);
    await until('its name is in the form', () => inForm('With the second start'));
    const windows = await open.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
    );
    strictEqual(windows.join(), 'false');
  },
);

await check('nothing went wrong in the page meanwhile', () => {
  strictEqual(open.defects.join('\n'), '');
  return Promise.resolve();
});

/** Whether the window is seen. */
const isSeen = () =>
  open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);

/** How often the machine was kept awake, and let go again. */
const kept = () => open.app.evaluate(() => (globalThis as { kept?: string[] }).kept?.join() ?? '');

await check(
  'quitting while a run is going on asks, stops it cleanly, and the next start ends it',
  async () => {
    await open.app.evaluate(({ powerSaveBlocker }) => {
      const log: string[] = [];
      Object.assign(globalThis, { kept: log });
      const { start: begin, stop } = powerSaveBlocker;
      Object.assign(powerSaveBlocker, {
        start(type: 'prevent-app-suspension') {
          log.push(type);
          return begin.call(powerSaveBlocker, type);
        },
        stop(id: number) {
          log.push('stopped');
          stop.call(powerSaveBlocker, id);
        },
      });
    });
    const bounds = { x: 40, y: 30, width: 1000, height: 700 };
    await open.app.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      bounds,
    );
    await drop({ ...tinyDocument(8), training: { epochs: 400, learningRate: 0.1 }, name: 'Long' });
    await start();
    await open.page.getByRole('heading', { name: 'Long' }).waitFor();
    await open.page.getByText('Running', { exact: true }).first().waitFor();
    await until(
      'the machine is kept awake',
      async () => (await kept()) === 'prevent-app-suspension',
    );

    const asked = async () => (await messages()).filter((text) => text.includes('going on')).length;
    const quit = () => open.app.evaluate(({ app }) => void setTimeout(() => app.quit(), 10));
    const before = await asked();
    await answer({ button: 2 });
    await quit();
    await until('the user is asked', async () => (await asked()) === before + 1);
    ok(await isSeen());
    await answer({ button: 1 });
    await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await until('the window is put away', async () => !(await isSeen()));
    strictEqual(await startAgain(), 0);
    await until('the window is back', isSeen);
    await open.page.getByText('Running', { exact: true }).first().waitFor();
    await answer({ button: 0 });
    strictEqual(await open.quit(), 0);
    strictEqual(hostsOn(folder).length, 0);

    open = await openApp(folder);
    const place = await open.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    strictEqual(JSON.stringify(place), JSON.stringify(bounds));
    await open.page.getByText('Long').first().click();
    await open.page.getByText('Done', { exact: true }).first().waitFor({ timeout: 120_000 });
    strictEqual(await open.quit(), 0);
  },
);

rmSync(folder, { recursive: true, force: true });
process.exit();
