import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher brings a network of their own, sees that it is the same, compares strategies on it and
 * takes the small one away, as one story: each step goes on where the one before it ended.
 */

const SLOW = 120_000;
const FIXTURES = join(import.meta.dirname, '../fixtures/models');
const NAME = 'lenet-dynamo';

let story: Story;

beforeAll(async () => {
  story = await beginStory({});
}, SLOW);
afterAll(() => story.close());

/** Drags files in from outside of the browser and lets them go in the middle of the page. */
async function drop(page: Page, ...names: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const files = names.map((name) => join(FIXTURES, name));
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 700,
      y: 600,
      data: { items: [], files, dragOperationsMask: 1 },
    });
    if (type === 'dragOver') await page.getByText(/^Let go: a network/).waitFor();
  }
}

describe('a researcher with a network of their own', () => {
  it('is told why one cannot be taken', { timeout: SLOW }, async () => {
    const { page, go } = story;
    await go('#/settings');
    await drop(page, 'attention-dynamo.onnx');
    await page.getByRole('heading', { name: 'Import a network' }).waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('was not imported').waitFor();
    expect(await alert.innerText()).toMatch(/attention-dynamo\.onnx.*MatMul.*cannot be taken/s);
    await expectNoBarrier(page, 'refused');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('drops one, and sees that it is the same', { timeout: SLOW }, async () => {
    const { page } = story;
    await drop(page, 'lenet-dynamo.onnx', 'lenet-dynamo.onnx.data');
    await page.getByText('lenet-dynamo.onnx.data').waitFor();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    expect(await name.inputValue()).toBe(NAME);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const own = page.getByRole('article', { name: NAME });
    await own.getByText('over 32 examples, held against ONNX Runtime').waitFor();
    expect(await own.innerText()).toMatch(/Largest difference of an output: \d\.\de−[678]/);
    expect(await own.innerText()).toMatch(/ONNX · pytorch.*28 × 28 × 1.*25,010/s);
    expect(await own.innerText()).toMatch(/Left away.*softmax/s);
    await expectNoBarrier(page, 'models');
  });

  it('looks into it, and where the units of a group go', async () => {
    const { page } = story;
    await page.getByRole('link', { name: NAME }).click();
    const groups = page.getByRole('region', { name: /^3 channel groups, 106 units/ });
    await groups
      .getByRole('button', { name: /6 units/ })
      .first()
      .click();
    await groups.getByText('made by').waitFor();
    const boxes = page.getByRole('radio');
    expect(await boxes.filter({ hasText: 'makes them' }).count()).toBe(1);
    expect(await boxes.filter({ hasText: 'reads them' }).count()).toBe(1);
    await page.getByText('Units that stay, and why').waitFor();
    await expectNoBarrier(page, 'network');
    await expectFits(page, 'network');
  });

  it('compares strategies on it, as it is', { timeout: SLOW }, async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Compare strategies on it' }).click();
    await page.getByText(/^Taken as it is/).waitFor();
    await page.getByText(/^With 0 epochs nothing is trained/).waitFor();
    const model = page.getByRole('combobox', { name: 'Model' });
    expect(await model.locator('option:checked').innerText()).toBe(NAME);
    await expectNoBarrier(page, 'form');
    await page.getByText('Document (JSON)', { exact: true }).click();
    const editor = page.getByRole('textbox', { name: /Experiment document/ });
    const document = JSON.parse(await editor.inputValue()) as Record<string, unknown>;
    expect(document).toMatchObject({
      model: { id: 'imported', name: NAME },
      training: { epochs: 0 },
    });
    await editor.fill(
      JSON.stringify({
        ...document,
        name: 'Mine, smaller',
        dataset: { id: 'mnist', maxTrainExamples: 100, maxTestExamples: 50 },
        fineTuning: { epochs: 0 },
        strategies: [{ id: 'fpgm' }],
        sparsities: [0.5],
        seeds: [0],
      }),
    );
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await expect.poll(() => start.isEnabled(), { timeout: 15_000 }).toBe(true);
    await start.click();
    await page.getByRole('heading', { name: 'Mine, smaller' }).waitFor();
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: SLOW });
    await page.getByText(NAME).first().waitFor();
  });

  it(
    'takes the small one away, and sees that the file is the same',
    { timeout: SLOW },
    async () => {
      const { page } = story;
      await page.getByRole('link', { name: 'Runs', exact: true }).click();
      await page.getByRole('button', { name: /^Take the network: .*50%/ }).click();
      const dialog = page.getByRole('dialog');
      await expectNoBarrier(page, 'taking');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Save', exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.onnx$/);
      await dialog.getByText(/^over 32 examples, held against ONNX Runtime/).waitFor();
      await dialog.getByText(`Saved: ${download.suggestedFilename()}`).waitFor();
      await expectNoBarrier(page, 'taken');
      await dialog.getByRole('button', { name: 'Close' }).click();
    },
  );

  it('is not let remove what an experiment uses', async () => {
    const { page, go } = story;
    await go('#/catalogue?part=models');
    const own = page.getByRole('article', { name: NAME });
    await own.getByText('1 experiment uses it.').waitFor();
    expect(await own.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
