import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { smallPng } from './small-png.ts';
import type { Stage } from './stage.ts';
import type { View } from './views.ts';

/** How the app looks in a picture, and what the picture's name ends in. */
export interface Look {
  readonly ending: string;
  readonly colorScheme: 'light' | 'dark';
  readonly locale: 'en-GB' | 'zh-CN';
  readonly viewport: { readonly width: number; readonly height: number };
}

/** Charts draw their lines from left to right, and what is loaded late takes its place. */
const SETTLED_AFTER_MS = 1500;

/** What a reader sees where somebody's own folder stood: that is nobody else's business. */
const SHOWN_FOLDER = '~/pruning-workbench';

/** As much of an element of the page as is asked here; this program itself has no screen. */
interface Scrollable {
  scrollIntoView(options: { readonly block: 'start' }): void;
}

/** Takes pictures of one look, each of a page that has just been opened. */
export interface Camera {
  picture(view: View): Promise<void>;
}

/** @param folder where the pictures go, as `VIEW-ENDING.png` */
export function openCamera(browser: Browser, stage: Stage, look: Look, folder: string): Camera {
  const { ending, ...context } = look;
  return {
    async picture(view) {
      const page = await browser.newPage({ ...context, reducedMotion: 'reduce' });
      try {
        await page.goto(stage.oneTimeAddress());
        await page.waitForURL(({ pathname }) => pathname === '/');
        await page.locator('h1').waitFor();
        await page.goto(`${stage.home}#${view.address(stage)}`);
        await page.locator('h1').waitFor();
        await view.prepare?.(page);
        await view.complete(page).waitFor();
        await page.waitForTimeout(SETTLED_AFTER_MS);
        await view.from?.(page).evaluate((element) => {
          (element as unknown as Scrollable).scrollIntoView({ block: 'start' });
        });
        await hide(page, stage.dataDir);
        const file = join(folder, `${view.name}-${ending}.png`);
        writeFileSync(file, smallPng(await page.screenshot()));
      } finally {
        await page.close();
      }
    },
  };
}

/** A piece of an element: text of its own, or an element in it, which has no value. */
interface Piece {
  nodeValue: string | null;
}

/** What stands beside the folder's name stays: a hint below it, or the command that it is a part of. */
async function hide(page: Page, dataDir: string): Promise<void> {
  await page.getByText(dataDir).evaluateAll(
    (elements, [hidden, shown]) => {
      for (const element of elements as unknown as { readonly childNodes: Iterable<Piece> }[]) {
        for (const piece of element.childNodes) {
          piece.nodeValue = piece.nodeValue?.replaceAll(hidden, shown) ?? null;
        }
      }
    },
    [dataDir, SHOWN_FOLDER] as const,
  );
}
