import { stringify } from 'csv-stringify/browser/esm/sync';

/** A field of a CSV file: its name, and what it says of a row; null is left empty. */
export interface CsvField<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
}

/**
 * Rows as CSV by RFC 4180. Numbers have all their digits; text that a spreadsheet would take for a
 * formula is escaped with an apostrophe.
 */
export function tableCsv<Row>(fields: readonly CsvField<Row>[], rows: readonly Row[]): string {
  return stringify(
    [fields.map(({ title }) => title), ...rows.map((row) => fields.map(({ value }) => value(row)))],
    { record_delimiter: 'windows', escape_formulas: true },
  );
}
