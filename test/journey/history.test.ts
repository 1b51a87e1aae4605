import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher keeps order among experiments and runs another one, as one story: each step goes on
 * where the one before it ended.
 */

const SLOW = 240_000;
const small = {
  dataset: { id: 'mnist', maxTrainExamples: 500, maxTestExamples: 200 },
  model: { id: 'mlp', hidden: [8] },
  training: { epochs: 1 },
  fineTuning: { epochs: 0 },
  sparsities: [0.5],
  seeds: [0],
};
const first = { ...small, name: 'Alpha magnitude', strategies: [{ id: 'magnitude' }] };
const second = { ...small, name: 'Beta random', strategies: [{ id: 'random' }] };
/** Long enough to be paused: two hundred epochs on all of MNIST would take minutes. */
const long = {
  ...small,
  name: 'Gamma long',
  dataset: { id: 'mnist', maxTestExamples: 200 },
  training: { epochs: 200 },
  strategies: [{ id: 'magnitude' }],
  seeds: [0, 1, 2, 3],
};

const urgent = { ...long, name: 'Delta urgent', model: { id: 'mlp', hidden: [16] }, seeds: [0] };

let story: Story;

beforeAll(async () => {
  story = await beginStory({ finished: [first, second] });
}, SLOW);
afterAll(() => story.close());

const row = (name: string) => story.page.getByRole('row').filter({ hasText: name });
/** Starts a document from the page on which it is written. */
async function start(document: { readonly name: string }): Promise<void> {
  const { page } = story;
  await page.getByText('Document (JSON)', { exact: true }).click();
  const editor = page.getByRole('textbox', { name: /Experiment document/ });
  await editor.fill(JSON.stringify(document));
  const button = page.getByRole('button', { name: 'Start', exact: true });
  await expect.poll(() => button.isEnabled(), { timeout: 15_000 }).toBe(true);
  await button.click();
  await page.getByRole('heading', { name: document.name }).waitFor();
}
const choose = (name: string) => row(name).getByRole('checkbox').click();

