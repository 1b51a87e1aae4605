import { columnGroups } from './columns.ts';
import type { Column } from './columns.ts';

/** The columns that say something in some row: buttons, and what is empty throughout, stay behind. */
export function tellingColumns<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): readonly Column<Row>[] {
  return columns.filter(({ text }) => rows.some((row) => text(row) !== ''));
}

/**
 * A table for the clipboard: cells between tabs, as they are shown, with a line of groups where there are
 * any. Spreadsheets take each cell for one, and a figure for a number.
 */
export function tableAsText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const telling = tellingColumns(columns, rows);
  const groups = columnGroups(telling).flatMap(({ title, span }) => [
    title,
    ...Array.from({ length: span - 1 }, () => ''),
  ]);
  return [
    ...(groups.some((title) => title !== '') ? [groups] : []),
    telling.map(({ title }) => title),
    ...rows.map((row) => telling.map(({ text }) => plainText(text(row)))),
  ]
    .map((cells) => `${cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t')}\n`)
    .join('');
}

/** With the minus sign of keyboards before figures, which programs read. */
export function plainText(text: string): string {
  return text.replaceAll(/−(?=\d)/g, '-');
}
