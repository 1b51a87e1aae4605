import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { valuesIn, shapeText } from '../imported-examples.ts';
import type { FoundExamples, FoundPart, NamedFile } from '../imported-examples.ts';
import { splitOfName } from '../split-of-name.ts';
import { tableBeginning } from './beginning.ts';
import { classesOf } from './classes.ts';
import type { Classes } from './classes.ts';
import { columnText } from './columns.ts';
import type { TableOptions } from './columns.ts';
import { readTable } from './table.ts';
import type { Table } from './table.ts';

/** Text whose lines have cells. */
export function isCsv(file: NamedFile): boolean {
  return tableBeginning(file) !== undefined;
}

/**
 * One image per line: a column with its class, and a column per pixel, row by row and the channels
 * of a pixel together. A first line of names is recognised. One file is split by whoever asked;
 * of two, the name of one says "test".
 *
 * @throws UserError naming the file and the line.
 */
export function readCsvFiles(files: readonly NamedFile[], options: TableOptions): FoundExamples {
  const { train, test } = trainAndTest(files);
  const first = readTable(train, options);
  const second = test && readTable(test, options, first);
  if (second && second.pixelsPerImage !== first.pixelsPerImage) {
    throw new UserError(
      say`${second.name} has ${second.pixelsPerImage} pixels per image and ${first.name}
        ${first.pixelsPerImage}: both must have the same columns.`,
    );
  }
  const classes = classesOf(second ? [first, second] : [first]);
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

function trainAndTest(files: readonly NamedFile[]): { train: NamedFile; test: NamedFile | null } {
  const names = files.map(({ name }) => name);
  if (files.length === 1) return { train: files[0] as NamedFile, test: null };
  const tests = files.filter(({ name }) => splitOfName(name) === 'test');
  const others = files.filter((file) => !tests.includes(file));
  if (files.length !== 2 || tests.length !== 1) {
    throw new UserError(
      say`It cannot be told which of ${names} is what: choose one CSV file, or two of which one
        has "test" in its name.`,
    );
  }
  return { train: others[0] as NamedFile, test: tests[0] as NamedFile };
}

function partOf({ name, count, pixels, labels, lines, pixelsPerImage }: Table, classes: Classes) {
  return {
    count,
    values: pixels,
    labels: Uint8Array.from(labels, (label) => classes.numberOf(label)),
    placeOf: (index) => ({
      file: name,
      place: say`line ${lines[Math.floor(index / pixelsPerImage)] ?? '?'}`,
    }),
  } satisfies FoundPart;
}

function shapeOf({ name, pixelsPerImage }: Table, { shape }: TableOptions): FoundExamples['shape'] {
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
