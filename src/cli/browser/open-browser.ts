import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { startFolder } from './start-folder.ts';
import { writeStartFile } from './start-file.ts';

/** Whether there is a screen on which a browser could be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean);
}

/**
 * Opens the user's browser at an address that nobody else may see.
 *
 * @param over settles when the browser has come, or nobody waits for it any more
 * @returns whether there is a browser to be opened
 */
export async function openBrowser(address: string, over: Promise<unknown>): Promise<boolean> {
  try {
    const file = writeStartFile(await findStartFolder(), address);
    void over.then(() => file.remove());
    const { default: open } = await import('open');
    await open(file.path);
    return true;
  } catch {
    return false;
  }
}

async function findStartFolder(): Promise<string> {
  const temporary = tmpdir();
  const folder = startFolder(await defaultBrowser(), { home: homedir(), temporary });
  return existsSync(folder) ? folder : temporary;
}

async function defaultBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    const asked = promisify(execFile)('xdg-settings', ['get', 'default-web-browser']);
    return (await asked).stdout;
  } catch {
    // No such program: then it is no desktop that has Snap's browsers either.
    return undefined;
  }
}
