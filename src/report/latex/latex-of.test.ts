import { describe, expect, it } from 'vitest';
import { exampleInput, WICKED_NAME } from '../report-example.ts';
import { reportOf } from '../report-of.ts';
import type { ReportTable } from '../report.ts';
import { wordsIn } from '../words/words.ts';
import { figuresOf } from '../written-report.ts';
import { latexOf } from './latex-of.ts';
import { latexText } from './latex-text.ts';
import { tableParts } from './table-parts.ts';

const report = reportOf(exampleInput(WICKED_NAME));
const { text, figures } = latexOf(report, 'x-figures');
const body = text.split('\\makeatother')[1] ?? '';

describe('text in LaTeX', () => {
  it('has its specials escaped and its signs by their names', () => {
    expect(latexText('50 % of a_b & {c} #1 $2 ~ ^ \\e')).toBe(
      '50 \\% of a\\_b \\& \\{c\\} \\#1 \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}e',
    );
    expect(latexText('−0.42 ± 0.10, 2.0×, < 0.001')).toBe(
      '$-$0.42 $\\pm$ 0.10, 2.0$\\times$, $<$ 0.001',
    );
  });
});

describe('a report in LaTeX', () => {
  it('has balanced braces and environments', () => {
    const bare = body.replaceAll(/\\[\\{}]/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
    const open: string[] = [];
    for (const [, word, name] of body.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
      if (word === 'begin') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it('has no special letter that would mean something', () => {
    const lines = body.split('\n').filter((line) => !line.startsWith('%'));
    for (const line of lines) {
      expect(line).not.toMatch(/(?<!\\)[%#^]/);
      expect(line.replaceAll(/\\(label|ref|input)\{[^}]*\}/g, '')).not.toMatch(/(?<!\\)_/);
      // Signs in mathematics come in pairs.
      expect((line.match(/(?<!\\)\$/g) ?? []).length % 2).toBe(0);
    }
  });

  it('has as many cells in a row as the table has columns', () => {
    const tables = [
      ...body.matchAll(/\\begin\{tabular\}\{@\{\}([lr]+)@\{\}\}\n(.*?)\\bottomrule/gs),
    ];
    expect(tables.length).toBeGreaterThan(8);
    for (const [, columns = '', content = ''] of tables) {
      const rows = content.split('\n').filter((line) => line.includes(' & '));
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        const cells = row.split(/(?<!\\)&/);
        expect(cells, row).toHaveLength(columns.length);
      }
    }
  });

  it('has every figure with its picture, its words and the table of what it draws', () => {
    const drawn = [...body.matchAll(/\\begin\{figure\}(.*?)\\end\{figure\}/gs)].map(
      ([, one]) => one,
    );
    expect(drawn).toHaveLength(figuresOf(report).length);
    for (const figure of drawn) {
      expect(figure).toMatch(/\\input\{x-figures\/[a-z-]+\.pgf\}/);
      expect(figure).toMatch(/\\caption\{.+ Its figures are in Table~\\ref\{tab:[a-z-]+\}\.\}/);
      expect(figure).toMatch(/\\label\{fig:[a-z-]+\}/);
    }
    const read = [...body.matchAll(/\\input\{([^}]+)\}/g)].map(([, path]) => path);
    expect(figures.map(({ path }) => path)).toEqual(read);
  });

  it('labels every table once, and every reference has its label', () => {
    const labels = [...body.matchAll(/\\label\{([^}]+)\}/g)].map(([, label]) => label);
    expect(new Set(labels).size).toBe(labels.length);
    const references = [...body.matchAll(/\\ref\{([^}]+)\}/g)].map(([, label]) => label);
    expect(references.length).toBeGreaterThan(0);
    expect(labels).toEqual(expect.arrayContaining(references));
  });

  it('is a document by itself, and a part where one is open already', () => {
    expect(text).toContain('\\ifx\\documentclass\\@twoclasseserror\n  \\let\\workbenchend\\relax');
    expect(text.trimEnd().endsWith('\\workbenchend')).toBe(true);
    expect(text).toContain('93.57 $\\pm$ 1.30');
  });
});

it('a table longer than a page is cut into parts with labels of their own', () => {
  const long: ReportTable = {
    kind: 'table',
    id: 'runs',
    caption: 'All runs',
    note: 'A note.',
    columns: [{ title: 'Run', align: 'left' }],
    rows: Array.from({ length: 100 }, (_none, row) => [{ kind: 'text', text: String(row) }]),
    rowHeads: 1,
  };
  const parts = tableParts(long, wordsIn('en').frame);
  expect(parts.map(({ id, caption, note }) => [id, caption, note])).toEqual([
    ['runs', 'All runs (part 1 of 3)', 'A note.'],
    ['runs-2', 'All runs (part 2 of 3)', ''],
    ['runs-3', 'All runs (part 3 of 3)', ''],
  ]);
  expect(parts.flatMap(({ rows }) => rows)).toEqual(long.rows);
});
