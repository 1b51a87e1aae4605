import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { Sentence } from '../../../../contract/sentence.ts';
import { fileFault } from '../imported-examples.ts';
import type { NamedFile } from '../imported-examples.ts';
import { tableBeginning, tableSyntax } from './beginning.ts';
import { hasDecimalComma, isNumber } from './cells.ts';
import { columnsOf, columnText } from './columns.ts';
import type { Columns, TableOptions } from './columns.ts';
import { lookForLineNumbers } from './line-numbers.ts';

const GROWTH = 1.5;

/** A table of images as it was read. */
export interface Table {
  readonly name: string;
  readonly columns: Columns;
  readonly count: number;
  readonly pixelsPerImage: number;
  readonly labels: readonly string[];
  /** Row after row. */
  readonly pixels: Float32Array;
  /** Line of the file at which each row ends. */
  readonly lines: readonly number[];
}

/**
 * @param like a table that goes with it, whose columns it has where it has no names
 * @throws UserError naming the file and the line.
 */
export function readTable(file: NamedFile, options: TableOptions, like?: Table): Table {
  const { name, bytes } = file;
  const { separator, rows } = tableBeginning(file) ?? { separator: ',' as const, rows: [] };
  const columns = columnsOf(name, rows, options, like?.columns);
  const { count, header, label, leftOut } = columns;
  const pixelsPerImage = count - 1 - leftOut.size;
  const lineNumbers = lookForLineNumbers(columns);
  let isFirst = true;
  let pixels = new Float32Array(0);
  let used = 0;
  const labels: string[] = [];
  const lines: number[] = [];

  const take = (cells: readonly string[], line: number): void => {
    const refuse = (finding: Sentence) => fileFault(name, say`line ${line}`, finding);
    const isHeader = isFirst && header !== null;
    isFirst = false;
    if (isHeader) return;
    if (cells.length !== count) {
      throw refuse(say`${cells.length} columns, where the first line has ${count}`);
    }
    if (used + count > pixels.length) {
      const grown = new Float32Array(Math.ceil(Math.max(used + count, 1024) * GROWTH));
      grown.set(pixels);
      pixels = grown;
    }
    cells.forEach((cell, column) => {
      if (leftOut.has(column)) return;
      if (separator !== ',' || column !== label) requirePoint(cell, column, refuse);
      if (column === label) return;
      if (!isNumber(cell)) {
        throw refuse(say`"${cell.slice(0, 40)}" in column ${column + 1} is no number`);
      }
      pixels[used++] = Number(cell);
    });
    const own = cells[label] as string;
    if (own === '') throw refuse(say`no class in column ${label + 1}`);
    lineNumbers.take(cells);
    labels.push(own);
    lines.push(line);
  };

  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      ...tableSyntax(separator),
      on_record(record: string[], { lines: line }) {
        take(record, line);
        // Nothing is kept: the cells of a large table would fill the memory.
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) {
      throw fileFault(name, say`line ${String(error['lines'] ?? '?')}`, say`${error.message}`);
    }
    throw error;
  }
  if (labels.length === 0) throw new UserError(say`${name} has no line with an image.`);
  refuseLineNumbers(name, columns, pixelsPerImage, lineNumbers.found());
  return {
    name,
    columns,
    count: labels.length,
    pixelsPerImage,
    labels,
    pixels: pixels.subarray(0, used),
    lines,
  };
}

function requirePoint(
  cell: string,
  column: number,
  refuse: (finding: Sentence) => UserError,
): void {
  if (!hasDecimalComma(cell)) return;
  throw refuse(
    say`"${cell.slice(0, 40)}" in column ${column + 1} is written with a decimal comma; save
      numbers with a decimal point (of pandas: decimal=".")`,
  );
}

/** A column that numbers the lines is neither a pixel nor a class. */
function refuseLineNumbers(
  name: string,
  columns: Columns,
  pixelsPerImage: number,
  found: readonly number[],
): void {
  const { label, isLabelSure } = columns;
  const [pixel] = found.filter((column) => column !== label);
  if (pixel !== undefined && pixelsPerImage > 1) {
    throw new UserError(
      say`Column ${pixel + 1} ("${columnText(columns, pixel)}") of ${name} numbers the lines and is
        no pixel: leave it out (--without-columns ${pixel + 1}; in the app, under "Columns to leave
        out").`,
    );
  }
  if (found.includes(label) && !isLabelSure) {
    throw new UserError(
      say`Column ${label + 1} ("${columnText(columns, label)}") of ${name} numbers the lines and
        cannot be that of the classes: name that one (--label-column), and leave this one out
        (--without-columns ${label + 1}).`,
    );
  }
}
