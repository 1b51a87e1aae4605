import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { shapeText, valuesIn } from '../imported-examples.ts';
import type { FoundExamples, FoundPart } from '../imported-examples.ts';
import { classesOf } from './classes.ts';
import type { Classes } from './classes.ts';
import { columnText } from './columns.ts';
import type { TableOptions } from './columns.ts';
import type { CsvFiles } from './csv-files.ts';
import { readPixelTable } from './pixel-table.ts';
import type { PixelTable } from './pixel-table.ts';

/**
 * One image per line: a column with its class, and a column per pixel, row by row and the channels of a
 * pixel together.
 *
 * @throws UserError naming the file and the line.
 */
export function readPixelTables({ train, test }: CsvFiles, options: TableOptions): FoundExamples {
  const first = readPixelTable(train, options);
  const second = test && readPixelTable(test, options, first);
  if (second && second.pixelsPerImage !== first.pixelsPerImage) {
    throw new UserError(
      say`${second.name} has ${second.pixelsPerImage} pixels per image and ${first.name}
        ${first.pixelsPerImage}: both must have the same columns.`,
    );
  }
  const classes = classesOf(second ? [first.labels, second.labels] : [first.labels]);
  const { columns } = first;
  return {
    shape: shapeOf(first, options),
    classNames: classes.names,
    train: partOf(first, classes),
    test: second && partOf(second, classes),
    findings: {
      table: {
        header: columns.header !== null,
        labelColumn: columnText(columns, columns.label),
        leftOut: [...columns.leftOut].map((column) => columnText(columns, column)),
      },
    },
  };
}

function partOf({ name, pixels, labels, pixelsPerImage }: PixelTable, classes: Classes) {
  return {
    count: labels.count,
    values: pixels,
    labels: labels.asClasses((label) => classes.numberOf(label)),
    placeOf: (index) => ({
      file: name,
      place: say`line ${labels.lineOf(Math.floor(index / pixelsPerImage))}`,
    }),
  } satisfies FoundPart;
}

function shapeOf(
  { name, pixelsPerImage }: PixelTable,
  { shape }: TableOptions,
): FoundExamples['shape'] {
  if (shape) {
    if (valuesIn(shape) === pixelsPerImage) return shape;
    throw new UserError(
      say`${name} has ${pixelsPerImage} pixel columns, and images of ${shapeText(shape)} have
        ${valuesIn(shape)}.`,
    );
  }
  const side = Math.sqrt(pixelsPerImage);
  if (Number.isInteger(side)) return [side, side, 1];
  throw new UserError(
    say`${name} has ${pixelsPerImage} pixel columns, which make no square image of one channel:
      say what shape the images have, for example 32x32x3, or which columns are no pixels
      (--without-columns).`,
  );
}
