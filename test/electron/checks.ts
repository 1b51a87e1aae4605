import { ok, strictEqual } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinyDocument } from '../integration/tiny-document.ts';
import { commandFor, openApp } from './window.ts';
import type { OpenApp } from './window.ts';

/* One story in the window; each check goes on where the one before it ended. */

const folder = mkdtempSync(join(tmpdir(), 'workbench-smoke-'));
const NAME = 'Tiny 0';
let open: OpenApp;

async function check(what: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
    process.stdout.write(`ok      ${what}\n`);
  } catch (error) {
    process.stdout.write(
      `FAILED  ${what}\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.stdout.write(`${open?.said() ?? ''}\n${open?.defects.join('\n') ?? ''}\n`);
    process.exitCode = 1;
  }
}

/** Polls until it holds, for ten seconds unless said otherwise. */
async function until(what: string, holds: () => boolean | Promise<boolean>, ms = 10_000) {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It never came about that ${what}.`);
}

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

/** Kills the hosts that work on this story's data folder; how many there were. */
function killHost(): number {
  const hosts = readdirSync('/proc').filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes('out/main/host.js') && command.includes(folder);
    } catch {
      return false;
    }
  });
  for (const pid of hosts) process.kill(Number(pid), 'SIGKILL');
  return hosts.length;
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
  await until('its name is in the form', () =>
    open.page.evaluate(
      (name) => [...document.querySelectorAll('input')].some(({ value }) => value === name),
      NAME,
    ),
  );
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

await check('the page is loaded anew from the menu, and reaches the host again', async () => {
  const { page } = open;
  const reloaded = page.waitForEvent('load');
  await open.app.evaluate(({ Menu, BrowserWindow }) => {
    const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View');
    const reload = view?.submenu?.items.find(({ role }) => role?.toLowerCase() === 'reload');
    reload?.click(undefined, BrowserWindow.getAllWindows()[0], undefined);
  });
  await reloaded;
  await page.getByRole('heading', { name: NAME }).waitFor();
});

await check('the host is killed: the window says so, and the next host serves it', async () => {
  const { page } = open;
  await answer({ button: 0 });
  const asked = (await messages()).length;
  strictEqual(killHost(), 1);
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

await check('a second start brings the first window back and ends', async () => {
  await open.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { program, args, env } = commandFor(folder);
  const second = spawn(program, args, { env, stdio: 'ignore' });
  const code = await new Promise((resolve) => second.on('exit', resolve));
  strictEqual(code, 0);
  const windows = await open.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
  );
  strictEqual(windows.join(), 'false');
});

await check('nothing went wrong in the page meanwhile', () => {
  strictEqual(open.defects.join('\n'), '');
  return Promise.resolve();
});

await check(
  'quitting while a run is going on stops it cleanly, and the next start ends it',
  async () => {
    const bounds = { x: 40, y: 30, width: 1000, height: 700 };
    await open.app.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
      bounds,
    );
    await drop({ ...tinyDocument(8), training: { epochs: 30, learningRate: 0.1 }, name: 'Long' });
    await start();
    await open.page.getByRole('heading', { name: 'Long' }).waitFor();
    await open.page.getByText('Running', { exact: true }).first().waitFor();
    strictEqual(await open.quit(), 0);
    strictEqual(killHost(), 0);

    open = await openApp(folder);
    const kept = await open.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    strictEqual(JSON.stringify(kept), JSON.stringify(bounds));
    await open.page.getByText('Long').first().click();
    await open.page.getByText('Done', { exact: true }).first().waitFor({ timeout: 120_000 });
    strictEqual(await open.quit(), 0);
  },
);

rmSync(folder, { recursive: true, force: true });
process.exit();
