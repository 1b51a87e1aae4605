import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher brings images of their own and compares on them, as one story: each step goes on
 * where the one before it ended.
 */

const SLOW = 120_000;
const NAME = 'Two bars';

let story: Story;

beforeAll(async () => {
  story = await beginStory({});
}, SLOW);
afterAll(() => story.close());

/** Images of 4x4 pixels: a bright row is class 0, a bright column class 1. */
function bars(count: number, from: number): string {
  const pixels = Array.from({ length: 16 }, (_, index) => `p${index}`).join(',');
  const rows = Array.from({ length: count }, (_, index) => {
    const at = (index + from) % 4;
    const label = index % 2;
    const image = Array.from({ length: 16 }, (_, pixel) => {
      const place = label === 0 ? Math.floor(pixel / 4) : pixel % 4;
      return place === at ? 200 + ((index + from) % 50) : (index * 7 + pixel) % 40;
    });
    return [label, ...image].join(',');
  });
  return [`label,${pixels}`, ...rows].join('\n');
}

async function chooseFiles(...files: string[]): Promise<void> {
  const { page } = story;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files…' }).click(),
  ]);
  await chooser.setFiles(files);
}

describe('a researcher with images of their own', () => {
  it('is told what is wrong with a file, and where', async () => {
    const { page, go, folder } = story;
    await go('#/catalogue');
    await page.getByRole('button', { name: 'Import a data set…' }).click();
    const broken = join(folder, 'bars_train.csv');
    writeFileSync(broken, bars(6, 0).replace(',200,', ',bright,'));
    await chooseFiles(broken);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('was not imported').waitFor();
    expect(await alert.innerText()).toMatch(/bars_train\.csv.*line 2.*bright/s);
    await expectNoBarrier(page, 'import');
  });

  it('imports them, and sees what they are', { timeout: SLOW }, async () => {
    const { page, folder } = story;
    const [train, test] = [join(folder, 'bars_train.csv'), join(folder, 'bars_test.csv')];
    writeFileSync(train, bars(64, 0));
    writeFileSync(test, bars(32, 5));
    await chooseFiles(train, test);
    await page.getByRole('textbox', { name: 'Names of the classes' }).fill('row, column');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText(`“${NAME}” is imported.`).waitFor();
    await page.getByText('64').first().waitFor();
    await expectNoBarrier(page, 'imported');
  });

  it('compares on them', { timeout: SLOW }, async () => {
    const { page, go } = story;
    await go('#/new');
    await page.getByRole('button', { name: /^A comparison of your own/ }).click();
    await page
      .getByRole('combobox', { name: 'Data set' })
      .or(page.getByLabel('Data set', { exact: true }))
      .first()
      .selectOption({ label: NAME });
    await page.getByText('Document (JSON)').click();
    const editor = page.getByRole('textbox', { name: /Experiment document/ });
    const document = JSON.parse(await editor.inputValue()) as Record<string, unknown>;
    expect(document['dataset']).toMatchObject({ id: 'imported', name: NAME });
    await editor.fill(
      JSON.stringify({
        ...document,
        name: 'Bars compared',
        model: { id: 'mlp', hidden: [8] },
        training: { epochs: 3, batchSize: 8, learningRate: 0.1 },
        fineTuning: { epochs: 1 },
        sparsities: [0.5],
        seeds: [0],
      }),
    );
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await expect.poll(() => start.isEnabled(), { timeout: 15_000 }).toBe(true);
    await start.click();
    await page.getByRole('heading', { name: 'Bars compared' }).waitFor();
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: SLOW });
    await page.getByText(NAME).first().waitFor();
  });

  it('is not let remove what an experiment uses', async () => {
    const { page, go } = story;
    await go('#/catalogue');
    await page.getByText('1 experiment uses it.').waitFor();
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    await expectFits(page, 'catalogue');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
