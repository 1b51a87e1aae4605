import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { MAX_CLASSES, MAX_RESIZED_SIDE, MAX_SIDE } from '../contract/dataset-import.ts';
import { examplesKindSchema } from '../contract/features.ts';
import type { ExamplesKind } from '../contract/features.ts';
import { wholeNumber } from './whole-number.ts';

/** What the commands of data sets do; each returns the exit code. */
export interface DatasetActions {
  datasets(options: { dataDir?: string }): Promise<number>;
  importDataset(
    name: string,
    files: readonly string[],
    options: ImportOptions & { dataDir?: string },
  ): Promise<number>;
  removeDataset(name: string, options: { yes: boolean; dataDir?: string }): Promise<number>;
}

/** What may be said of files beside their names. */
export interface ImportOptions {
  classes?: string[];
  labelColumn?: string;
  as?: ExamplesKind;
  withoutColumns?: string[];
  categoricalColumns?: string[];
  withoutIncompleteRows?: true;
  shape?: [number, number, number];
  resize?: [number, number];
  channels?: 1 | 3;
  range?: [number, number];
  clip?: true;
  /** False where it was said not to. */
  stratify: boolean;
}

/**
 * The words of what is done with data sets.
 *
 * @param command makes a command of its usage, its description, and an example
 */
export function addDatasetCommands(
  command: (name: string, description: string, usage: string) => Command,
  actions: DatasetActions,
  onExitCode: (code: number) => void,
): void {
  command('datasets', 'list the data sets that a document can name', 'datasets').action(
    async (options) => onExitCode(await actions.datasets(options)),
  );

  command(
    'import-dataset <name> <files...>',
    'import a data set: images, tables or sequences in IDX, CIFAR binary, NPZ or CSV files, or a ' +
      'folder of PNG or JPEG images',
    'import-dataset fashion-mnist train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz ' +
      't10k-images-idx3-ubyte.gz t10k-labels-idx1-ubyte.gz',
  )
    .option('--classes <names>', 'what the classes are called: a,b,c', classNames)
    .option('--range <black,white>', 'the pixel values that are black and white: 0,16', parseRange)
    .option('--clip', 'take pixel values outside for black or white (else they are refused)')
    .option('--no-stratify', 'set test examples aside whatever their classes, as 0.1.0 did')
    .option('--label-column <column>', 'of CSV: the column of the classes, by name or number')
    .addOption(asOption())
    .option('--without-columns <columns>', 'of CSV: columns to leave out: id,3', commaSeparated)
    .option(
      '--categorical-columns <columns>',
      'of tables: columns whose numbers name categories: month,3',
      commaSeparated,
    )
    .option('--without-incomplete-rows', 'of tables: leave out rows in which a value is missing')
    .option('--shape <shape>', 'of CSV and NPZ: height x width x channels, as 32x32x3', parseShape)
    .option('--resize <size>', 'of images: scale all to height x width, as 28x28', parseSize)
    .addOption(channelsOption())
    .action(async (name, files, options) =>
      onExitCode(await actions.importDataset(name, files, options)),
    );

  command(
    'remove-dataset <name>',
    'delete an imported data set for good',
    'remove-dataset fashion-mnist --yes',
  )
    .option('--yes', 'really delete it', false)
    .action(async (name, options) => onExitCode(await actions.removeDataset(name, options)));
}

function commaSeparated(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) {
    throw new InvalidArgumentError('Names separated by commas are expected.');
  }
  return names;
}

function classNames(text: string): string[] {
  const names = commaSeparated(text);
  if (names.length < 2 || names.length > MAX_CLASSES) {
    throw new InvalidArgumentError(
      `2 to ${MAX_CLASSES} names separated by commas are expected, as cat,dog,owl; these are ${names.length}.`,
    );
  }
  return names;
}

function parseRange(text: string): [number, number] {
  const [black, white, ...more] = text.split(',').map((part) => Number(part.trim() || Number.NaN));
  if (!(Number(black) < Number(white)) || more.length > 0) {
    throw new InvalidArgumentError('Two numbers are expected, black before white: 0,16.');
  }
  return [black as number, white as number];
}

function asOption(): Option {
  return new Option(
    '--as <kind>',
    'of CSV and NPZ: what the examples are, where their values would suggest something else',
  ).choices(examplesKindSchema.options);
}

function parseSize(text: string): [number, number] {
  const [height, width, ...more] = text.split(/[x×,]/).map(wholeNumber(1, MAX_RESIZED_SIDE));
  if (height === undefined || width === undefined || more.length > 0) {
    throw new InvalidArgumentError('Height and width are expected: 28x28.');
  }
  return [height, width];
}

function channelsOption(): Option {
  return new Option('--channels <number>', 'of images: make all grey (1) or coloured (3)')
    .choices(['1', '3'])
    .argParser((text) => {
      if (text !== '1' && text !== '3') throw new InvalidArgumentError('1 or 3 is expected.');
      return Number(text);
    });
}

function parseShape(text: string): [number, number, number] {
  const sides = text.split(/[x×,]/).map(wholeNumber(1, MAX_SIDE));
  const [height, width, channels = 1] = sides;
  if (height === undefined || width === undefined || sides.length > 3) {
    throw new InvalidArgumentError('Height, width and channels are expected: 32x32x3.');
  }
  return [height, width, channels];
}
