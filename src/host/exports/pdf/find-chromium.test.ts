import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findChromium } from './find-chromium.ts';

/** A home folder with these programs in it. */
function homeWith(...programs: string[]): string {
  const home = mkdtempSync(join(tmpdir(), 'workbench-home-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  for (const program of programs) {
    const path = join(home, program);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '', { mode: 0o755 });
  }
  return home;
}

it('takes the browser that is named before any on the PATH', () => {
  const home = homeWith('named', 'bin/google-chrome', 'bin/chromium');
  const env = { PATH: join(home, 'bin') };
  const named = { ...env, CHROME_PATH: join(home, 'named') };
  expect(findChromium({ platform: 'linux', env: named, home })).toBe(join(home, 'named'));
  expect(findChromium({ platform: 'linux', env, home })).toBe(join(home, 'bin/chromium'));
});

it('passes over a name that leads nowhere', () => {
  const home = homeWith('bin/chromium');
  const env = { PATH: join(home, 'bin'), CHROME_PATH: join(home, 'gone') };
  expect(findChromium({ platform: 'linux', env, home })).toBe(join(home, 'bin/chromium'));
});

it('finds Chrome where macOS keeps it', () => {
  const chrome = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const home = homeWith(chrome);
  expect(findChromium({ platform: 'darwin', env: {}, home })).toBe(join(home, chrome));
});

it('finds the newest that Playwright downloaded, by number and not by name', () => {
  const home = homeWith(
    'pw/chromium-999/chrome-win/chrome.exe',
    'pw/chromium-1200/chrome-win/chrome.exe',
  );
  const env = { PLAYWRIGHT_BROWSERS_PATH: join(home, 'pw') };
  expect(findChromium({ platform: 'win32', env, home })).toBe(
    join(home, 'pw/chromium-1200/chrome-win/chrome.exe'),
  );
});

it('finds none where there is none', () => {
  const home = homeWith();
  expect(findChromium({ platform: 'win32', env: {}, home })).toBeUndefined();
});
