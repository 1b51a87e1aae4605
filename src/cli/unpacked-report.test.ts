import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { folderNameSchema } from '../contract/report.ts';
import { FIGURE_FILE_BEGINS } from '../report/figures/figure-svg.ts';
import { figuresFolderOf, unpackReport } from './unpacked-report.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const packed = (figure: string) =>
  zipSync({
    'report.tex': strToU8('a report'),
    'x-figures/one.pgf': strToU8(`% ${FIGURE_FILE_BEGINS}\n${figure}`),
    'x-figures/two.pgf': strToU8(`% ${FIGURE_FILE_BEGINS}\n${figure}`),
  });

it.each([
  ['x.tex', 'x-figures'],
  ['here/my thesis.v2.tex', 'my-thesis-v2-figures'],
  ['剪枝.md', '剪枝-figures'],
  [`${'x'.repeat(200)}.md`, `${'x'.repeat(60)}-figures`],
])('the figures of %s are in a folder that every path can have in it', (out, folder) => {
  expect(figuresFolderOf(out)).toBe(folder);
  expect(folderNameSchema.parse(folder)).toBe(folder);
});

it('lays the report and its figures, and takes the place of earlier ones', async () => {
  const folder = emptyFolder();
  await unpackReport(join(folder, 'x.tex'), packed('before'));
  await unpackReport(join(folder, 'x.tex'), packed('after'));
  expect(readdirSync(folder).sort()).toEqual(['x-figures', 'x.tex']);
  expect(readFileSync(join(folder, 'x.tex'), 'utf8')).toBe('a report');
  expect(readFileSync(join(folder, 'x-figures', 'one.pgf'), 'utf8')).toContain('after');
});

it('writes nothing where a file that it did not write would be lost', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'x-figures'));
  const theirs = join(folder, 'x-figures', 'two.pgf');
  writeFileSync(theirs, 'drawn by hand');
  await expect(unpackReport(join(folder, 'x.tex'), packed('new'))).rejects.toThrow(
    `${theirs} is in the way`,
  );
  expect(readdirSync(folder)).toEqual(['x-figures']);
  expect(readdirSync(join(folder, 'x-figures'))).toEqual(['two.pgf']);
  expect(readFileSync(theirs, 'utf8')).toBe('drawn by hand');
});

it('says that a file stands where its folder should', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'x-figures'), '');
  await expect(unpackReport(join(folder, 'x.tex'), packed('new'))).rejects.toThrow(
    /x-figures cannot be written/,
  );
});
