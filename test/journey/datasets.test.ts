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

async function chooseFiles(button: string, ...files: string[]): Promise<void> {
  const { page } = story;
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
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
    await chooseFiles('Choose files…', broken);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(NAME);
    await page.getByRole('button', { name: 'Look at the examples' }).click();
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
    await chooseFiles('Choose files…', train, test);
    await page.getByRole('textbox', { name: 'Names of the classes' }).fill('row, column');
    await page.getByRole('button', { name: 'Look at the examples' }).click();
    const sample = page.getByRole('region', { name: 'What would be imported' });
    await sample
      .getByText(/64 training and 32 test examples, 2 classes; images of 4 × 4 pixels, 1 channel/)
      .waitFor();
    expect(await sample.getByRole('img').count()).toBe(6);
    await expectNoBarrier(page, 'sample');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText(`“${NAME}” is imported.`).waitFor();
    await page.getByText('64').first().waitFor();
    await expectNoBarrier(page, 'imported');
  });

  it('imports a folder of images, and reads what was found', { timeout: SLOW }, async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Import a data set…' }).click();
    await chooseFiles(
      'Choose a folder…',
      join(import.meta.dirname, '../fixtures/cases/png-folder'),
    );
    await page.getByText('4 files').waitFor();
    await expectNoBarrier(page, 'folder');
    await page.getByRole('button', { name: 'Look at the examples' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('“png-folder” is imported.').waitFor();
    const found = page.getByRole('note', { name: 'What was found in the files' }).first();
    await found.waitFor();
    expect(await found.innerText()).toMatch(/4 of 8 x 8 in grey.*one: 2 \+ 0, zero: 1 \+ 1/s);
    expect(await found.innerText()).toContain('No test example is of "one"');
    await expectNoBarrier(page, 'found');
  });

  it('is offered another scale before images come out dark', { timeout: SLOW }, async () => {
    const { page, folder } = story;
    await page.getByRole('button', { name: 'Import a data set…' }).click();
    const file = join(folder, 'dim.txt');
    const rows = Array.from({ length: 20 }, (_, row) => `${row % 2},${row % 17},0,3,16`);
    writeFileSync(file, `label,a,b,c,d\n${rows.join('\n')}\n`);
    await chooseFiles('Choose files…', file);
    await page.getByRole('button', { name: 'Look at the examples' }).click();
    await page.getByText('The brightest pixel is 16 of 255.').waitFor();
    await page.getByRole('button', { name: 'Take 16 for white' }).click();
    await page.getByText('0 is black and 16 is white').waitFor();
    expect(await page.getByText('The brightest pixel').count()).toBe(0);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('“dim” is imported.').waitFor();
  });

  it(
    'says which column of a table has the classes, and sees its rows',
    { timeout: SLOW },
    async () => {
      const { page } = story;
      await page.getByRole('button', { name: 'Import a data set…' }).click();
      const tables = join(import.meta.dirname, '../fixtures/tables');
      await chooseFiles('Choose files…', join(tables, 'penguins.csv'));
      const look = page.getByRole('button', { name: 'Look at the examples' });
      await look.click();
      await page
        .getByRole('alert')
        .getByText('which column of penguins.csv has the classes')
        .waitFor();
      await page.getByRole('textbox', { name: 'Column of the class' }).fill('species');
      await page
        .getByRole('checkbox', { name: /Leave out rows in which a value is missing/ })
        .check();
      await look.click();
      const rows = page.getByRole('region', { name: 'Rows of the table' }).first();
      await rows.getByRole('columnheader', { name: 'flipper_length_mm' }).waitFor();
      expect(await rows.getByRole('row').count()).toBe(10);
      await expectNoBarrier(page, 'table');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByText('“penguins” is imported.').waitFor();
      await page.getByRole('cell', { name: 'Biscoe 126, Dream 99, Torgersen 41' }).waitFor();
      await expectNoBarrier(page, 'table imported');
    },
  );

  it('compares on them', { timeout: SLOW }, async () => {
    const { page, go } = story;
    await go('#/new');
    await page.getByRole('button', { name: /^A comparison of your own/ }).click();
    await page
      .getByRole('combobox', { name: 'Data set' })
      .or(page.getByLabel('Data set', { exact: true }))
      .first()
      .selectOption({ label: NAME });
    await page.getByText('Document (JSON)', { exact: true }).click();
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
    const own = page.getByRole('article', { name: NAME });
    await own.waitFor();
    expect(await own.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    await expectFits(page, 'catalogue');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
