import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importDataset } from '../../src/contract/dataset-import.ts';
import type { SourceFile } from '../../src/contract/uploads.ts';
import { DATASETS_FOLDER } from '../../src/host/data-folder/data-folder.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { runToEnd } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';
import { workbench } from './workbench-process.ts';

/** Images of 4 by 4 pixels whose bright half tells their class; a line each. */
function table(lines: number): string {
  return Array.from({ length: lines }, (_, index) => {
    const upper = index % 2 === 0;
    const pixels = Array.from({ length: 16 }, (_pixel, at) =>
      at < 8 === upper ? 200 + (index % 50) : index % 40,
    );
    return `${upper ? 'upper' : 'lower'},${pixels.join(',')}\n`;
  }).join('');
}

const filesOf = (contents: Record<string, string>): SourceFile[] =>
  Object.entries(contents).map(([name, text]) => ({ name, content: new Blob([text]) }));
const halves = filesOf({ 'halves_train.csv': table(400), 'halves_test.csv': table(100) });

async function open(): Promise<{ host: Host; dataDir: string; stored: () => string[] }> {
  const dataDir = join(scratchFolder(), 'data');
  const host = await openHost({ dataDir, workers: 1 });
  onTestFinished(() => host.close());
  const stored = () => readdirSync(join(dataDir, DATASETS_FOLDER), { recursive: true }).map(String);
  return { host, dataDir, stored };
}

