import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import { tableBeginning } from './beginning.ts';
import { isNumber } from './cells.ts';
import { columnsOf, columnText } from './columns.ts';
import type { Columns, TableOptions } from './columns.ts';
import { Labels } from './labels.ts';
import { lookForLineNumbers, refuseLineNumbers } from './line-numbers.ts';
import { requireRoom } from '../room.ts';
import { forEachRow } from './rows.ts';

/** A table of images as it was read. */
export interface PixelTable {
  /** Of the file. */
  readonly name: string;
  readonly columns: Columns;
  readonly labels: Labels;
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
  // A cell has two characters at least. What is not filled of it takes no memory.
  const most = Math.ceil(file.bytes.length / 2) + count;
  const pixels = new Float32Array(most);
  let used = 0;
  const labels = new Labels(name, columnText(columns, label));

  forEachRow(file, separator, columns, ({ cells, line, refuse }) => {
    requireRoom(used + pixelsPerImage, say`take a part of them, or make them smaller`);
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
    labels.add(own, line);
  });
  if (labels.count === 0) throw new UserError(say`${name} has no line with an image.`);
  refuseLineNumbers(name, columns, lineNumbers.found());
  return {
    name,
    columns,
    pixelsPerImage,
    labels,
    pixels: pixels.subarray(0, used),
  };
}
