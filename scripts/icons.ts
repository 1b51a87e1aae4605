// `npm run icons`: draws the app's icon (src/renderer/icon.svg) in all sizes, with the browser that
// set-up finds for the tests, and makes the icon files of Windows and macOS of them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { icnsOf, icoOf } from './packaging/icon-files.ts';
import { projectFolder } from './setup/places.mjs';
import { readState } from './setup/state.mjs';

const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];
const icons = join(projectFolder, 'packaging/icons');
const drawing = readFileSync(join(projectFolder, 'src/renderer/icon.svg'), 'utf8');

const executablePath = readState('browser')?.path;
if (executablePath === undefined)
  throw new Error('No browser was found: npm run setup -- --with-browser');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const pictures = new Map<number, Buffer>();
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${drawing}`,
    );
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}

mkdirSync(icons, { recursive: true });
for (const [size, png] of pictures) writeFileSync(join(icons, `${size}x${size}.png`), png);
writeFileSync(join(icons, 'icon.ico'), icoOf(pictures));
writeFileSync(join(icons, 'icon.icns'), icnsOf(pictures));
console.log(`Drawn in ${icons}`);
