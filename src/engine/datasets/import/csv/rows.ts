import { CsvError, parse } from 'csv-parse/sync';
import { say } from '../../../../contract/sentence.ts';
import type { Sentence } from '../../../../contract/sentence.ts';
import { fileFault } from '../../../../archives/named-file.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { MAX_ROW_BYTES, tableSyntax } from './beginning.ts';
import type { Separator } from './beginning.ts';
import { hasDecimalComma } from './cells.ts';
import type { Columns } from './columns.ts';

/** One row of a table, and a fault of it. */
export interface Row {
  readonly cells: readonly string[];
  /** Of the file, at which the row ends. */
  readonly line: number;
  refuse(finding: Sentence): Error;
}

/**
 * Hands over one row after another, the header left out. Nothing is kept: the cells of a large table
 * would fill the memory.
 *
 * @throws UserError naming the line, where its cells are not as many as the columns or no CSV, or a
 * number is written with a decimal comma
 */
export function forEachRow(
  { name, bytes }: NamedFile,
  separator: Separator,
  { count, header, label, leftOut }: Columns,
  take: (row: Row) => void,
): void {
  let isHeader = header !== null;
  const takeCells = (cells: readonly string[], line: number): void => {
    if (isHeader) {
      isHeader = false;
      return;
    }
    const refuse = (finding: Sentence) => fileFault(name, say`line ${line}`, finding);
    if (cells.length !== count) {
      throw refuse(say`${cells.length} columns, where the first line has ${count}`);
    }
    cells.forEach((cell, column) => {
      if (leftOut.has(column) || (separator === ',' && column === label)) return;
      if (hasDecimalComma(cell)) throw refuse(decimalComma(cell, column));
    });
    take({ cells, line, refuse });
  };
  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      ...tableSyntax(separator),
      on_record(record: string[], { lines: line }) {
        takeCells(record, line);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') {
      throw fileFault(name, say`line ${lineOf(error)}`, rowWithoutEnd());
    }
    if (error instanceof CsvError) {
      throw fileFault(name, say`line ${lineOf(error)}`, say`${error.message}`);
    }
    throw error;
  }
}

function lineOf(error: CsvError): string {
  return String(error['lines'] ?? '?');
}

function rowWithoutEnd(): Sentence {
  return say`a row of more than ${MAX_ROW_BYTES.toLocaleString('en')} characters, as one has where a quote
    is opened and never closed`;
}

function decimalComma(cell: string, column: number): Sentence {
  return say`"${cell.slice(0, 40)}" in column ${column + 1} is written with a decimal comma; save
    numbers with a decimal point (of pandas: decimal=".")`;
}
