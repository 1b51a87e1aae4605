import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import { bytesOfValues } from './bytes-of-values.ts';
import { fileFault, imageBytes, MAX_CLASSES, shapeText } from './imported-images.ts';
import type { FoundImages, ImagesPart, NamedFile } from './imported-images.ts';
import { splitOfName } from './split-of-name.ts';

/** What the user may have to say about a table, since its cells do not. */
export interface TableOptions {
  /** The column of the classes, by its name or its number from 1; else found, or the first. */
  readonly labelColumn?: string | undefined;
  /** `[height, width, channels]`; else a square image of one channel. */
  readonly shape?: readonly [number, number, number] | undefined;
}

/** How the column of classes is usually called. */
const LABEL_NAMES = ['label', 'class', 'target', 'y'];
/** Enough of a file to see what separates its cells, and whether it is text at all. */
const BEGINNING = 64 * 1024;
const GROWTH = 1.5;

/** Text that has a separator in its first line. */
export function isCsv(file: NamedFile): boolean {
  const beginning = file.bytes.subarray(0, BEGINNING);
  return beginning.length > 0 && !beginning.includes(0) && separatorOf(file) !== undefined;
}

function separatorOf({ bytes }: NamedFile): string | undefined {
  const [line = ''] = new TextDecoder().decode(bytes.subarray(0, BEGINNING)).split('\n', 1);
  return [',', ';', '\t'].find((separator) => line.includes(separator));
}

interface Table {
  readonly name: string;
  readonly count: number;
  readonly pixelsPerImage: number;
  readonly labels: readonly string[];
  /** Row after row. */
  readonly pixels: Float32Array;
  /** Line of the file at which each row ends. */
  readonly lines: readonly number[];
}

/**
 * One image per line: a column with its class, and a column per pixel, row by row and the channels
 * of a pixel together. A first line of names is recognised. One file is split by whoever asked;
 * of two, the name of one says "test".
 *
 * @throws UserError naming the file and the line.
 */
export function readCsvFiles(files: readonly NamedFile[], options: TableOptions): FoundImages {
  const { train, test } = trainAndTest(files);
  const tables = [train, ...(test ? [test] : [])].map((file) => readTable(file, options));
  const [first, second] = tables as [Table, Table?];
  if (second && second.pixelsPerImage !== first.pixelsPerImage) {
    throw new UserError(
      say`${second.name} has ${second.pixelsPerImage} pixels per image and ${first.name}
        ${first.pixelsPerImage}: both must have the same columns.`,
    );
  }
  const shape = shapeOf(first, options);
  const pixels = pixelsOf(tables);
  const classes = classesOf(tables);
  const [trained, tested = null] = tables.map((table, index): ImagesPart => ({
    count: table.count,
    images: pixels[index] as Uint8Array,
    labels: Uint8Array.from(table.labels, (label) => classes.numberOf(label)),
  }));
  return { shape, classNames: classes.names, train: trained as ImagesPart, test: tested };
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

function readTable(file: NamedFile, { labelColumn }: TableOptions): Table {
  const { name, bytes } = file;
  let columns: { label: number; count: number } | undefined;
  let pixels = new Float32Array(0);
  let used = 0;
  const labels: string[] = [];
  const lines: number[] = [];

  const take = (cells: readonly string[], line: number): void => {
    if (columns === undefined) {
      const header = cells.filter((cell) => !isNumber(cell)).length > 1 ? cells : null;
      columns = { label: labelIndex(file, cells, header, labelColumn), count: cells.length };
      if (cells.length < 2)
        throw fileFault(name, say`line ${line}`, say`one column; a class and pixels are expected`);
      if (header) return;
    }
    const { label, count } = columns;
    if (cells.length !== count) {
      throw fileFault(
        name,
        say`line ${line}`,
        say`${cells.length} columns, where the first line has ${count}`,
      );
    }
    if (used + count > pixels.length) {
      const grown = new Float32Array(Math.ceil(Math.max(used + count, 1024) * GROWTH));
      grown.set(pixels);
      pixels = grown;
    }
    cells.forEach((cell, index) => {
      if (index === label) return;
      if (!isNumber(cell)) {
        throw fileFault(
          name,
          say`line ${line}`,
          say`"${cell.slice(0, 40)}" in column ${index + 1} is no number`,
        );
      }
      pixels[used++] = Number(cell);
    });
    const own = cells[label] as string;
    if (own === '') throw fileFault(name, say`line ${line}`, say`no class in column ${label + 1}`);
    labels.push(own);
    lines.push(line);
  };

  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      bom: true,
      delimiter: separatorOf(file) ?? ',',
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
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
  if (columns === undefined || labels.length === 0) {
    throw new UserError(say`${name} has no line with an image.`);
  }
  const pixelsPerImage = columns.count - 1;
  return {
    name,
    count: labels.length,
    pixelsPerImage,
    labels,
    pixels: pixels.subarray(0, used),
    lines,
  };
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}

function labelIndex(
  { name }: NamedFile,
  cells: readonly string[],
  header: readonly string[] | null,
  asked: string | undefined,
): number {
  const find = (wanted: string) =>
    header?.findIndex((cell) => cell.toLowerCase() === wanted.toLowerCase()) ?? -1;
  if (asked === undefined) {
    return Math.max(
      0,
      ...LABEL_NAMES.map(find)
        .filter((index) => index >= 0)
        .slice(0, 1),
    );
  }
  const named = find(asked);
  if (named >= 0) return named;
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 1 && number <= cells.length) return number - 1;
  throw new UserError(
    say`${name} has no column "${asked}": name one of its ${cells.length} columns, or give its
      number from 1.`,
  );
}

