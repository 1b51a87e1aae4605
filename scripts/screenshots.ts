import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorkbench } from '../test/integration/workbench-process.ts';
import { launchBrowser } from '../test/journey/browser.ts';

/*
 * Makes the pictures under docs/screenshots/ anew, from the newest experiment of a data folder:
 *
 *   npm run screenshots -- DATA_DIR
 */

const [dataDir] = parseArgs({ allowPositionals: true }).positionals;
if (dataDir === undefined) {
  console.error('Give the data folder whose newest experiment is to be shown.');
  process.exit(2);
}
const folder = join(import.meta.dirname, '../docs/screenshots');
const server = startWorkbench(['serve', '--no-open', '--data-dir', dataDir]);
const address = /http:\S+/.exec(await server.says('http://'))?.[0] as string;
const browser = await launchBrowser();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme,
      locale: 'en-GB',
    });
    await page.goto(address);
    await page.getByRole('table').getByRole('link').first().click();
    await page
      .getByRole('img', { name: /accuracy/i })
      .locator('svg')
      .first()
      .waitFor();
    // The chart's lines are drawn from left to right.
    await page.waitForTimeout(1500);
    // Where somebody keeps their data is nobody else's business.
    await page.getByText(dataDir).evaluateAll((elements) => {
      for (const element of elements) element.textContent = '~/pruning-workbench';
    });
    await page.screenshot({ path: join(folder, `comparison-${colorScheme}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  server.child.kill('SIGTERM');
  await server.ended;
}
