import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFits, expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A look inside a finished comparison of LeNet-5, and into the catalogue, as one story: each step
 * goes on where the one before it ended.
 */

const SLOW = 120_000;
const NAME = 'Inside LeNet-5';

const document = {
  name: NAME,
  dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 1000 },
  model: { id: 'lenet-5', channels: [6, 12], hidden: 40 },
  training: { epochs: 1, learningRate: 0.05, optimizer: 'momentum' },
  fineTuning: { epochs: 0 },
  strategies: [{ id: 'magnitude' }, { id: 'scratch' }, { id: 'random' }],
  sparsities: [0.5, 0.95],
  seeds: [0, 1],
};

let story: Story;
let page: Page;

beforeAll(async () => {
  const viewport = { width: 1024, height: 768 };
  story = await beginStory({ finished: [document], context: { viewport } });
  ({ page } = story);
}, SLOW);
afterAll(() => story.close());

const histogram = (layer: string) =>
  page.getByRole('img', { name: new RegExp(`^Histogram of the weights of ${layer}:`) });
const images = () => page.getByRole('button', { name: /^Enlarge: Test example \d+: \d\. / });
const pictures = () => page.getByRole('img', { name: /^Test example \d+: \d\. / });
const kind = (name: string) =>
  page.getByRole('group', { name: 'Which examples' }).getByRole('button', { name });
