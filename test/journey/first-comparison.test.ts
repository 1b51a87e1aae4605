import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from '../../src/contract/results.ts';
import { findDoor, oneTimeAddress } from '../../src/server/door.ts';
import { makeFolder, removeFolder } from '../integration/scratch-folder.ts';
import { startWorkbench, type Started } from '../integration/workbench-process.ts';
import { expectNoBarrier } from './barriers.ts';
import { launchBrowser } from './browser.ts';

/*
 * A newcomer's first comparison, as one story: each step goes on where the one before it ended.
 */

const PORT = 8137;
const SLOW = 120_000;

let folder: string;
let browser: Browser;
let page: Page;
let server: Started;
const defects: string[] = [];

async function serve(): Promise<string> {
  server = startWorkbench(['serve', '--no-open', '--port', String(PORT), '--data-dir', folder]);
  await server.says('http://');
  return oneTimeAddress(findDoor(folder));
}

/** Starts the host again and lets the browser in by another tab, as its user would. */
async function serveAgain(): Promise<void> {
  const another = await page.context().newPage();
  await another.goto(await serve());
  await another.locator('h1').waitFor();
  await another.close();
}

/** Ends the host at once, as a power cut would. */
async function killHost(): Promise<void> {
  server.child.kill('SIGKILL');
  await server.ended;
}

const accuracyChart = () => page.getByRole('img', { name: /accuracy/i }).first();

beforeAll(async () => {
  folder = makeFolder();
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
  });
  page = await context.newPage();
  page.on('pageerror', (error) => defects.push(error.message));
  page.setDefaultTimeout(30_000);
});

afterAll(async () => {
  await browser.close();
  await killHost();
  removeFolder(folder);
});

/** The preset, made small: what is asked stays, the budget shrinks. */
function smaller(text: string): string {
  const document = JSON.parse(text) as Record<string, Record<string, unknown>>;
  return JSON.stringify({
    ...document,
    name: 'First comparison',
    dataset: { id: 'mnist', maxTrainExamples: 4000, maxTestExamples: 1000 },
    training: { ...document['training'], epochs: 2 },
    sparsities: [0.5, 0.9],
    seeds: [0, 1],
  });
}

