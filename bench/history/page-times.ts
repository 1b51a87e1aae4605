/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page that was opened in a browser without a cache, and what that took. */
export interface ColdPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Milliseconds from the beginning of the navigation to the first paint, and to what was waited for. */
  readonly paintMs: number;
  readonly shownMs: number;
  /** Bytes over the wire until the first paint, headers included. */
  readonly paintBytes: number;
}

const VIEWPORT = { width: 1440, height: 900 };
const WAIT_MS = 120_000;

/**
 * Opens an address in a new context.
 *
 * @param shown selects what is waited for
 */
export async function openCold(
  browser: Browser,
  address: string,
  shown: string,
): Promise<ColdPage> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const received = await receivedBytes(page);
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForSelector(shown);
  // Read off the page's own clock, which begins with the navigation, redirects included.
  const [paintMs, shownMs] = await page.evaluate((): [number, number] => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return [paint?.startTime ?? NaN, performance.now()];
  });
  return { page, context, paintMs, shownMs, paintBytes: received.until(paintMs) };
}

/** Counts what comes over the wire from now on. */
async function receivedBytes(page: Page): Promise<{ until(milliseconds: number): number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let began: number | undefined;
  const parts: { readonly at: number; readonly bytes: number }[] = [];
  session.on('Network.requestWillBeSent', ({ timestamp }) => (began ??= timestamp));
  session.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => {
    parts.push({ at: timestamp, bytes: encodedDataLength });
  });
  return {
    until: (milliseconds) =>
      parts
        .filter(({ at }) => (at - (began ?? 0)) * 1000 <= milliseconds)
        .reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What is done in a page, and what then is to be seen. */
export interface Step {
  /** Selects what is clicked, or typed into. */
  readonly at: string;
  /** Typed at once; without it there is a click. */
  readonly text?: string;
  /** Selects what is waited for. */
  readonly shown: string;
  /** It is there already, and is waited for until it says something else. */
  readonly changes?: boolean;
}

/** Milliseconds from a click or key to the frame in which what is waited for is drawn. */
export function timed(page: Page, step: Step): Promise<number> {
  return page.evaluate(
    ({ at, text, shown, changes }) =>
      new Promise<number>((resolve, reject) => {
        const target = document.querySelector<HTMLElement>(at);
        if (target === null) {
          reject(new Error(`Nothing in the page matches ${at}.`));
          return;
        }
        const seen = () => document.querySelector(shown)?.textContent;
        const before = seen();
        const start = performance.now();
        const look = () => {
          const now = seen();
          if (now !== undefined && (changes !== true || now !== before)) {
            // What the document has now is painted before the next frame.
            requestAnimationFrame(() => {
              resolve(performance.now() - start);
            });
          } else {
            requestAnimationFrame(look);
          }
        };
        if (text === undefined) {
          target.click();
        } else {
          (target as HTMLInputElement).value = text;
          target.dispatchEvent(new Event('input', { bubbles: true }));
        }
        look();
      }),
    step,
  );
}
