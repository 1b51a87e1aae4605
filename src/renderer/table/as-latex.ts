import { latexText } from '../../report/latex/latex-text.ts';
import { tabularLines } from '../../report/latex/tabular.ts';
import { tellingColumns } from './as-text.ts';
import type { Column } from './columns.ts';

/** A table in LaTeX, for a document that loads booktabs; cells as they are shown. */
export function tableAsLatex<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const telling = tellingColumns(columns, rows);
  const heads = telling.map(
    ({ title, group, figures = false }) =>
      ({ title, group, align: figures ? 'right' : 'left' }) as const,
  );
  const body = rows.map((row) => telling.map(({ text }) => latexText(text(row))));
  return `% \\usepackage{booktabs}\n${tabularLines(heads, [body]).join('\n')}\n`;
}
