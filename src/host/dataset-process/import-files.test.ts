import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { importPreviewSchema } from '../../contract/dataset-import.ts';
import { importFiles, previewFiles } from './import-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('shows of files what would be kept of them, and keeps nothing', async () => {
  const path = join(folder, 'own.csv');
  const rows = Array.from({ length: 20 }, (_, row) => `${row % 2},${row},0,3,255`);
  writeFileSync(path, `label,a,b,c,d\n${rows.join('\n')}\n`);
  const task = { files: [{ name: 'own.csv', path }], options: { classNames: ['even', 'odd'] } };

  const preview = await previewFiles(task);
  expect(importPreviewSchema.parse(preview)).toEqual(preview);
  expect(preview).toMatchObject({
    format: 'CSV',
    shape: [2, 2, 1],
    classes: ['even', 'odd'],
    trainCount: 16,
    testCount: 4,
    findings: { range: [0, 255] },
  });
  expect(preview.examples.map(({ label }) => label)).toEqual([0, 0, 0, 1, 1, 1]);
  expect(readdirSync(folder)).toEqual(['own.csv']);

  const kept = await importFiles({ ...task, datasetsDir: folder });
  const { trainCount, testCount, findings } = preview;
  expect(kept).toMatchObject({ trainCount, testCount, findings });
  expect(readdirSync(folder)).toHaveLength(2);
});
