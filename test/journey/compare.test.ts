import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoBarrier } from './barriers.ts';
import { beginStory, type Story } from './story.ts';

/*
 * A researcher reads a comparison closely, as one story: each step goes on where the one before it
 * ended. The figures are those of real runs of a small net.
 */

const SLOW = 300_000;

let story: Story;
let page: Page;

function document(name: string, seeds: number[]) {
  return {
    name,
    dataset: { id: 'mnist', maxTrainExamples: 2000, maxTestExamples: 500, validationFraction: 0.1 },
    model: { id: 'mlp', hidden: [16] },
    training: { epochs: 2, learningRate: 0.1 },
    fineTuning: { epochs: 1 },
    strategies: [
      { id: 'magnitude', scope: 'global' },
      { id: 'activation-mean' },
      { id: 'random', scope: 'layer' },
    ],
    sparsities: [0.5, 0.8],
    seeds,
  };
}

const figures = () => page.getByRole('region', { name: /^Strategies compared/ });
const rowOf = (name: string, asked: string) =>
  figures().getByRole('row').filter({ hasText: name }).filter({ hasText: asked });
const heading = (name: RegExp | string) => page.getByRole('heading', { name });

beforeAll(async () => {
  story = await beginStory({
    finished: [document('Two seeds', [0, 1]), document('One seed', [0])],
    // Colours are judged as they stay, not on their way: a message goes while others are looked at.
    context: { reducedMotion: 'reduce' },
  });
  ({ page } = story);
}, SLOW);
afterAll(() => story.close());