describe('a data set that is imported', () => {
  it('can be experimented on, and is kept while an experiment uses it', async () => {
    const { host, stored } = await open();
    const { client } = host;
    const progress: boolean[] = [];
    const info = await importDataset(client.datasets, { name: 'halves' }, halves, {
      onProgress: ({ reading }) => progress.push(reading),
    });
    expect(info).toMatchObject({
      name: 'halves',
      shape: [4, 4, 1],
      classes: ['lower', 'upper'],
      trainCount: 400,
      testCount: 100,
      imported: {
        format: 'CSV',
        files: ['halves_train.csv', 'halves_test.csv'],
        findings: {
          range: [0, 249],
          scale: [0, 255],
          counts: { train: [200, 200], test: [50, 50] },
        },
      },
      usedBy: 0,
    });
    expect(progress.at(-1)).toBe(true);
    const sha256 = info.imported?.sha256 ?? '';
    expect(stored().filter((name) => name.endsWith('.safetensors'))).toEqual([
      `${sha256}.safetensors`,
    ]);

    const document = { ...tinyDocument(), dataset: { ...info.choice, validationFraction: 0.1 } };
    const runs = await runToEnd(host, document);
    expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['done']));
    expect(runs[0]?.metrics?.accuracy).toBeGreaterThan(0.95);
    expect(Object.keys(runs[0]?.metrics?.latencyMs ?? {})).not.toEqual([]);
    // Sixteen pixels, sixteen hidden units and two classes, with their biases.
    expect(runs[0]?.metrics?.parameters).toBe(16 * 16 + 16 + 16 * 2 + 2);

    const [summary] = await client.experiments.list({ datasets: ['halves'] });
    expect(summary?.dataset).toBe('halves');
    const pruned = runs.find(({ strategy }) => strategy === 'magnitude');
    const details = await client.runs.details({ id: pruned?.id ?? '' });
    expect(details.predictions).toMatchObject({ classes: ['lower', 'upper'] });
    expect((await client.datasets.list()).at(-1)).toMatchObject({ name: 'halves', usedBy: 1 });
    await expect(client.datasets.remove({ sha256 })).rejects.toThrow(
      /"halves" is used by "Tiny 0"/,
    );
  });

  it('can be looked at, imported again and removed', async () => {
    const { host, stored } = await open();
    const { datasets } = host.client;
    const first = await importDataset(datasets, { name: 'halves' }, halves);
    const sha256 = first.imported?.sha256 ?? '';
    expect(await importDataset(datasets, { name: 'halves' }, halves)).toEqual(first);
    await expect(importDataset(datasets, { name: 'other' }, halves)).rejects.toThrow(
      /in this data folder already, as the data set "halves"/,
    );
    const fewer = filesOf({ 'fewer.csv': table(50) });
    await expect(importDataset(datasets, { name: 'halves' }, fewer)).rejects.toThrow(
      /There is another data set "halves"/,
    );
    const details = await datasets.inspect({ id: 'imported', sha256 });
    expect(details.splits.map(({ byClass }) => byClass)).toEqual([
      [200, 200],
      [50, 50],
    ]);
    expect(details.source).toBe('CSV: halves_train.csv, halves_test.csv');
    expect((await datasets.remove({ sha256 })).bytes).toBe(first.imported?.sizeBytes);
    expect(stored().filter((name) => name.includes('.'))).toEqual(['.workbench']);
    await expect(datasets.remove({ sha256 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('may be a folder of images, which is sent as one archive', async () => {
    const { host } = await open();
    const folder = join(import.meta.dirname, '../fixtures/cases/png-folder');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.png'))
      .map((name) => ({
        name: `png-folder/${name}`,
        content: new Blob([readFileSync(join(folder, name))]),
      }));
    const many = Array.from({ length: 50 }, (_, copy) =>
      files.map(({ name, content }) => ({ name: name.replace('.png', `-${copy}.png`), content })),
    ).flat();
    const info = await importDataset(host.client.datasets, { name: 'pictures' }, many);
    expect(info).toMatchObject({
      shape: [8, 8, 1],
      classes: ['one', 'zero'],
      trainCount: 160,
      testCount: 40,
      imported: {
        format: 'PNG',
        files: ['png-folder'],
        findings: { setAside: 'by class', counts: { train: [80, 80], test: [20, 20] } },
      },
    });
  });

  it('has what the user says, and what nobody knows is refused', async () => {
    const { host } = await open();
    const { datasets } = host.client;
    const request = {
      name: 'halves',
      classNames: ['below', 'above'],
      range: [0, 510] as [number, number],
    };
    const { classes, imported } = await importDataset(datasets, request, halves);
    expect(classes).toEqual(['below', 'above']);
    expect(imported?.findings).toMatchObject({ scale: [0, 510], brightest: 125 });
    const misspelt = { name: 'other', classes: ['a', 'b'], files: [{ name: 'a', sizeBytes: 1 }] };
    await expect(datasets.beginImport(misspelt)).rejects.toMatchObject({
      code: 'USER_ERROR',
      message: 'The request is not understood: classes is not a known field.',
    });
    const wrong = {
      name: 'other',
      files: [{ name: 'a', sizeBytes: 1 }],
      range: [1, 0] as [number, number],
    };
    await expect(datasets.beginImport(wrong)).rejects.toThrow('range: must have black below white');
  });

  it('of an earlier version is told about when it is imported again', async () => {
    const { host, dataDir } = await open();
    const { datasets } = host.client;
    await importDataset(datasets, { name: 'halves' }, halves);
    const database = new Database(join(dataDir, 'workbench.db'));
    database.prepare('update datasets set findings = null').run();
    database.close();
    expect((await datasets.list()).at(-1)?.imported?.findings).toBeNull();
    await importDataset(datasets, { name: 'halves' }, halves);
    expect((await datasets.list()).at(-1)?.imported?.findings).toMatchObject({ range: [0, 249] });
  });

  it('leaves nothing behind where its files are wrong, and the error names the line', async () => {
    const { host, stored } = await open();
    const wrong = filesOf({ 'own.csv': `${table(3)}upper,1,2\n` });
    const refusal = await importDataset(host.client.datasets, { name: 'own' }, wrong).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ORPCError);
    expect(refusal).toMatchObject({
      code: 'USER_ERROR',
      message: 'own.csv: line 4: 3 columns, where the first line has 17.',
    });
    expect(stored()).toEqual(['.workbench', 'uploads']);
    expect((await host.client.datasets.list()).map(({ name }) => name)).toEqual(['MNIST']);
  });

  it('is imported once though it is asked for three times at once, or told to be given up', async () => {
    const { host, stored } = await open();
    const { datasets } = host.client;
    async function send(): Promise<string> {
      const files = halves.map(({ name, content }) => ({ name, sizeBytes: content.size }));
      const { id } = await datasets.beginImport({ name: 'halves', files });
      for (const [file, { content: bytes }] of halves.entries()) {
        await datasets.appendChunk({ id, file, offset: 0, bytes });
      }
      return id;
    }
    const id = await send();
    const asked = await Promise.allSettled([1, 2, 3].map(() => datasets.finishImport({ id })));
    expect(asked).toMatchObject([
      { status: 'fulfilled', value: { name: 'halves' } },
      { status: 'rejected', reason: { code: 'USER_ERROR' } },
      { status: 'rejected', reason: { code: 'USER_ERROR' } },
    ]);
    const kept = stored();
    const other = await send();
    const [finished] = await Promise.allSettled([
      datasets.finishImport({ id: other }),
      datasets.abandonImport({ id: other }),
    ]);
    expect(finished).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
    expect(stored()).toEqual(kept);
  });

  it('can be given up, and is not there then', async () => {
    const { host, stored } = await open();
    const giveUp = new AbortController();
    const importing = importDataset(host.client.datasets, { name: 'halves' }, halves, {
      signal: giveUp.signal,
      onProgress: ({ reading }) => reading && giveUp.abort(),
    });
    await expect(importing).rejects.toThrow();
    expect(stored()).toEqual(['.workbench', 'uploads']);
  });
});

describe('what is no image', () => {
  const tables = join(import.meta.dirname, '../fixtures/tables');
  const fixture = (name: string): SourceFile[] => [
    { name, content: new Blob([readFileSync(join(tables, name))]) },
  ];
  const recipe = { learningRate: 0.1, batchSize: 16 };

  it('can be trained on, pruned and looked at: rows of a table, and sequences', async () => {
    const { host } = await open();
    const { datasets, experiments, runs } = host.client;
    const said = { name: 'penguins', labelColumn: 'species', withoutIncompleteRows: true };
    const info = await importDataset(datasets, said, fixture('penguins.csv'));
    expect(info).toMatchObject({
      shape: [10],
      classes: ['Adelie', 'Chinstrap', 'Gentoo'],
      trainCount: 266,
      testCount: 67,
    });
    const document = {
      ...tinyDocument(),
      dataset: info.choice,
      training: { ...recipe, epochs: 20 },
    };
    const done = await runToEnd(host, document);
    expect(done.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(done[0]?.metrics?.accuracy).toBeGreaterThan(0.95);
    expect(done[0]?.metrics?.parameters).toBe(10 * 16 + 16 + 16 * 3 + 3);

    const details = await datasets.inspect({
      id: 'imported',
      sha256: info.choice['sha256'] as string,
    });
    expect(details.features?.map(({ name }) => name).slice(0, 2)).toEqual([
      'island',
      'bill_length_mm',
    ]);
    expect(details.examples[0]?.image).toBeNull();
    const { shape, features, examples } = await runs.examples({
      id: done[0]?.id ?? '',
      from: 0,
      count: 2,
    });
    expect([shape, features?.length]).toEqual([[10], 7]);
    expect(examples[0]?.values).toHaveLength(10);

    const wrong = { ...document, model: { id: 'lenet-5' } };
    await expect(experiments.check({ document: wrong })).rejects.toThrow(
      'The model lenet-5 takes images, [height, width, channels], and the examples of this data set are [10]',
    );
    const moved = { ...document, training: { ...recipe, augmentation: { shift: 1 } } };
    await expect(experiments.check({ document: moved })).rejects.toThrow('Only images');

    const rows = await importDataset(datasets, { name: 'rows' }, fixture('digit-rows.npz'));
    expect(rows).toMatchObject({ shape: [8, 8], trainCount: 800, testCount: 200 });
    const read = await runToEnd(host, {
      ...tinyDocument(),
      dataset: rows.choice,
      model: { id: 'gru', units: 16 },
      training: { optimizer: 'adam', learningRate: 0.02, batchSize: 16, epochs: 5 },
      strategies: [{ id: 'fpgm' }],
    });
    expect(read.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(read[0]?.metrics?.accuracy).toBeGreaterThan(0.8);
  });
});

describe('a part of a file that is sorted by class', () => {
  /** Thirty images of each of four classes, class after class. */
  const sorted = filesOf({
    'sorted.csv': Array.from({ length: 120 }, (_, line) => {
      const label = Math.floor(line / 30);
      const pixels = Array.from({ length: 16 }, (_pixel, at) =>
        at % 4 === label ? 255 : line % 40,
      );
      return `${label},${pixels.join(',')}\n`;
    }).join(''),
  });

  it('has every class, and the network learns them all', async () => {
    const { host } = await open();
    const { choice } = await importDataset(host.client.datasets, { name: 'sorted' }, sorted);
    const dataset = { ...choice, maxTrainExamples: 40, maxTestExamples: 12 };
    const training = { epochs: 20, learningRate: 0.3, batchSize: 8 };
    const [dense] = await runToEnd(host, { ...tinyDocument(), dataset, training });
    // The first forty have one class and ten of the next.
    expect(dense?.metrics?.accuracy).toBeGreaterThan(0.9);
  });

  it('is the first of it where nothing else was asked for, and the log says what is missing', async () => {
    const dataDir = join(scratchFolder(), 'data');
    const host = await openHost({ dataDir, work: false });
    onTestFinished(() => host.close());
    const { datasets, experiments } = host.client;
    const { choice } = await importDataset(datasets, { name: 'sorted' }, sorted);
    const start = async (chosen: object) => {
      const document = {
        ...tinyDocument(),
        dataset: { ...choice, maxTrainExamples: 40, ...chosen },
      };
      const { id } = await experiments.start({ document });
      await experiments.start({ document });
      const log = await experiments.log({ id });
      return log.flatMap(({ kind, detail }) => (kind === 'noted' ? [detail] : []));
    };
    expect(await start({ stratify: false })).toEqual([
      'The training examples that are used have none of "2", "3": stratify, or use more of them.',
    ]);
    expect(await start({})).toEqual([]);
  });
});

describe('on the command line', () => {
  it('a data set is imported from files, listed and removed', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'halves.csv');
    writeFileSync(file, table(50));
    const inFolder = ['--data-dir', join(folder, 'data')];
    const imported = await workbench('import-dataset', 'halves', file, ...inFolder);
    expect(imported.stdout).toContain(
      'Imported "halves" (CSV): 40 training images and 10 test images of 4 x 4 x 1, 2 classes.',
    );
    expect(imported.exitCode).toBe(0);
    const listed = await workbench('datasets', ...inFolder);
    expect(listed.stdout).toMatch(/halves +4x4x1 +2 +40 +10 +CSV/);
    const removed = await workbench('remove-dataset', 'halves', '--yes', ...inFolder);
    expect(removed.stdout).toContain('Deleted the data set "halves"');
  });

  it('a file that is not there is named, and no data folder is made', async () => {
    const folder = scratchFolder();
    const inFolder = ['--data-dir', join(folder, 'data')];
    const refused = await workbench('import-dataset', 'own', join(folder, 'no.csv'), ...inFolder);
    expect(refused.stderr).toContain('no.csv cannot be read: there is no such file');
    expect(refused.exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});
