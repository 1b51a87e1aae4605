import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';

const [program = '', appFolder = ''] = process.argv.slice(2);

/** Chromium refuses to run as root with its sandbox, and the vehicle to run with it at all. */
const UNSANDBOXED = process.getuid?.() === 0 || isVehicle() ? ['--no-sandbox'] : [];

/** Whether the old Electron is driven, which loads the app as it was built for it. */
function isVehicle(): boolean {
  return appFolder.endsWith('smoke');
}

/** The app with its window open. */
export interface OpenApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page could not do, and what its policy refused. */
  readonly defects: string[];
  /** What the app and its host wrote on stderr. */
  said(): string;
  /** Quits as from the menu and waits until the app is gone; the exit code. */
  quit(): Promise<number | null>;
}

/** How the app is started, on data and settings in a folder of its own. */
export function commandFor(folder: string) {
  mkdirSync(join(folder, 'config'), { recursive: true });
  return {
    program,
    args: [...UNSANDBOXED, appFolder, '--data-dir', join(folder, 'data')],
    env: {
      ...(process.env as Record<string, string>),
      XDG_CONFIG_HOME: join(folder, 'config'),
      SMOKE_NODE: process.execPath,
      SMOKE_PARENT_PORT: join(import.meta.dirname, 'stand-ins/parent-port.ts'),
    },
  };
}

/** Opens the app's window. */
export async function openApp(folder: string): Promise<OpenApp> {
  const { args, env } = commandFor(folder);
  const app = await _electron.launch({ executablePath: program, args, env, timeout: 30_000 });
  const child = app.process();
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const page = await app.firstWindow();
  page.setDefaultTimeout(30_000);
  const defects: string[] = [];
  page.on('pageerror', (error) => defects.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') defects.push(message.text());
  });
  await page.locator('h1').waitFor();
  return {
    app,
    page,
    defects,
    said: () => said,
    async quit() {
      await app.evaluate((electron) => void setTimeout(() => electron.app.quit(), 10));
      return await exited;
    },
  };
}
