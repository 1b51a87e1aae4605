import AxeBuilder from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Nothing on the page keeps people with other eyes or hands out, as far as axe-core can tell. */
export async function expectNoBarrier(page: Page, where: string): Promise<void> {
  await settle(page);
  await page.evaluate(AxeBuilder.source);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof AxeBuilder };
    const found = await axe.run();
    return found.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }));
  });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious, where).toEqual([]);
}

/** The page needs no scrolling sideways. */
export async function expectFits(page: Page, where: string): Promise<void> {
  const [content, window] = await page.evaluate(() => {
    const { document, innerWidth } = globalThis as unknown as {
      document: { documentElement: { scrollWidth: number } };
      innerWidth: number;
    };
    return [document.documentElement.scrollWidth, innerWidth] as const;
  });
  expect(content, where).toBeLessThanOrEqual(window);
}

/**
 * Waits until nothing fades in or out any more: half-drawn text has no contrast to judge. What changes
 * colours may begin a frame after the change that it is for.
 */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    interface Moving {
      readonly finished: Promise<unknown>;
      readonly effect: { getComputedTiming(): { iterations?: number } } | null;
    }
    const { document, requestAnimationFrame: nextFrame } = globalThis as unknown as {
      document: { getAnimations(): Moving[] };
      requestAnimationFrame(act: () => void): void;
    };
    const ending = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    do {
      await Promise.allSettled(ending().map(({ finished }) => finished));
      await new Promise<void>((resolve) => nextFrame(() => nextFrame(resolve)));
    } while (ending().length > 0);
  });
}