function shapeOf({ name, pixelsPerImage }: Table, { shape }: TableOptions): FoundImages['shape'] {
  if (shape) {
    if (imageBytes(shape) === pixelsPerImage) return shape;
    throw new UserError(
      say`${name} has ${pixelsPerImage} pixel columns, and images of ${shapeText(shape)} have
        ${imageBytes(shape)}.`,
    );
  }
  const side = Math.sqrt(pixelsPerImage);
  if (Number.isInteger(side)) return [side, side, 1];
  throw new UserError(
    say`${name} has ${pixelsPerImage} pixel columns, which make no square image of one channel:
      say what shape the images have, for example 32x32x3.`,
  );
}

function pixelsOf(tables: readonly Table[]): Uint8Array[] {
  const bytes = bytesOfValues(tables.map(({ pixels }) => pixels));
  if (Array.isArray(bytes)) return bytes;
  const { name, lines, pixelsPerImage } = tables[bytes.part] as Table;
  throw fileFault(
    name,
    say`line ${lines[Math.floor(bytes.index / pixelsPerImage)] ?? '?'}`,
    say`the pixel ${bytes.value}; brightness is 0 to 1 or 0 to 255`,
  );
}

interface Classes {
  readonly names: readonly string[] | null;
  numberOf(label: string): number;
}

/** Whole numbers are the classes' own numbers; texts are numbered in alphabetical order. */
function classesOf(tables: readonly Table[]): Classes {
  const [train] = tables as [Table];
  const isClassNumber = (label: string) =>
    /^\d+(\.0+)?$/.test(label) && Number(label) < MAX_CLASSES;
  if (tables.every(({ labels }) => labels.every(isClassNumber))) {
    return { names: null, numberOf: Number };
  }
  const names = [...new Set(train.labels)].sort();
  if (names.length > MAX_CLASSES) {
    throw new UserError(
      say`${train.name} has ${names.length} classes, and ${MAX_CLASSES} are possible: is another
        column that of the classes?`,
    );
  }
  const numbers = new Map(names.map((label, index) => [label, index]));
  for (const { name, labels, lines } of tables) {
    const strange = labels.findIndex((label) => !numbers.has(label));
    if (strange >= 0) {
      throw fileFault(
        name,
        say`line ${lines[strange] ?? '?'}`,
        say`the class "${labels[strange] ?? ''}" is not in ${train.name}`,
      );
    }
  }
  return { names, numberOf: (label) => numbers.get(label) as number };
}
