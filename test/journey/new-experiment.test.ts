import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * Making experiments, as one story: each step goes on where the one before it ended.
 */

const SLOW = 150_000;

let story: Story;
let page: Page;
/** What was started, as the form wrote it. */
let written: string;

const summary = () => page.getByRole('region', { name: 'What starting means' });
const startButton = () => page.getByRole('button', { name: 'Start', exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const check = (name: string) => page.getByRole('checkbox', { name, exact: true });
const gaps = () => page.getByRole('region', { name: 'Soundness', exact: true });
const show = (name: string) => page.getByText(name, { exact: true }).click();

async function type(name: string, value: string): Promise<void> {
  await field(name).fill(value);
  await field(name).blur();
}

async function documentText(): Promise<string> {
  await show('Document (JSON)');
  const text = await field('Experiment document (JSON)').inputValue();
  await show('Form');
  return text;
}

async function document(): Promise<Record<string, unknown>> {
  return JSON.parse(await documentText()) as Record<string, unknown>;
}

/** Of five repetitions two are left. */
async function repeatTwice(): Promise<void> {
  const fewer = page.getByRole('button', { name: 'One repetition fewer' });
  await fewer.click({ clickCount: 3 });
}

/** Lets a file fall on the page, as a person does who drags it there. */
async function drop(name: string, text: string): Promise<void> {
  // As text, since it runs in the page, whose names this program does not have.
  await page.evaluate(`{
    const dataTransfer = new DataTransfer();
    const options = { type: 'application/json' };
    dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, options));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    }
  }`);
}

async function newExperiment(): Promise<void> {
  await story.go('#/new');
  await page.getByRole('heading', { name: 'New experiment' }).waitFor();
}

beforeAll(async () => {
  // Colours are judged as they stay, not on their way.
  story = await beginStory({ context: { reducedMotion: 'reduce' } });
  ({ page } = story);
});
afterAll(() => story.close());

describe('a researcher', () => {
  it('is two clicks away from the comparison of the article', async () => {
    await newExperiment();
    await page.getByRole('button', { name: /^Article comparison/ }).click();
    await summary().getByText('150 runs').waitFor();
    await expect.poll(() => startButton().isEnabled()).toBe(true);
  });

  it('keeps the draft when the page is loaded anew, and can discard it', async () => {
    await page.reload();
    await summary().getByText('150 runs').waitFor();
    await page.getByRole('button', { name: 'Use a preset or file…' }).click();
    await show('Discard this draft');
    await page.getByRole('heading', { name: 'Presets' }).waitFor();
  });

  it('makes a comparison of their own by the form alone', async () => {
    await page.getByRole('button', { name: /^A comparison of your own/ }).click();
    await type('Name', 'Small net');
    await page.getByTitle('Change 128').click();
    await field('Hidden units').fill('16');
    await field('Hidden units').press('Enter');
    await type('Training images', '2000');
    await type('Test images', '500');
    await page.getByRole('group', { name: 'Training' }).first().getByLabel('Epochs').fill('1');
    await check('First-order Taylor').check();
    await type('Batches', '2');
    await page.getByRole('button', { name: 'Add a variant of Magnitude' }).click();
    await check('Random, same layers').uncheck();
    await repeatTwice();

    expect(await document()).toMatchObject({
      name: 'Small net',
      dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 500 },
      model: { id: 'mlp', hidden: [16] },
      training: { epochs: 1 },
      strategies: [
        { id: 'magnitude' },
        { id: 'magnitude', scope: 'layer' },
        { id: 'random' },
        { id: 'scratch' },
        { id: 'taylor', batches: 2 },
      ],
      seeds: [0, 1],
    });
    // Two seeds, each with two dense networks and five strategies at five levels.
    await summary().getByText('54 runs').waitFor();
    await summary().getByText('4 dense networks').waitFor();
  });

  it('chooses the last rate of training for fine-tuning, or a rate of its own', async () => {
    const fineTuning = page.getByRole('group', { name: 'Fine-tuning' }).last();
    const rate = fineTuning.getByRole('combobox', { name: 'Learning rate', exact: true });
    const number = fineTuning.getByRole('textbox', { name: 'Learning rate', exact: true });
    // Whoever has been at the document finds the form folded again.
    const choose = async (option: string) => {
      await page.getByText(/^Schedule, regularisation and more/).click();
      await rate.selectOption(option);
    };
    const written = async () => (await document())['fineTuning'];
    await choose('the last of training');
    expect(await written()).toMatchObject({ learningRate: 'last' });
    await choose('a number');
    await number.fill('0.02');
    await number.press('Enter');
    expect(await written()).toMatchObject({ learningRate: 0.02 });
    await choose('as in training');
    expect(await written()).not.toHaveProperty('learningRate');
  });

  it('is told what is lost without a control, and puts it back', async () => {
    await check('Random').uncheck();
    const lost = gaps().getByText(
      'Missing: Random, Random, same layers (as Magnitude), Random, same layers (as First-order Taylor, batches 2). Without them no strategy is shown to be better than chance.',
      { exact: true },
    );
    await lost.waitFor();
    const put =
      'Add Random, Random, same layers (as Magnitude), Random, same layers (as First-order Taylor, batches 2)';
    await gaps().getByRole('button', { name: put, exact: true }).click();
    expect(await check('Random').isChecked()).toBe(true);
    expect(await check('Random, same layers').isChecked()).toBe(true);
    await lost.waitFor({ state: 'detached' });
  });

  it('mends the other gaps of the checklist by their buttons', async () => {
    await page.getByRole('group', { name: 'Fine-tuning' }).first().getByLabel('Epochs').fill('0');
    await page.getByRole('button', { name: 'Fine-tune for 1 epoch' }).click();
    await page.getByRole('button', { name: 'Remove 0.75' }).click();
    await page.getByText('A curve needs 5 levels').waitFor();
    await page.getByRole('button', { name: 'Add 75%' }).click();
    await page.getByRole('button', { name: 'Add seeds 2, 3, 4' }).click();
    await page.getByText('Nothing is missing that can be planned for.').waitFor();
    expect(await document()).toMatchObject({
      fineTuning: { epochs: 1 },
      sparsities: [0.5, 0.75, 0.875, 0.9375, 0.96875],
      seeds: [0, 1, 2, 3, 4],
    });
  });

  it('tests on folds of the training examples, and goes back to the test set', async () => {
    // Five seeds, each with two dense networks and seven strategies at five levels.
    await summary().getByText('185 runs').waitFor();
    await type('Folds', '3');
    await summary().getByText('555 runs').waitFor();
    await summary().getByText('30 dense networks').waitFor();
    expect((await document())['crossValidation']).toEqual({ folds: 3 });
    await type('Folds', '');
    await summary().getByText('185 runs').waitFor();
    expect(await document()).not.toHaveProperty('crossValidation');
  });

  it('writes levels as people say them', async () => {
    await field('Sparsities').fill('80% 10x');
    await field('Sparsities').press('Enter');
    expect((await document())['sparsities']).toEqual([0.5, 0.75, 0.8, 0.875, 0.9, 0.9375, 0.96875]);
  });

  it('finds what is wrong at the field itself and in the summary, in the words of the form', async () => {
    await field('Sparsities').fill('half 1.5');
    await field('Sparsities').press('Enter');
    await type('Training images', '-5');
    await type('Repetitions', 'some');
    const problems = page.getByRole('alert');
    await problems.getByText('Repetitions').waitFor();
    await problems.getByText('Training images').waitFor();
    expect(await problems.innerText()).not.toMatch(/[[\]]|line \d/);
    expect(await page.getByText('“half” must be a number').count()).toBe(2);
    expect(await page.getByText('1.5 must be at least 0 and less than 1').count()).toBe(2);
    expect(await page.getByText('-5 must be a whole number, at least 1').count()).toBe(2);
    // What was typed stays as it was, and nothing can start with it.
    expect(await field('Training images').inputValue()).toBe('-5');
    expect(await startButton().isDisabled()).toBe(true);
    await expectNoBarrier(page, 'problems');
    await problems.getByRole('button', { name: 'Data set, Training images' }).click();
    expect(await field('Training images').evaluate((input) => input.matches(':focus'))).toBe(true);
    await type('Training images', '2000');
    await type('Repetitions', '5');
    await page.getByRole('button', { name: 'Remove half' }).click();
    await page.getByRole('button', { name: 'Remove 1.5' }).click();
    await expect.poll(() => startButton().isEnabled()).toBe(true);
  });

  it('opens what is folded over a field, and leaves out what nothing reads', async () => {
    const training = page.getByRole('group', { name: 'Training', exact: true });
    const optimizer = training.first().getByLabel('Optimizer');
    await optimizer.selectOption('momentum');
    await page.getByText(/^Schedule, regularisation and more/).click();
    await type('Momentum', 'abc');
    await page.getByText(/^Schedule, regularisation and more/).click();
    await page.getByRole('button', { name: 'Training, Momentum' }).click();
    await page.getByText('“abc” must be a number, at least 0 and less than 1').first().waitFor();
    expect(await field('Momentum').evaluate((input) => input.matches(':focus'))).toBe(true);
    await optimizer.selectOption('sgd');
    expect((await document())['training']).not.toHaveProperty('momentum');
    await expect.poll(() => startButton().isEnabled()).toBe(true);
  });

  it('finds in the document what the form has no field for, and takes it out there', async () => {
    await show('Document (JSON)');
    const editor = field('Experiment document (JSON)');
    const text = await editor.inputValue();
    await editor.fill(text.replace('"seeds"', '"momentun": 1, "seeds"'));
    await page
      .getByText(/must|is not a known field/)
      .first()
      .waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/device line \d+/);
    await show('Form');
    await page.getByRole('button', { name: 'Leave it out' }).click();
    await expect.poll(() => startButton().isEnabled()).toBe(true);
  });

  it('sees the form wait while the document is no JSON, and loses nothing', async () => {
    await show('Document (JSON)');
    const editor = field('Experiment document (JSON)');
    const before = await editor.inputValue();
    await editor.fill(`${before},`);
    await show('Form');
    await page.getByText('The form is waiting for the document').waitFor();
    await page.getByRole('button', { name: 'Go to the document' }).click();
    expect(await editor.inputValue()).toBe(`${before},`);
    await editor.fill(before.replace('"Small net"', '"Smaller net"'));
    await show('Form');
    expect(await field('Name').inputValue()).toBe('Smaller net');
  });

  it('starts it by the keyboard and lands on the experiment', { timeout: SLOW }, async () => {
    await page.getByRole('button', { name: 'The article’s three' }).click();
    await repeatTwice();
    await summary().getByText('46 runs').waitFor();
    written = JSON.stringify({ ...(await document()), sparsities: [0.5, 0.8, 0.9, 0.95] });
    // What was typed last counts, though it was never left.
    await field('Sparsities').fill('0.95');
    await field('Sparsities').press('Control+Enter');
    await page.getByRole('heading', { name: 'Smaller net' }).waitFor();
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: SLOW });
  });

  it('drops the document again and hears that it is finished already', async () => {
    await newExperiment();
    await drop('notes.json', written);
    await summary().getByText('All finished here before').waitFor();
    expect(await field('Name').inputValue()).toBe('Smaller net');
  });

  it('hears about how long more of the same would take here', async () => {
    await page.getByRole('button', { name: 'One repetition more' }).click();
    await summary()
      .getByText(/about \d+ (sec|min) on this machine/)
      .waitFor();
    await summary().getByText('60 of them finished here before').waitFor();
  });

  it('makes a series of one setting, and lands on its comparison', async () => {
    await newExperiment();
    await drop(
      'small.json',
      JSON.stringify({
        ...(JSON.parse(written) as object),
        name: 'Rates',
        dataset: { id: 'mnist', maxTrainExamples: 200, maxTestExamples: 100 },
        strategies: [{ id: 'magnitude' }],
        sparsities: [0.5],
        seeds: [0],
      }),
    );
    await page.getByLabel('Setting').selectOption('Training, Learning rate');
    await page.getByRole('button', { name: 'Series' }).waitFor();
    await field('Values').fill('0.2 oops');
    await field('Values').press('Enter');
    await page.getByRole('button', { name: 'Series' }).click();
    await page.getByText('“oops” must be a number').first().waitFor();
    await page.getByRole('button', { name: 'Remove oops' }).click();
    await summary().getByText('2 experiments').waitFor();
    await summary().getByText('6 runs').waitFor();
    await startButton().click();
    await page.getByRole('heading', { name: 'Compare experiments' }).waitFor();
    await page.getByText('Rates: training learning rate 0.2').first().waitFor();
    await story.go('#/?tags=Rates');
    await page.getByText('Rates: training learning rate 0.2').first().waitFor();
    await page.getByText('Rates: training learning rate 0.1').first().waitFor();
    expect(await page.getByText('Smaller net').count()).toBe(0);
    await newExperiment();
    await drop('notes.json', written);
  });

  it('meets no serious barrier, in light and dark, form and text', { timeout: SLOW }, async () => {
    await page.getByText('Schedule, regularisation and more').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // Judged while it changes, half of the page would have the colours of the other look.
      await page.locator(`html[data-look="${colorScheme}"]`).waitFor({ state: 'attached' });
      await expectNoBarrier(page, colorScheme);
    }
    await show('Document (JSON)');
    await expectNoBarrier(page, 'text');
    await show('Form');
  });

  it('has room for everything in a small window', async () => {
    await page.setViewportSize({ width: 1024, height: 768 });
    const overflow = await page
      .locator('main')
      .evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await startButton().isVisible()).toBe(true);
  });

  it('does the same in Chinese', async () => {
    await story.go('#/settings');
    await page.getByText('中文', { exact: true }).click();
    await story.go('#/new');
    await page.getByRole('heading', { name: '新建实验' }).waitFor();
    await page.getByRole('button', { name: '改用预设或文件…' }).click();
    await show('论文对比');
    await page.getByRole('region', { name: '开始之后' }).getByText('150 个运行').waitFor();
    expect(await field('名称').inputValue()).toBe('论文对比');
    await expectNoBarrier(page, 'zh');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