const labelOf = (place: ReturnType<typeof images>) => place.getAttribute('aria-label');
const layer = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name},`) });
const figureOf = async (name: string) =>
  Number(
    (await page.locator('dt', { hasText: name }).locator('+ dd').innerText()).replace(',', ''),
  );

/** As much of a canvas as tells what is drawn on it; this program itself has no screen. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

/** How bright the drawn pixels of a canvas are, in all. */
const brightness = (canvas: ReturnType<typeof pictures>) =>
  canvas.evaluate((element) => {
    const drawn = element as unknown as Canvas;
    const { data } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height);
    return data.filter((_, index) => index % 4 === 0).reduce((sum, value) => sum + value, 0);
  });

describe('a researcher who wants to know what pruning did', () => {
  it('opens the inside of a finished experiment', async () => {
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('link', { name: 'Networks', exact: true }).click();
    await page.getByRole('heading', { name: 'What is left of each layer' }).waitFor();
    const map = page.getByRole('img', { name: /conv1, conv2, hidden, output/ });
    // A square for each of three strategies at two levels, in four layers.
    await expect.poll(() => map.locator('svg text').filter({ hasText: '%' }).count()).toBe(24 + 6);
  });

  it('sees the weights of each layer, those that are left and those of the baseline', async () => {
    for (const layer of ['conv1', 'conv2', 'hidden', 'output']) {
      await histogram(layer).locator('svg').first().waitFor();
    }
    const bars = () => histogram('conv1').locator('svg path').count();
    const logarithmic = await bars();
    expect(logarithmic).toBeGreaterThan(20);
    await page.getByText('Linear', { exact: true }).click();
    await expect.poll(bars).not.toBe(logarithmic);
  });

  it('sees the network as it is wired, and what is left of each layer', async () => {
    await layer('conv1').waitFor();
    const picture = page.getByRole('radiogroup', { name: 'Picture of the network with 8 layers' });
    expect(await picture.getByRole('radio').count()).toBe(8);
    expect(await layer('conv2').getAttribute('aria-label')).toMatch(
      /^conv2, Conv2D 5×5, 8×8×12, Magnitude, 95%: \d+\.\d% \((\d+ left|12 → \d+ units)\)$/,
    );
  });

  it('goes to a layer by mouse or arrow keys, and sees its weights and its units', async () => {
    await layer('conv2').click();
    const figures = page.getByRole('table', { name: 'Figures of conv2' });
    await figures.getByRole('row', { name: /^Parameters 1,812 \d+$/ }).waitFor();
    await page.getByRole('img', { name: /^conv2: \d+ of 12 units are left/ }).waitFor();
    await layer('conv2').press('ArrowDown');
    await layer('conv2').and(page.locator('[aria-checked="false"]')).waitFor();
    await page.getByText('This layer has no weights that could be pruned.').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.url()).toContain('layer=conv1');
    await page.getByRole('img', { name: /^conv1: \d of 6 units are left/ }).waitFor();
  });

  it('sees the digits that the pruned network misreads, page by page', async () => {
    const wrong = await figureOf('Newly wrong');
    expect(wrong).toBeGreaterThan(12);
    await expect.poll(() => images().count()).toBe(12);
    expect(await brightness(pictures().first())).toBeGreaterThan(0);
    const card = page
      .getByRole('listitem')
      .filter({ hasText: 'Dense baseline' })
      .filter({ has: images() });
    await card
      .first()
      .getByText(/^\d+\.\d%$/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText(`13 to ${Math.min(24, wrong)} of ${wrong}`, { exact: true }).waitFor();
  });

  it('sees those of one square of the matrix, by mouse or keyboard', async () => {
    const matrix = page.getByRole('img', { name: /^Heat map: change in confusions/ });
    const { width = 0 } = (await matrix.boundingBox()) ?? {};
    await matrix.click({ position: { x: width - 20, y: 24 } });
    await expect.poll(() => page.url()).toMatch(/images=all&truth=0&said=9/);
    await kind('Newly wrong').press('Enter');
    await page.getByLabel('True class', { exact: true }).selectOption('Any');
    await page.getByLabel('Said by either network').selectOption('Any');
    const told = /: (\d)\. Dense baseline: \d, Magnitude, 95%: (\d)$/;
    const [, truth = '', said = ''] = told.exec((await labelOf(images().first())) ?? '') ?? [];
    await page.getByLabel('True class', { exact: true }).selectOption(truth);
    await page.getByLabel('Said by either network').selectOption(said);
    await expect
      .poll(() => labelOf(images().last()))
      .toMatch(new RegExp(`: ${truth}\\. Dense baseline: ${truth}, Magnitude, 95%: ${said}$`));
    const url = new URL(page.url().replace('#/', '')).searchParams;
    expect([url.get('truth'), url.get('said')]).toEqual([truth, said]);
    await kind('Newly wrong').and(page.locator('[aria-pressed="true"]')).waitFor();
  });

  it('enlarges an image and goes on to the next', async () => {
    await images().first().click();
    const dialog = page.getByRole('dialog', { name: 'Test example' });
    const first = await dialog.getByRole('img').getAttribute('aria-label');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => dialog.getByRole('img').getAttribute('aria-label')).not.toBe(first);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByLabel('Said by either network').selectOption('Any');
    await page.getByLabel('True class', { exact: true }).selectOption('Any');
  });

  it('chooses another run, which the address keeps', async () => {
    await page.getByRole('combobox', { name: 'Strategy' }).selectOption('Random');
    await page.getByRole('combobox', { name: 'Level' }).selectOption('50%');
    await page.getByRole('combobox', { name: 'Seed', exact: true }).selectOption('Seed 1');
    await expect.poll(() => page.url()).toMatch(/at=3-random@0.5&seed=1(&|$)/);
    await histogram('output').waitFor();
    const wrong = await figureOf('Newly wrong');
    await page.reload();
    await histogram('output').waitFor();
    const chosen = page.getByRole('combobox', { name: 'Strategy' });
    expect(await chosen.locator('option:checked').innerText()).toBe('Random');
    expect(await figureOf('Newly wrong')).toBe(wrong);
  });

  it('is told where the layers have other shapes than the baseline', async () => {
    await page
      .getByRole('combobox', { name: 'Strategy' })
      .selectOption('Smaller network from scratch');
    await page.getByText('Only this run is shown').waitFor();
  });

  it('puts a second strategy beside, in the picture and under the images', async () => {
    await page.getByRole('combobox', { name: 'Run beside it' }).selectOption('Magnitude');
    await expect
      .poll(() => layer('conv1').getAttribute('aria-label'))
      .toMatch(/Smaller network from scratch, 50%: .*, Magnitude, 50%: /);
    await kind('The two runs disagree').click();
    await page
      .getByRole('button', {
        name: /Smaller network from scratch, 50%: (\d), Magnitude, 50%: (?!\1)\d$/,
      })
      .first()
      .waitFor();
  });

  it('meets no serious barrier there', async () => {
    await images().first().waitFor();
    await expectFits(page, 'the inside');
    await expectNoBarrier(page, 'the inside');
  });
});

describe('a researcher who wants to know how training went', () => {
  const gradients = () =>
    page.getByRole('img', { name: /^Chart: gradient norm by epoch and layer/ });

  it('sees gaps, gradients, dead units and cost of every strategy and level', async () => {
    await page.getByRole('link', { name: 'Training', exact: true }).click();
    const rows = page.getByRole('table', { name: 'Trainings' }).locator('tbody tr');
    // The dense network, and three strategies at two levels; magnitude is not trained any further.
    await expect.poll(() => rows.count()).toBe(7);
    await rows.filter({ hasText: 'Magnitude' }).first().getByText('0.00×').first().waitFor();
    await rows.filter({ hasText: 'Dense baseline' }).getByText('1.00×').first().waitFor();
    await page.getByText('No validation examples were set aside').waitFor();
    await expectFits(page, 'trainings');
    await expectNoBarrier(page, 'trainings');
  });

  it('chooses whose gradients are drawn, and the address keeps it', async () => {
    await gradients().locator('svg').waitFor();
    const drawn = () => gradients().getAttribute('aria-label');
    expect(await drawn()).toContain('Dense baseline');
    await page.getByRole('checkbox', { name: 'Draw the gradients of Dense baseline' }).click();
    await expect.poll(drawn).not.toContain('Dense baseline');
    const half = 'Smaller network from scratch 50%';
    await page.getByRole('checkbox', { name: `Draw the gradients of ${half}` }).click();
    await expect.poll(drawn).toContain(half);
    await page.reload();
    await expect.poll(drawn).toContain(half);
    expect(await drawn()).not.toContain('Dense baseline');
  });
});

describe('a researcher who follows one network through the page', () => {
  const chosenRows = () => page.locator('tr[aria-current="true"]');
  const scrolled = () => page.getByRole('main').evaluate((main) => main.scrollTop);

  it('chooses a strategy at a level, which is chosen in every tab', async () => {
    const trainings = page.getByRole('table', { name: 'Trainings' });
    await trainings.getByRole('button', { name: 'Magnitude', exact: true }).last().click();
    await page.getByText('Magnitude 95%', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Comparison', exact: true }).click();
    await expect.poll(() => chosenRows().count()).toBe(1);
    await chosenRows().getByRole('link', { name: 'Runs of Magnitude' }).click();
    // A run for each seed.
    await expect.poll(() => chosenRows().count()).toBe(2);
    await expectNoBarrier(page, 'runs');
  });

  it('goes from a run to its inside, and back to where it was read', async () => {
    const inside = page.getByRole('link', { name: 'The network of Magnitude 95%, seed 1' });
    await inside.scrollIntoViewIfNeeded();
    const before = await scrolled();
    await inside.click();
    await histogram('output').waitFor();
    const seed = page.getByRole('combobox', { name: 'Seed', exact: true });
    expect(await seed.locator('option:checked').innerText()).toBe('Seed 1');
    expect(page.url()).toMatch(/[?&]at=1-magnitude@0.95&.*seed=1$/);
    await page.getByText('Magnitude 95%, seed 1', { exact: true }).waitFor();
    await page.goBack();
    await expect.poll(() => chosenRows().count()).toBe(2);
    await expect.poll(scrolled).toBe(before);
  });

  it('sorts the runs by what they cost, and lets go of what was chosen', async () => {
    await page.getByRole('button', { name: 'gzip (kB)' }).click();
    await expect.poll(() => page.url()).toContain('runSort=size');
    const runs = page.getByRole('table', { name: 'Single runs' }).locator('tbody tr');
    await expect.poll(() => runs.first().innerText()).toContain('95%');
    await page.getByRole('button', { name: 'Choose nothing' }).click();
    await expect.poll(() => chosenRows().count()).toBe(0);
    expect(page.url()).not.toMatch(/[?&]at=/);
  });
});

describe('the catalogue', () => {
  it('shows a data set as its files are', async () => {
    await page.getByRole('link', { name: 'Catalogue' }).click();
    await page.getByRole('heading', { name: 'MNIST' }).waitFor();
    await page.getByText('60,000').waitFor();
    await page.getByRole('img', { name: /^Bar chart: share of each class/ }).waitFor();
    const examples = page.getByRole('img', { name: /^Example \d of \d$/ });
    expect(await examples.count()).toBe(30);
    expect(await brightness(examples.last())).toBeGreaterThan(0);
    await expectNoBarrier(page, 'data sets');
  });

  it('tells what has been trained here, and what has not', async () => {
    await page.getByRole('link', { name: 'Models' }).click();
    const lenet = page.getByRole('article', { name: 'LeNet-5' });
    await lenet.getByText(/\d\d\.\d\d ± \d+\.\d\d% \(2 seeds\)/).waitFor();
    await lenet.getByText('4 layers with weights').click();
    await lenet.getByRole('row', { name: /^conv2 5 × 5 × 6 × 12 1,812/ }).waitFor();
    await page.getByRole('article', { name: 'ResNet-20' }).getByText('Not trained here').waitFor();
    await expectNoBarrier(page, 'models');
  });

  it('names the strategies with their sources', async () => {
    await page.getByRole('link', { name: 'Strategies' }).click();
    const controls = page.getByRole('region', { name: 'Controls' });
    await controls.getByText(/What is the State of Neural Network Pruning/).waitFor();
    await expectNoBarrier(page, 'strategies');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
