import { UserError } from '../../../../contract/errors.ts';
import type { ExamplesKind } from '../../../../contract/features.ts';
import type { TakenBecause } from '../../../../contract/import-findings.ts';
import { say } from '../../../../contract/sentence.ts';
import type { BrightnessAsked } from '../brightness.ts';
import { whyNoBrightness } from '../brightness.ts';
import type { NamedFile } from '../../../../archives/named-file.ts';
import type { FoundExamples, FoundPart } from '../imported-examples.ts';
import { areShares, combined, surveyOf } from '../value-survey.ts';
import { tableBeginning } from './beginning.ts';
import { areWords } from './cells.ts';
import { columnsOf } from './columns.ts';
import type { TableOptions } from './columns.ts';
import { trainAndTest } from './csv-files.ts';
import { readFeatureTables } from './csv-features.ts';
import { readPixelTables } from './csv-images.ts';

/** What the user may say about CSV files. */
export interface CsvOptions extends TableOptions, BrightnessAsked {
  /** Images, a pixel in each column, or rows of a table; else what names and values suggest. */
  readonly as?: ExamplesKind | undefined;
}

/** Text whose lines have cells. */
export function isCsv(file: NamedFile): boolean {
  return tableBeginning(file) !== undefined;
}

/**
 * One example per line: a column with its class, and a column per pixel, row by row and the channels of
 * a pixel together, or one per feature. A first line of names is recognised. One file is split by
 * whoever asked; of two, the name of one says "test".
 *
 * Where nobody says what the columns are, they are pixels if they make a square, are not called by
 * words, have no words in them, and have values that can be brightnesses.
 *
 * @throws UserError naming the file and the line.
 */
export function readCsvFiles(files: readonly NamedFile[], options: CsvOptions): FoundExamples {
  const pair = trainAndTest(files);
  const said = whatWasSaid(options);
  const because = said === undefined ? whyFeatures(pair.train, options) : 'said';
  if (said === 'table' || (said === undefined && because !== undefined)) {
    return readFeatureTables(pair, options, because ?? 'said');
  }
  const images = readPixelTables(pair, options);
  if (said === 'images') return { ...images, taken: { as: 'images', because: 'said' } };
  const noPixels = whyNoPixels([images.train, ...(images.test ? [images.test] : [])]);
  return noPixels === undefined
    ? { ...images, taken: { as: 'images', because: 'brightness' } }
    : readFeatureTables(pair, options, noPixels);
}

/** @throws UserError where it is nothing that tables have, or images and a table at once */
function whatWasSaid({ as, ...options }: CsvOptions): 'images' | 'table' | undefined {
  if (as === 'sequences' || as === 'float-images') {
    throw new UserError(
      say`The lines of CSV files are images or rows of a table, and "${as}" was said: say "images" or
        "table", or leave it out.`,
    );
  }
  const ofImages = (['shape', 'range', 'clip'] as const).find((name) => options[name]);
  const ofTables = (['categoricalColumns', 'withoutIncompleteRows'] as const).find(
    (name) => options[name],
  );
  const meant = as ?? (ofImages ? 'images' : ofTables && 'table');
  const wrong = meant === 'images' ? ofTables : ofImages;
  if (wrong === undefined) return meant;
  throw new UserError(
    meant === 'images'
      ? say`"${wrong}" says nothing about images: leave it out, or say that this is a table.`
      : say`"${wrong}" says nothing about tables: leave it out, or say that these are images.`,
  );
}

/** Why the columns of a table are no pixels, as far as its first lines tell. */
function whyFeatures(file: NamedFile, options: TableOptions): TakenBecause | undefined {
  const rows = tableBeginning(file)?.rows ?? [];
  const { header, label, leftOut, count } = columnsOf(file.name, rows, options);
  const columns = Array.from({ length: count }, (_, column) => column).filter(
    (column) => column !== label && !leftOut.has(column),
  );
  // Pixels are numbered, or have a letter.
  const isWord = (name: string) => /\p{L}{2}/u.test(name) && !/\d/.test(name);
  if (header && columns.some((column) => isWord(header[column] ?? ''))) return 'names';
  const whole = (header ? rows.slice(1) : rows).filter(({ length }) => length === count);
  const ofWords = columns.some((column) => areWords(whole.map((cells) => cells[column] ?? '')));
  if (ofWords) return 'words';
  return Number.isInteger(Math.sqrt(columns.length)) ? undefined : 'count';
}

/** Why the values of a table are no pixels. Fractions to 255 are nothing that anybody has for pixels. */
function whyNoPixels(parts: readonly FoundPart[]): TakenBecause | undefined {
  const surveys = parts.map(surveyOf);
  const { least, greatest, areWhole } = combined(surveys);
  if (least >= 0 && greatest > 1 && !areWhole && !areShares(surveys)) return 'fractions';
  // Whole numbers beyond 255 in columns without names are rather pixels of another scale.
  return whyNoBrightness(surveys) === 'negative' ? 'negative' : undefined;
}
