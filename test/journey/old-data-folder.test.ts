import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher opens a data folder that version 0.1.0 left, as one story: each step goes on where the
 * one before it ended.
 */

const SLOW = 120_000;

let story: Story;

beforeAll(async () => {
  story = await beginStory({ left: join(import.meta.dirname, '../fixtures/data-folders/0.1.0') });
}, SLOW);
afterAll(() => story.close());

const notice = () =>
  story.page.getByRole('note').filter({ hasText: 'Epochs of training: 1 for the dense baseline' });
const legend = () => story.page.getByRole('group', { name: 'Strategies in the chart' });
const continuedRow = () =>
  story.page
    .getByRole('region', { name: /^Strategies compared/ })
    .getByRole('row')
    .filter({ hasText: 'Dense, trained as long' });

describe('a researcher with experiments of an earlier version', () => {
  it('is told that their reference was trained for less', async () => {
    const { page } = story;
    await page.getByRole('link', { name: 'Written by 0.1.0' }).click();
    await notice()
      .getByText(/2 for what is compared with it\./)
      .waitFor();
    await legend().getByRole('button', { name: 'Dense baseline' }).waitFor();
    expect(
      await legend()
        .getByRole('button', { name: /^Dense/ })
        .count(),
    ).toBe(1);
    expect(await continuedRow().count()).toBe(0);
    await expectNoBarrier(page, 'notice');
  });

  it('reads that on a small screen, in Chinese', async () => {
    const { page, go } = story;
    const address = page.url();
    await page.setViewportSize({ width: 1024, height: 768 });
    await go('#/settings');
    await page.getByText('中文', { exact: true }).click();
    await page.goto(address);
    await page.getByRole('note').getByText('训练轮数').waitFor();
    await expectFits(page, 'notice');
    await expectNoBarrier(page, 'notice, zh');
    await go('#/settings');
    await page.getByText('English', { exact: true }).click();
    await page.goto(address);
  });

  it('is told so where experiments are set beside each other', async () => {
    const { page, go } = story;
    const address = page.url();
    const id = /experiments\/(\w+)/.exec(address)?.[1] ?? '';
    await go(`#/compare?ids=${id}`);
    await page
      .getByRole('note')
      .getByText('Without a dense network trained as long: Written by 0.1.0.')
      .waitFor();
    await expectFits(page, 'notice, compared');
    await expectNoBarrier(page, 'notice, compared');
    await page.goto(address);
  });

  it('has the fair one trained by its button, from the networks that are there', async () => {
    const { page } = story;
    await notice().getByRole('button', { name: 'Train the dense network as long' }).click();
    await notice().waitFor({ state: 'detached' });
    await continuedRow().waitFor({ timeout: SLOW });
    await legend().getByRole('button', { name: 'Dense, trained as long' }).waitFor();
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: SLOW });
    // Of both seeds, so that it has a spread.
    expect(await continuedRow().innerText()).toMatch(/\d\d\.\d\d ± \d+\.\d\d/);
    await page.reload();
    await continuedRow().waitFor();
    expect(await notice().count()).toBe(0);
  });

  it('takes it away as one file, deletes it for good and brings it back', async () => {
    const { page, go, folder } = story;
    await go('#/');
    const row = () => page.getByRole('row').filter({ hasText: 'Written by 0.1.0' });
    await row().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog');
    await expectNoBarrier(page, 'export');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const file = join(folder, (await download).suggestedFilename());
    expect(file).toMatch(/written-by-0-1-0-.*\.pruning$/);
    await (await download).saveAs(file);
    await dialog.getByText('44 runs, 44 files').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Archive (1)').click();
    await row().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Delete for good…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await row().waitFor({ state: 'detached' });

    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import…' }).click();
    await (await chooser).setFiles(file);
    await page.getByRole('dialog').getByText('44 runs, 44 new results').waitFor();
    await expectNoBarrier(page, 'import');
    await page.getByRole('dialog').getByRole('link', { name: 'Open Written by 0.1.0' }).click();
    await continuedRow().waitFor();
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
