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
const mistakes = () => page.getByRole('img', { name: /^Test image \d+: \d, taken for \d$/ });
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
const brightness = (canvas: ReturnType<typeof mistakes>) =>
  canvas.evaluate((element) => {
    const drawn = element as unknown as Canvas;
    const { data } = drawn.getContext('2d').getImageData(0, 0, drawn.width, drawn.height);
    return data.filter((_, index) => index % 4 === 0).reduce((sum, value) => sum + value, 0);
  });

describe('a researcher who wants to know what pruning did', () => {
  it('opens the inside of a finished experiment', async () => {
    await page.getByRole('link', { name: NAME }).click();
    await page.getByRole('link', { name: 'Inside' }).click();
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

  it('sees the digits that the pruned network misreads, and the others do not', async () => {
    const wrong = await figureOf('Newly wrong');
    expect(wrong).toBeGreaterThan(0);
    expect(await mistakes().count()).toBe(Math.min(60, wrong));
    expect(await brightness(mistakes().first())).toBeGreaterThan(0);
  });

  it('chooses another run, which the address keeps', async () => {
    await page.getByRole('combobox', { name: 'Strategy' }).selectOption('Random');
    await page.getByRole('combobox', { name: 'Level' }).selectOption('50%');
    await page.getByRole('combobox', { name: 'Seed', exact: true }).selectOption('Seed 1');
    await expect.poll(() => page.url()).toMatch(/at=3-random@0.5&seed=1$/);
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

  it('meets no serious barrier there', async () => {
    await mistakes().first().waitFor();
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
