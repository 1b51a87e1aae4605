import { expect, it } from 'vitest';
import { tableAsLatex } from './as-latex.ts';
import { tableAsText } from './as-text.ts';
import type { Column } from './columns.ts';

interface Row {
  readonly name: string;
  readonly mean: string;
}
const column = (key: string, group?: string, text: (row: Row) => string = () => '1') => ({
  key,
  title: key,
  text,
  figures: true,
  ...(group !== undefined && { group }),
});
const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', text: ({ name }) => name },
  column('Final, %', 'Accuracy', ({ mean }) => mean),
  column('Seeds', 'Accuracy'),
  column('gzip', 'Size_kB'),
  { key: 'actions', title: 'Actions', text: () => '' },
];
const rows: Row[] = [
  { name: 'a_b & 50 %', mean: '−0.42 ± 0.10' },
  { name: 'with\ttab\nand line', mean: '< 0.001' },
];

it('text has a cell between tabs, the groups above, and nothing that says nothing', () => {
  expect(tableAsText(columns, rows).split('\n')).toEqual([
    '\tAccuracy\t\tSize_kB',
    'Name\tFinal, %\tSeeds\tgzip',
    'a_b & 50 %\t-0.42 ± 0.10\t1\t1',
    'with tab and line\t< 0.001\t1\t1',
    '',
  ]);
  expect(tableAsText(columns.slice(0, 1), rows).split('\n')[0]).toBe('Name');
});

it('LaTeX is a table of booktabs, with groups over their columns and signs as TeX has them', () => {
  expect(tableAsLatex(columns, rows).split('\n')).toEqual([
    '% \\usepackage{booktabs}',
    '\\begin{tabular}{@{}lrrr@{}}',
    '\\toprule',
    '\\multicolumn{1}{c}{} & \\multicolumn{2}{c}{Accuracy} & \\multicolumn{1}{c}{Size\\_kB} \\\\',
    '\\cmidrule(lr){2-3} \\cmidrule(lr){4-4}',
    'Name & \\begin{tabular}[b]{@{}r@{}}Final,\\\\\\%\\end{tabular} & Seeds & gzip \\\\',
    '\\midrule',
    'a\\_b \\& 50 \\% & $-$0.42 $\\pm$ 0.10 & 1 & 1 \\\\',
    'with tab and line & $<$ 0.001 & 1 & 1 \\\\',
    '\\bottomrule',
    '\\end{tabular}',
    '',
  ]);
});
