import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportFormat, ReportSection } from '../../src/contract/report.ts';
import { resultsSchema } from '../../src/contract/results.ts';
import type { Comparison } from '../../src/contract/results.ts';
import { parseDocument } from '../../src/host/experiments/parse-document.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { eventsUntilSettled } from './finish.ts';
import { makeFolder, removeFolder, scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';
import { workbench } from './workbench-process.ts';

const NAME = 'Tiny <b>&</b> 剪枝_50 %';
const document = {
  ...tinyDocument(),
  name: NAME,
  strategies: [{ id: 'magnitude' }, { id: 'random' }],
  sparsities: [0.5, 0.9],
  seeds: [0, 1],
};

describe('an experiment that was run, exported', () => {
  let folder: string;
  let host: Host;
  let id: string;
  let comparison: Comparison;

  const contentOf = async (format: ExportFormat, sections?: ReportSection[]) => {
    const { content, encoding } = await host.client.experiments.export({ id, format, sections });
    expect(encoding).toBe(format === 'pdf' ? 'base64' : 'utf8');
    return content;
  };
  /** The files of a report that is packed, by their paths. */
  const filesOf = async (format: 'md' | 'tex') => {
    const file = await host.client.experiments.export({ id, format });
    expect(file).toMatchObject({ mediaType: 'application/zip', encoding: 'base64' });
    const files = unzipSync(Buffer.from(file.content, 'base64'));
    return new Map(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
  };

  beforeAll(async () => {
    folder = makeFolder();
    host = await openHost({ dataDir: folder });
    ({ id } = await host.client.experiments.start({ document }));
    await eventsUntilSettled(host, id);
    comparison = await host.client.experiments.comparison({ id });
  }, 120_000);
  afterAll(async () => {
    await host.close();
    removeFolder(folder);
  });

  it('as JSON is a result document, and as CSV has a line per run', async () => {
    const results = resultsSchema.parse(JSON.parse(await contentOf('json')));
    expect(results.runs).toHaveLength(12);
    expect((await contentOf('csv')).trim().split('\r\n')).toHaveLength(13);
  });

  it('as HTML has the exact figures of the comparison, and stands for itself', async () => {
    const page = await contentOf('html');
    const shown = new Set([...page.matchAll(/<data value="([^"]+)">/g)].map(([, value]) => value));
    const pruned = comparison.series.flatMap(({ points: own }) => own);
    const points = [comparison.dense, comparison.continued, ...pruned];
    expect(points).toHaveLength(6);
    for (const point of points) {
      for (const spread of [point?.accuracy, point?.gzipBytes, point?.latencyMs?.['1']]) {
        expect(shown).toContain(String(spread?.mean));
      }
    }
    expect(page).not.toMatch(/https?:|NaN|undefined/);
    expect(page).toContain('<title>Tiny &lt;b&gt;&amp;&lt;/b&gt; 剪枝_50 %</title>');
    expect(page.length).toBeLessThan(1_500_000);
  });

  it('as HTML holds the document of the same experiment', async () => {
    const page = await contentOf('html', ['document']);
    const [, json = ''] = /<script type="application\/json"[^>]*>(.*?)<\/script>/s.exec(page) ?? [];
    expect(parseDocument(json)).toEqual(parseDocument(document));
    expect(
      (await host.client.experiments.start({ document: JSON.parse(json) as unknown })).id,
    ).toBe(id);
  });

  it('as HTML has the notes and tags of the experiment, where they are wanted', async () => {
    await host.client.experiments.annotate({
      id,
      tags: ['paper <1>'],
      notes: 'Run again.\nIn May.',
    });
    const page = await contentOf('html', ['notes']);
    expect(page).toContain('<dt>Tags</dt><dd>paper &lt;1&gt;</dd>');
    expect(page).toContain('<p>Run again.</p>\n<p>In May.</p>');
    expect(await contentOf('html', ['summary'])).not.toContain('Run again.');
  });

  it.each(['md', 'tex'] as const)('as %s has every accuracy with its interval', async (format) => {
    const files = await filesOf(format);
    const text = (files.get(`report.${format}`) ?? '').replaceAll('$\\pm$', '±');
    for (const { points } of comparison.series) {
      for (const { accuracy } of points) {
        const half = ((accuracy.halfWidth ?? 0) * 100).toFixed(2);
        expect(text).toContain(`${(accuracy.mean * 100).toFixed(2)} ± ${half}`);
      }
    }
  });

  it.each([
    ['md', /!\[.+\]\((.+)\)/g],
    ['tex', /\\input\{(.+?)\}/g],
  ] as const)(
    'as %s has beside it each figure that it shows, and no other',
    async (format, shown) => {
      const { [`report.${format}`]: text = '', ...figures } = Object.fromEntries(
        await filesOf(format),
      );
      const paths = [...text.matchAll(shown)].map(([, path]) => path);
      expect(paths.length).toBeGreaterThan(5);
      expect(Object.keys(figures)).toEqual(paths);
      for (const figure of Object.values(figures)) {
        expect(figure).toMatch(
          format === 'md' ? /<path .*<\/svg>/s : /\\begin\{pgfpicture\}.*\\pgfusepath/s,
        );
        expect(figure).not.toMatch(/NaN|undefined/);
      }
    },
  );

  it('as PDF is printed on pages by a browser', async () => {
    const pdf = Buffer.from(await contentOf('pdf'), 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(2);
  });

  it('of another experiment than there is, is not found', async () => {
    const asked = host.client.experiments.export({ id: 'nowhere', format: 'html' });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('by the command line goes into a folder under its own name, whole and alone', async () => {
    const out = scratchFolder();
    const args = ['export', id.slice(0, 8), '--data-dir', folder, '--out', out];
    for (const format of ['pdf', 'html']) {
      const done = await workbench(...args, '--format', format);
      expect(done).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
    expect(readdirSync(out).sort()).toEqual([
      `tiny-b-b-剪枝-50-${id}.html`,
      `tiny-b-b-剪枝-50-${id}.pdf`,
    ]);
    const pdf = readFileSync(join(out, `tiny-b-b-剪枝-50-${id}.pdf`));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('by the command line is written in the language that is asked for', async () => {
    const args = ['export', id, '--data-dir', folder, '--format', 'html'];
    const chinese = await workbench(...args, '--language', 'zh');
    expect(chinese).toMatchObject({ exitCode: 0, stderr: '' });
    expect(chinese.stdout).toContain('<html lang="zh-CN">');
    expect(chinese.stdout).toContain('全部 12 个运行均已完成。');
    expect(chinese.stdout).toContain('权重幅值');
    expect((await workbench(...args)).stdout).toContain('All 12 runs are done.');
  });
});