describe('a researcher with a history', () => {
  it('finds an experiment by a word, and the search stays in the address', async () => {
    const { page } = story;
    await row('Alpha magnitude').waitFor();
    await row('Beta random').waitFor();
    await page.getByRole('searchbox', { name: 'Search experiments' }).fill('beta');
    await row('Alpha magnitude').waitFor({ state: 'detached' });
    await row('Beta random').waitFor();
    expect(page.url()).toContain('search=beta');
    await page.reload();
    await row('Beta random').waitFor();
    expect(await row('Alpha magnitude').count()).toBe(0);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await row('Alpha magnitude').waitFor();
  });

  it('tags one and writes a note, and finds it by them', async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Tags and notes of Alpha magnitude' }).click();
    const dialog = page.getByRole('dialog');
    await expectNoBarrier(page, 'tags and notes');
    await dialog.getByRole('button', { name: 'Add a tag' }).click();
    await page.keyboard.type('paper');
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Notes' }).fill('The one for figure two.');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row('Alpha magnitude').getByText('paper').waitFor();
    await page.getByRole('searchbox').fill('figure two');
    await row('Beta random').waitFor({ state: 'detached' });
    await row('Alpha magnitude').waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await row('Beta random').waitFor();
  });

  it('sees what came out, groups by tag, and keeps that as a view', async () => {
    const { page } = story;
    await page.getByText('2 experiments').waitFor();
    // One seed: whatever is recommended, the history says what that is worth.
    await row('Alpha magnitude')
      .getByRole('link', { name: /One seed|of 1 candidate/ })
      .waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('Tag');
    await row('Without a tag').waitFor();
    await page.getByRole('button', { name: /^paper/ }).click();
    await row('Alpha magnitude').waitFor({ state: 'detached' });
    expect(page.url()).toContain('by=tag');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('textbox', { name: 'Name of this view' }).fill('By tag');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('link', { name: 'By tag' }).waitFor();
    await expectNoBarrier(page, 'history with a view');
    await story.go('#/');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('link', { name: 'By tag' }).click();
    await row('Without a tag').waitFor();
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('No groups');
    await page.keyboard.press('Escape');
  });

  it('compares two of them', async () => {
    const { page } = story;
    await choose('Alpha magnitude');
    await choose('Beta random');
    await page.getByText('2 chosen').waitFor();
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.waitForURL(/compare\?ids=/);
    await page.getByText('Alpha magnitude').first().waitFor();
    await page.getByText('Beta random').first().waitFor();
    await page.goBack();
  });

  it('names it otherwise on its own page, and takes it back when it was put away', async () => {
    const { page } = story;
    await row('Alpha magnitude').getByRole('link', { name: 'Alpha magnitude' }).click();
    await page.getByText('paper', { exact: true }).waitFor();
    await page.getByText('The one for figure two.').waitFor();
    const name = (text: string) => page.getByRole('heading', { level: 1, name: text, exact: true });
    const rename = async (text: string, key: string) => {
      await page.getByRole('button', { name: 'Rename' }).click();
      await page.keyboard.type(text);
      await page.keyboard.press(key);
    };
    await rename('Thrown away', 'Escape');
    await name('Alpha magnitude').waitFor();
    await rename('Alpha, renamed', 'Enter');
    await name('Alpha, renamed').waitFor();
    await expectNoBarrier(page, 'experiment');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Archived', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Archived', { exact: true }).waitFor({ state: 'detached' });
    await story.go('#/');
    await row('Alpha, renamed').getByRole('link').first().click();
    await rename('Alpha magnitude', 'Enter');
    await name('Alpha magnitude').waitFor();
    await story.go('#/');
  });

  it('puts one away, brings it back, puts it away again and deletes it for good', async () => {
    const { page } = story;
    await choose('Beta random');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await row('Beta random').waitFor({ state: 'detached' });
    await page.getByText('1 experiment archived').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row('Beta random').waitFor();
    await page.getByText('2 experiments').waitFor();
    await choose('Beta random');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Archive (1)').click();
    await row('Beta random').waitFor();
    await choose('Beta random');
    await page.getByRole('button', { name: 'Restore' }).click();
    await row('Beta random').waitFor({ state: 'detached' });
    await story.go('#/');
    await choose('Beta random');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('Archive (1)').click();
    await choose('Beta random');
    await page.getByRole('button', { name: 'Delete for good…' }).click();
    await page.getByText('This cannot be undone').waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText(/1 run deleted/).waitFor();
    await story.go('#/');
    await row('Alpha magnitude').waitFor();
    expect(await row('Beta random').count()).toBe(0);
  });

  it('duplicates one and starts it with a longer training', { timeout: SLOW }, async () => {
    const { page } = story;
    await choose('Alpha magnitude');
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { name: 'New experiment' }).waitFor();
    await page.getByText('Document (JSON)', { exact: true }).click();
    const editor = page.getByRole('textbox', { name: /Experiment document/ });
    expect(await editor.inputValue()).toContain('"Alpha magnitude (2)"');
    await start(long);
  });

  it('watches it, pauses it, and it goes on', { timeout: SLOW }, async () => {
    const { page } = story;
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await page.getByRole('row').getByText('Training').first().waitFor();
    const log = page.getByRole('list', { name: 'Log' });
    await log.getByText('Started').first().waitFor();
    await page
      .getByText(/epoch \d+ of 200\s*loss [\d.]+\s*accuracy [\d.]+%/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await log.getByText('Paused').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await log.getByText('Resumed').first().waitFor();
    await expectNoBarrier(page, 'runs');
  });

  it('has something urgent run before it, by the keyboard', { timeout: SLOW }, async () => {
    const { page, go } = story;
    const long = page.url();
    await page.getByRole('button', { name: 'Duplicate' }).click();
    await page.getByRole('heading', { name: 'New experiment' }).waitFor();
    await start(urgent);
    await page.getByText('1 experiment is served before it.').waitFor();
    await page.getByRole('link', { name: 'See the queue' }).click();
    await page.getByRole('heading', { name: 'Queue' }).waitFor();
    const names = () =>
      page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
    await expect.poll(names).toEqual(['Gamma long', 'Delta urgent']);
    await page.getByRole('button', { name: 'Run Delta urgent first' }).press('Enter');
    await page.getByText('“Delta urgent” is now number 1 of 2.').waitFor({ state: 'attached' });
    expect(await names()).toEqual(['Delta urgent', 'Gamma long']);
    // What was pressed cannot be pressed again: the focus is on what can be done next with it.
    const focused = () => page.locator(':focus').getAttribute('aria-label');
    await expect.poll(focused).toBe('Move Delta urgent down');
    await page
      .getByText(/[\d.]+ of [\d.]+ GB/)
      .first()
      .waitFor();
    await expectNoBarrier(page, 'queue');
    await page.getByRole('link', { name: 'Delta urgent' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stop them' }).click();
    await page.getByRole('button', { name: /Retry 2 runs/ }).waitFor();
    await go(new URL(long).hash);
  });

  it('cancels it, and tries a single run of it again', { timeout: SLOW }, async () => {
    const { page } = story;
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stop them' }).click();
    await page.getByRole('button', { name: /Retry 8 runs/ }).waitFor();
    await page.getByRole('button', { name: /^Retry Dense baseline, seed 2/ }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('row').getByText('Training').first().waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stop them' }).click();
    await page.getByRole('button', { name: /Retry 8 runs/ }).waitFor();
  });

  it('lets more runs train at a time, and goes back to what the machine suggests', async () => {
    const { page, go } = story;
    await go('#/settings');
    const workers = page.getByRole('textbox', { name: 'Runs at a time' });
    await workers.fill('5');
    await workers.press('Enter');
    await page.getByRole('button', { name: /as the machine suggests/ }).click();
    await page
      .getByRole('button', { name: /as the machine suggests/ })
      .waitFor({ state: 'detached' });
    await expectNoBarrier(page, 'settings');
  });

  it('reads it in Chinese on a small screen', async () => {
    const { page, go } = story;
    await page.setViewportSize({ width: 1024, height: 768 });
    await go('#/settings');
    await page.getByText('中文', { exact: true }).click();
    await go('#/queue');
    await page.getByRole('heading', { name: '没有等待中的实验' }).waitFor();
    await expectFits(page, 'queue');
    await go('#/');
    await page.getByRole('heading', { name: '历史记录' }).waitFor();
    await row('Gamma long').getByText('已取消').waitFor();
    await expectFits(page, 'history');
    await expectNoBarrier(page, 'history');
    await row('Gamma long').getByRole('link').first().click();
    await page.getByRole('button', { name: '重命名' }).waitFor();
    await page.getByRole('button', { name: '添加标签和备注' }).waitFor();
    await expectFits(page, 'experiment');
    await expectNoBarrier(page, 'experiment, zh');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
