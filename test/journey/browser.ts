import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

/** A real Chromium: the one that set-up found or installed. The caller closes it. */
export function launchBrowser(): Promise<Browser> {
  const found = join(root, 'node_modules/.workbench/browser.json');
  const { path } = JSON.parse(readFileSync(found, 'utf8')) as { path: string };
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: path,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
