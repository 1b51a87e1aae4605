import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher asks which strategy suits the model, sees what a reviewer would ask, and takes the
 * report home, as one story: each step goes on where the one before it ended.
 */

const SLOW = 240_000;
const NAME = 'To be defended';
const document = {
  name: NAME,
  dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 500 },
  model: { id: 'mlp', hidden: [16] },
  training: { epochs: 2, learningRate: 0.1 },
  fineTuning: { epochs: 1 },
  strategies: [{ id: 'magnitude' }, { id: 'random' }],
  sparsities: [0.5, 0.9],
  seeds: [0, 1],
};

let story: Story;
let home: string;

beforeAll(async () => {
  story = await beginStory({ finished: [document] });
  const link = story.page.getByRole('link', { name: NAME });
  home = (await link.getAttribute('href')) as string;
}, SLOW);
afterAll(() => story.close());

describe('a researcher who must defend a result', () => {
  it('is told which strategy suits, with its figures and how sure that is', async () => {
    const { page, go } = story;
    await go(`${home}/answer?y=oneShot`);
    await page.getByText(/\d of 4 candidates fit/).waitFor();
    await page.getByRole('heading', { level: 2, name: /sparsity/ }).waitFor();
    await page.getByText('Final accuracy').first().waitFor();
    await expectNoBarrier(page, 'answer');
  });

  it('asks for more, and the question stays in the address', async () => {
    const { page } = story;
    await page.getByRole('switch', { name: 'Ask for: Size' }).click();
    await page.getByText('at most 25% of the reference').first().waitFor();
    // What was chosen in the comparison stays beside it.
    expect(page.url()).toMatch(/y=oneShot&.*size=25/);
    await page.getByRole('slider', { name: 'Size' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.url()).toContain('size=24');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toContain('size=25');
    await page.getByRole('switch', { name: 'Ask for: Accuracy I can lose' }).click();
    await expect.poll(() => page.url()).not.toContain('accuracyLoss');
    await page.reload();
    await page.getByText('at most 25% of the reference').first().waitFor();
    // Half of the weights do not fit into a quarter of the size; a tenth of them do.
    await page.getByRole('heading', { level: 2, name: /at 90% sparsity/ }).waitFor();
  });

  it('is told when nothing meets what is asked', async () => {
    const { page, go } = story;
    await go(`${home}/answer?size=5&prefer=accuracy`);
    await page.getByText('meets all that is asked').waitFor();
    await page.getByRole('heading', { level: 2, name: /^Closest:/ }).waitFor();
  });

  it('sees what a reviewer would miss, and mends it', async () => {
    const { page, go } = story;
    await go(`${home}/soundness`);
    const item = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await item('Several seeds').getByText('Missing').waitFor();
    await item('At least five operating points').getByText('Missing').waitFor();
    await item('controls')
      .getByText('Missing: Random, same layers (as Magnitude), Smaller network from scratch.')
      .waitFor();
    await item('Nothing failed').getByText('Met').waitFor();
    await page
      .getByRole('heading', { name: 'Final accuracy at the same compression ratio' })
      .waitFor();
    await expectNoBarrier(page, 'soundness');
    await item('Several seeds').getByRole('button', { name: 'Add seeds' }).click();
    await page.getByRole('heading', { name: 'New experiment' }).waitFor();
    // For each of three more seeds two dense networks and two strategies at two levels; the rest is shared.
    await page
      .getByText(/30 runs/)
      .first()
      .waitFor();
    await page.getByText('12 of them finished here before').waitFor();
  });

  it('sets examples aside to choose by, and all is trained without them', async () => {
    const { page, go } = story;
    await go(`${home}/soundness`);
    const chosen = page.getByRole('listitem').filter({ hasText: 'Chosen on other examples' });
    await chosen.getByText('Missing', { exact: true }).waitFor();
    await chosen
      .getByText('Nothing is set aside: the choice is made on the test set.', { exact: false })
      .waitFor();
    await chosen.getByRole('button', { name: 'Set examples aside' }).click();
    await page.getByRole('heading', { name: 'New experiment' }).waitFor();
    const meaning = page.getByRole('region', { name: 'What starting means' });
    await meaning.getByText('12 runs').waitFor();
    expect(await meaning.getByText(/finished here before/i).count()).toBe(0);
    await page.getByText('Document (JSON)', { exact: true }).click();
    const editor = page.getByRole('textbox', { name: 'Experiment document (JSON)' });
    expect(JSON.parse(await editor.inputValue())).toMatchObject({
      dataset: { ...document.dataset, validationFraction: 0.1, stratify: true },
      seeds: document.seeds,
    });
  });

  it('takes the report home, without what is not wanted', { timeout: SLOW }, async () => {
    const { page, go, folder } = story;
    await go(`${home}/report?size=25`);
    const preview = page.frameLocator('iframe');
    await preview.getByRole('heading', { name: NAME }).waitFor();
    await preview.getByRole('heading', { name: 'Experiment document' }).waitFor();
    // What stood in its place while it was drawn is gone.
    await page
      .locator('main')
      .getByRole('status', { name: 'Loading' })
      .waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Experiment document' }).click();
    await preview
      .getByRole('heading', { name: 'Experiment document' })
      .waitFor({ state: 'detached' });
    expect(page.url()).toContain('size=25&without=document');

    async function saved(format: string): Promise<Buffer> {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: format }).click(),
      ]);
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return readFileSync(path);
    }
    const html = (await saved('HTML')).toString();
    expect(html).toContain(NAME);
    expect(html).not.toContain('>Experiment document<');
    expect((await saved('PDF')).subarray(0, 5).toString()).toBe('%PDF-');
    const results = resultsSchema.parse(JSON.parse((await saved('JSON')).toString()));
    expect(results.runs.every(({ status }) => status === 'done')).toBe(true);
    // Every accuracy of the table stands among what the workbench stored.
    const { 'report.tex': tex, ...figures } = unzipSync(await saved('LaTeX'));
    expect(strFromU8(tex ?? new Uint8Array())).toContain('\\toprule');
    expect(Object.keys(figures)).toContain('figures/accuracy-final-sparsity.pgf');
  });

  it('reads it all in Chinese on a small screen', async () => {
    const { page, go } = story;
    await page.setViewportSize({ width: 1024, height: 768 });
    await go('#/settings');
    await page.getByText('中文', { exact: true }).click();
    for (const [tab, said] of [
      ['answer', '您的要求'],
      ['soundness', '检查表'],
      ['report', '包含内容'],
      ['document', '文档'],
    ] as const) {
      await go(`${home}/${tab}`);
      await page.getByText(said).first().waitFor();
      await expectFits(page, tab);
      await expectNoBarrier(page, tab);
    }
  });

  it('reads the report in Chinese, and takes it home in English for a paper', async () => {
    const { page, go } = story;
    await go(`${home}/report`);
    const preview = page.frameLocator('iframe');
    await preview.getByRole('heading', { name: '对比的可靠性' }).waitFor();
    await page.getByText('English', { exact: true }).click();
    await preview.getByRole('heading', { name: 'Soundness of the comparison' }).waitFor();
    expect(page.url()).toContain('language=en');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
