import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../src/contract/errors.ts';
import { launchBrowser } from '../test/journey/browser.ts';
import { openCamera } from './screenshots/camera.ts';
import type { Look } from './screenshots/camera.ts';
import { setStage } from './screenshots/stage.ts';
import { LIVE_VIEWS, VIEWS } from './screenshots/views.ts';

/*
 * Makes every picture under docs/screenshots/ anew, of the newest finished experiment of a data
 * folder and of a short one that is started for the purpose, in a copy of that folder:
 *
 *   npm run screenshots -- DATA_DIR
 *
 * or only some, by their names: `npm run screenshots -- DATA_DIR --only models,channel-groups`.
 */

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 1024, height: 768 };

const LOOKS: readonly Look[] = [
  { ending: 'light', colorScheme: 'light', locale: 'en-GB', viewport: WIDE },
  { ending: 'dark', colorScheme: 'dark', locale: 'en-GB', viewport: WIDE },
  { ending: 'zh', colorScheme: 'light', locale: 'zh-CN', viewport: NARROW },
  { ending: 'zh-dark', colorScheme: 'dark', locale: 'zh-CN', viewport: NARROW },
];

const {
  positionals: [dataDir],
  values,
} = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const only = values.only?.split(',');
if (dataDir === undefined) {
  console.error('Give the data folder whose newest finished experiment is to be shown.');
  process.exit(2);
}
try {
  await makePictures(dataDir, join(import.meta.dirname, '../docs/screenshots'));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function makePictures(dataDir: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const stage = await setStage(dataDir);
  const browser = await launchBrowser();
  try {
    for (const look of LOOKS) {
      const camera = openCamera(browser, stage, look, folder);
      for (const view of VIEWS.filter(({ name }) => only?.includes(name) ?? true)) {
        await camera.picture(view);
        console.log(`${view.name}-${look.ending}`);
      }
    }
    // What is at work is not worth starting for a part of the pictures.
    if (only !== undefined) return;
    const live = await stage.startLive();
    await Promise.all(
      LOOKS.flatMap((look) => {
        const camera = openCamera(browser, stage, look, folder);
        return LIVE_VIEWS.map((view) => camera.picture(view(live)));
      }),
    );
    await stage.cancel(live);
    console.log('live, queue');
  } finally {
    await browser.close();
    await stage.close();
  }
}
