import { stringify } from 'csv-stringify/browser/esm/sync';
import { plainText, tellingColumns } from './as-text.ts';
import type { Column, CsvField } from './columns.ts';

/**
 * A table as CSV by RFC 4180: the fields of each column, or what it shows where it has none. Numbers have
 * all their digits; text that a spreadsheet would take for a formula is escaped with an apostrophe.
 */
export function tableAsCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const fields = tellingColumns(columns, rows).flatMap((column) => column.csv ?? [shown(column)]);
  return stringify(
    [fields.map(({ title }) => title), ...rows.map((row) => fields.map(({ value }) => value(row)))],
    { record_delimiter: 'windows', escape_formulas: true },
  );
}

/** A number that is shown as one is none to be escaped. */
function shown<Row>({ title, group, text }: Column<Row>): CsvField<Row> {
  return {
    title: group === undefined || group === '' ? title : `${group}: ${title}`,
    value: (row) => {
      const cell = plainText(text(row));
      return /^[+-]?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
    },
  };
}
