import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { NamedFile } from '../imported-examples.ts';
import { tableBeginning } from './beginning.ts';
import { isNumber } from './cells.ts';
import type { LabelledRows } from './classes.ts';
import { columnsOf } from './columns.ts';
import type { Columns, TableOptions } from './columns.ts';
import { lookForLineNumbers, refuseLineNumbers } from './line-numbers.ts';
import { forEachRow } from './rows.ts';

const GROWTH = 1.5;

/** A table of images as it was read. */
export interface PixelTable extends LabelledRows {
  readonly columns: Columns;
  readonly count: number;
  readonly pixelsPerImage: number;
  /** Row after row. */
  readonly pixels: Float32Array;
}

/**
 * @param like a table that goes with it, whose columns it has where it has no names
 * @throws UserError naming the file and the line.
 */
export function readPixelTable(
  file: NamedFile,
  options: TableOptions,
  like?: PixelTable,
): PixelTable {
  const { name } = file;
  const { separator, rows } = tableBeginning(file) ?? { separator: ',' as const, rows: [] };
  const columns = columnsOf(name, rows, options, like?.columns);
  const { count, label, leftOut } = columns;
  const pixelsPerImage = count - 1 - leftOut.size;
  const lineNumbers = lookForLineNumbers(columns);
  let pixels = new Float32Array(0);
  let used = 0;
  const labels: string[] = [];
  const lines: number[] = [];

  forEachRow(file, separator, columns, ({ cells, line, refuse }) => {
    if (used + count > pixels.length) {
      const grown = new Float32Array(Math.ceil(Math.max(used + count, 1024) * GROWTH));
      grown.set(pixels);
      pixels = grown;
    }
    cells.forEach((cell, column) => {
      if (leftOut.has(column) || column === label) return;
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
  });
  if (labels.length === 0) throw new UserError(say`${name} has no line with an image.`);
  refuseLineNumbers(name, columns, lineNumbers.found());
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