describe('a newcomer', () => {
  it('opens the workbench and finds nothing yet, and a way to begin', async () => {
    await page.goto(await serve());
    await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    await page.getByRole('button', { name: 'Choose a preset' }).click();
    await page.getByRole('heading', { name: 'New experiment' }).waitFor();
  });

  it('is told in the document what is wrong with it', async () => {
    await page.getByRole('button', { name: /^Article comparison/ }).click();
    await page.getByText('150 runs').last().waitFor();
    await page.getByText('Document (JSON)', { exact: true }).click();
    const editor = page.getByRole('textbox', { name: 'Experiment document' });
    const preset = await editor.inputValue();
    await editor.fill(preset.replace('0.8', '1.2'));
    await page.getByRole('alert').getByText('1.2').waitFor();
    expect(await page.getByRole('button', { name: 'Start', exact: true }).isDisabled()).toBe(true);
    await editor.fill(smaller(preset));
  });

  it('starts it and watches it run', { timeout: SLOW }, async () => {
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await expect.poll(() => start.isEnabled(), { timeout: 10_000 }).toBe(true);
    await start.click();
    await page.getByRole('heading', { name: 'First comparison' }).waitFor();
    await page.getByRole('progressbar').first().waitFor();
    await page
      .getByText(/[1-9]\d* of \d+ runs (?:finished|trained)|Latency is measured/)
      .waitFor({ timeout: SLOW });
  });

  it('loses nothing when the host is killed and started again', { timeout: SLOW }, async () => {
    await killHost();
    await page.getByText(/reconnect/i).waitFor();
    await serveAgain();
    await page.getByText(/reconnect/i).waitFor({ state: 'detached', timeout: 30_000 });
    await page.getByText('Done', { exact: true }).first().waitFor({ timeout: SLOW });
  });

  it('sees accuracy against sparsity and the figures of each strategy', async () => {
    const drawing = accuracyChart().locator('svg').first();
    await drawing.waitFor();
    expect((await drawing.boundingBox())?.width).toBeGreaterThan(400);
    // Nine strategies, each a line with its band, and the two dense networks.
    expect(await drawing.locator('path').count()).toBeGreaterThan(18);

    const table = page.getByRole('table').first();
    const rows = await table.getByRole('row').allInnerTexts();
    for (const name of [
      'Dense baseline',
      'Dense, trained as long',
      'Magnitude',
      'First-order Taylor',
      'Mean activation',
      'L0 projection',
      'Fixed threshold',
      'Smaller network from scratch',
      'Random',
    ]) {
      const row = rows.find((text) => text.includes(name));
      expect(row, name).toMatch(/\d\d\.\d\d ± \d+\.\d\d/);
    }
  });

  it('exports the results, and they are what the workbench stored', async () => {
    await page.getByRole('link', { name: 'Report', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).click(),
    ]);
    const path = join(folder, 'exported.json');
    await download.saveAs(path);
    const results = resultsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    expect(results.document.name).toBe('First comparison');
    expect(results.runs.every(({ status }) => status === 'done')).toBe(true);
  });

  it('opens parts and pages while the host is away, and they come by themselves', async () => {
    await killHost();
    await page.getByText(/reconnect/i).waitFor();
    await page.getByRole('link', { name: 'Answer', exact: true }).click();
    await page.getByRole('link', { name: 'Catalogue' }).click();
    // Nobody has looked at it yet: its code has to be fetched.
    await page.getByRole('alert').getByText('comes by itself').waitFor();
    await serveAgain();
    await page.getByText('60,000').waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 2, name: /sparsity/ }).waitFor();
  });

  it('goes back to the tab before, and reopens the experiment from the history', async () => {
    await page.goBack();
    await page.getByRole('button', { name: 'JSON' }).waitFor();
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('link', { name: 'First comparison' }).click();
    await accuracyChart().locator('svg').first().waitFor();
  });

  it('goes about it by keys, and is told which there are', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expectNoBarrier(page, 'the list of shortcuts');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('2');
    await page.getByRole('heading', { name: 'What you need' }).waitFor();
    await page.keyboard.press('/');
    // What is typed into the search is text, and no shortcut.
    await page.keyboard.type('n?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('n?');
    await page.getByRole('searchbox').fill('');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to…' }).fill('first comp');
    await page.getByRole('option', { name: 'First comparison' }).waitFor();
    await expectNoBarrier(page, 'going to a place by name');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'First comparison' }).waitFor();
  });

  it('reads what the words mean, and the guide', async () => {
    await page.getByRole('link', { name: 'Help', exact: true }).click();
    await page.getByRole('heading', { name: 'A first comparison' }).waitFor();
    await page.getByRole('link', { name: 'Can it be defended?' }).click();
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toBe('Can it be defended?');
    await page.getByRole('article').getByRole('link', { name: 'strategies.md' }).click();
    await page.getByRole('heading', { name: 'Strategies', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Terms' }).click();
    await page.getByText('fine-tuned for as long as what is pruned').waitFor();
  });

  it('reads it in Chinese', async () => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('link', { name: '历史记录' }).click();
    await page.getByRole('heading', { name: '历史记录' }).waitFor();
  });

  it('meets no serious barrier on any page', { timeout: SLOW }, async () => {
    const home = new URL(page.url()).origin;
    const experiment = await page
      .getByRole('link', { name: 'First comparison' })
      .getAttribute('href');
    for (const address of [
      '#/',
      '#/new',
      experiment as string,
      '#/settings',
      '#/help',
      '#/help/terms',
      '#/help/statistics',
    ]) {
      await page.goto(`${home}/${address}`);
      await page.locator('h1').waitFor();
      await expectNoBarrier(page, address);
    }
  });

  it('met no error in the page on the way', () => {
    expect(defects).toEqual([]);
  });
});