describe('a comparison', () => {
  it('chooses what stands on the axes, and the address keeps it', async () => {
    await page.getByRole('link', { name: 'Two seeds' }).click();
    await heading('Final accuracy against compression ratio').waitFor();
    await page.getByRole('combobox', { name: 'Horizontal axis' }).selectOption('size');
    await page.getByRole('combobox', { name: 'Spread' }).selectOption('sd');
    // Of two seeds whiskers are drawn where they are asked for.
    await page.getByRole('checkbox', { name: 'Whiskers' }).click();
    await page.getByRole('checkbox', { name: 'Pareto front' }).click();
    await heading('Final accuracy against size after gzip').waitFor();
    await page
      .getByText('Circled: by the validation examples no other mean is better in both;')
      .waitFor();
    await expect.poll(() => page.url()).toMatch(/\?.*x=size/);
    expect(page.url()).toMatch(/band=sd/);
    expect(page.url()).toMatch(/bands=on/);
    expect(page.url()).toMatch(/pareto=1/);
  });

  it('draws both dense networks as lines of the legend, and hides one alone', async () => {
    const legend = page.getByRole('group', { name: 'Strategies in the chart' });
    const dense = legend.getByRole('button', { name: /^Dense/ });
    expect(await dense.allInnerTexts()).toEqual(['Dense, trained as long', 'Dense baseline']);
    const drawing = page.getByRole('img', { name: /^Chart: Final accuracy/ }).locator('svg');
    const both = await drawing.innerHTML();
    await dense.first().click();
    expect(await dense.first().getAttribute('aria-pressed')).toBe('false');
    expect(await dense.last().getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => drawing.innerHTML()).not.toBe(both);
    expect(page.url()).toContain('hide=dense-continued');
    await dense.first().click();
    await expect.poll(() => page.url()).not.toContain('hide=');
  });

  it('shows the same selection in chart and table', async () => {
    const chart = page.getByRole('img', { name: /^Chart: Final accuracy/ });
    const before = await chart.locator('svg').innerHTML();
    const row = rowOf('Magnitude', '80%');
    const legend = page.getByRole('group', { name: 'Strategies in the chart' });
    await legend.getByRole('button', { name: 'Magnitude' }).hover();
    await expect.poll(() => row.getAttribute('class')).toContain('hovered');
    await row.getByRole('button', { name: 'Magnitude', exact: true }).click();
    await expect.poll(() => row.getAttribute('class')).toContain('selected');
    await expect.poll(() => chart.locator('svg').innerHTML()).not.toBe(before);
    expect(page.url()).toContain('at=');
  });

  it('zooms by dragging, keeps that in the address, and resets it by a button', async () => {
    const chart = page.getByRole('img', { name: /^Chart: Final accuracy/ });
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    const [left, top] = [box?.x ?? 0, box?.y ?? 0];
    await page.mouse.move(left + 200, top + 60);
    await page.mouse.down();
    await page.mouse.move(left + 420, top + 200, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => page.url()).toContain('zoom=');
    await page.getByRole('button', { name: 'Reset zoom' }).press('Enter');
    await expect.poll(() => page.url()).not.toContain('zoom=');
  });

  it('shows a chart on the whole screen until Escape, and is back where it was', async () => {
    const whole = page.getByRole('button', { name: 'Full screen' }).first();
    await whole.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Final accuracy against size after gzip' });
    await dialog.getByRole('img', { name: /^Chart: Final accuracy/ }).waitFor();
    await dialog.getByText('Mean activation').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => whole.evaluate((one) => one.matches(':focus'))).toBe(true);
  });

  it('saves the chart as files that stand by themselves', async () => {
    const saved = async (kind: 'SVG' | 'PNG') => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('button', { name: `Save as ${kind}` })
          .first()
          .click(),
      ]);
      const path = join(story.folder, download.suggestedFilename());
      await download.saveAs(path);
      return path;
    };
    const svg = await saved('SVG');
    expect(svg).toMatch(/two-seeds-final-accuracy-against-size-after-gzip\.svg$/);
    const drawing = readFileSync(svg, 'utf8');
    for (const name of ['Two seeds', 'Magnitude', 'Mean activation', 'Dense baseline']) {
      expect(drawing).toContain(`>${name}</text>`);
    }
    expect(drawing).not.toMatch(/inherit|var\(/);
    const png = readFileSync(await saved('PNG'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Three pixels for each of the screen.
    const width = Number(/width="(\d+)"/.exec(drawing)?.[1]);
    expect(png.readUInt32BE(16)).toBe(3 * width);
  });

  it('compares every row to a pinned one', async () => {
    const random = rowOf('Random', '50%');
    await random.getByRole('button', { name: 'Compare to Random' }).click();
    await page.getByText('Compared to: Random at 50%.').waitFor();
    const cells = (await random.getByRole('cell').allInnerTexts()).map((text) => text.trim());
    // Its difference to itself is none; that of the others is a figure.
    expect(cells.filter((text) => text === '—').length).toBeGreaterThanOrEqual(1);
    expect(await rowOf('Dense baseline', '0%').innerText()).toMatch(/[+−]\d+\.\d\d ± \d+\.\d\d/);
  });

  it('goes back to the dense network that was trained as long, and pins again', async () => {
    await page.getByRole('button', { name: 'Back to the dense reference' }).click();
    await page.getByText('Compared to: Dense, trained as long.').waitFor();
    // What longer training alone gains: the baseline has a difference, the reference itself has none.
    const difference = /[+−]\d+\.\d\d ± \d+\.\d\d/;
    expect(await rowOf('Dense baseline', '0%').innerText()).toMatch(difference);
    expect(await rowOf('Dense, trained as long', '0%').innerText()).not.toMatch(difference);
    await rowOf('Random', '50%').getByRole('button', { name: 'Compare to Random' }).click();
    await page.getByText('Compared to: Random at 50%.').waitFor();
  });

  it('hides a strategy in chart and table alike', async () => {
    const legend = page.getByRole('group', { name: 'Strategies in the chart' });
    await legend.getByRole('button', { name: 'Mean activation' }).click();
    await expect.poll(() => rowOf('Mean activation', '50%').count()).toBe(0);
  });

  it('saves what the table shows, no less and no more', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'MACs', exact: true }).click();
    await page.keyboard.press('Escape');
    await figures().getByRole('button', { name: 'Strategy', exact: true }).click();
    await page
      .getByRole('button', { name: /^Copy or save: / })
      .first()
      .click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('Save as CSV').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-comparison\.csv$/);
    const path = join(story.folder, 'shown.csv');
    await download.saveAs(path);
    const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(header).toMatch(/^strategy,level,/);
    expect(header).toContain('macs.mean');
    // Two dense networks, and two strategies at two levels; sorted by name.
    expect(lines.map((line) => /^("[^"]*"|[^,]*),/.exec(line)?.[1])).toEqual([
      'Dense baseline',
      '"Dense, trained as long"',
      'Magnitude',
      'Magnitude',
      'Random',
      'Random',
    ]);
  });

  it('copies it for a paper, in its order', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page
      .getByRole('button', { name: /^Copy or save: / })
      .first()
      .click();
    await page.getByText('Copy as LaTeX').click();
    await page.getByText('6 rows copied.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const lines = copied.split('\n');
    expect(lines[1]).toMatch(/^\\begin\{tabular\}\{@\{\}lr+@\{\}\}$/);
    const body = lines.slice(lines.indexOf('\\midrule') + 1, lines.indexOf('\\bottomrule'));
    expect(body.map((line) => line.split(' & ')[0])).toEqual([
      'Dense baseline',
      'Dense, trained as long',
      'Magnitude',
      'Magnitude',
      'Random',
      'Random',
    ]);
  });

  it('is the same again when its address is opened anew', async () => {
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await heading('Final accuracy against size after gzip').waitFor();
    await page.getByText('Compared to: Random at 50%.').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Pareto front' }).isChecked()).toBe(true);
    expect(await rowOf('Magnitude', '80%').getAttribute('class')).toContain('selected');
    expect(await rowOf('Mean activation', '50%').count()).toBe(0);
    await figures().getByRole('columnheader', { name: 'MACs' }).waitFor();
    await expectNoBarrier(page, 'one comparison');
  });

  it('has its latencies measured again', async () => {
    const latency = page.getByRole('region', { name: 'Latency' });
    await latency.getByText(/^Networks that compute the same graph have one latency\./).waitFor();
    const again = latency.getByRole('button', { name: 'Measure again' });
    await again.click();
    await page.getByText(/^Measuring the latency of \d+ runs again/).waitFor();
    // While it is measured it cannot be asked for once more.
    await again.waitFor({ state: 'detached' });
    await again.waitFor();
    await expectNoBarrier(page, 'latency measured again');
  });

  it('draws training and fine-tuning one behind the other, and the address keeps what is chosen', async () => {
    await page.getByRole('link', { name: 'Learning curves' }).click();
    // Both dense networks, and three strategies at their highest level.
    const chart = (curves: number) =>
      page.getByRole('img', { name: `Chart: Accuracy by epoch, ${curves} curves` });
    await chart(5).waitFor();
    await chart(5).getByText('Pruning', { exact: true }).waitFor();
    await chart(5).getByText('Dense baseline', { exact: true }).waitFor();
    await chart(5)
      .getByText('Accuracy: training (solid), validation (dashed), test (points)')
      .waitFor();
    const whole = await chart(5).locator('svg').innerHTML();
    const sets = page.getByRole('group', { name: 'Measured on' });
    await sets.getByRole('checkbox', { name: 'training' }).click();
    await sets.getByRole('checkbox', { name: 'test' }).click();
    await chart(5).getByText('Accuracy: validation (dashed)', { exact: true }).waitFor();
    expect(page.url()).toContain('set=validation');
    expect(await chart(5).locator('svg').innerHTML()).not.toBe(whole);
    const baseline = page.getByRole('group', { name: 'Dense baseline' });
    await baseline.getByRole('checkbox', { name: 'training' }).click();
    await page.getByRole('combobox', { name: 'Seeds' }).selectOption('seed');
    await chart(8).waitFor();
    await expectNoBarrier(page, 'learning curves');
    await page.getByRole('link', { name: 'Comparison' }).click();
    await page.getByText('Compared to: Random at 50%.').waitFor();
  });

  it('sets several experiments beside each other, and says where they are unequal', async () => {
    await story.go('');
    const links = page.getByRole('link', { name: /^(Two seeds|One seed)$/ });
    await links.nth(1).waitFor();
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const ids = hrefs.map((href) => href?.split('/').at(-1)).join(',');
    await story.go(`#/compare?ids=${ids},missing`);
    await heading('Compare experiments').waitFor();
    await page.getByText('Not found, perhaps deleted: missing').waitFor();
    await page.getByText(/differ in seeds\./).waitFor();
    await figures().getByRole('columnheader', { name: 'Experiment' }).waitFor();
    // Two dense networks, and three strategies at two levels of each.
    await expect.poll(() => figures().locator('tbody tr').count()).toBe(16);
    await expectNoBarrier(page, 'several experiments');
  });

  it('reads in Chinese', async () => {
    const address = page.url();
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('中文', { exact: true }).click();
    await page.goto(address);
    await heading('比较实验').waitFor();
    await page.getByText('这些实验的种子不同').waitFor();
    await expectNoBarrier(page, 'zh');
  });

  it('met no error in the page on the way', () => {
    expect(story.defects).toEqual([]);
  });
});
