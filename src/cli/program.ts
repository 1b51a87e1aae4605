import { Command, InvalidArgumentError, Option } from 'commander';
import { MAX_WORKERS } from '../contract/contract.ts';
import { MAX_CLASSES, MAX_RESIZED_SIDE, MAX_SIDE } from '../contract/dataset-import.ts';
import { examplesKindSchema } from '../contract/features.ts';
import type { ExamplesKind } from '../contract/features.ts';
import { languageSchema } from '../contract/language.ts';
import { queueMoveSchema } from '../contract/queue.ts';
import type { QueueMove } from '../contract/queue.ts';
import { exportFormatSchema } from '../contract/report.ts';
import type { Language } from '../contract/language.ts';
import type { ExportFormat } from '../contract/report.ts';
import { addModelCommands } from './model-commands.ts';
import type { ModelActions } from './model-commands.ts';

/** What the commands do; each returns the exit code. */
export interface Actions extends ModelActions {
  run(
    file: string,
    options: { out?: string; first: boolean; dataDir?: string; workers?: number },
  ): Promise<number>;
  queue(options: { dataDir?: string }): Promise<number>;
  prioritise(id: string, options: { to: QueueMove; dataDir?: string }): Promise<number>;
  list(options: {
    archived: boolean;
    search?: string;
    tag: readonly string[];
    dataDir?: string;
  }): Promise<number>;
  show(id: string, options: { dataDir?: string }): Promise<number>;
  measure(id: string, options: { dataDir?: string }): Promise<number>;
  export(
    id: string,
    options: { format: ExportFormat; language: Language; out?: string; dataDir?: string },
  ): Promise<number>;
  archive(ids: readonly string[], options: { dataDir?: string }): Promise<number>;
  restore(ids: readonly string[], options: { dataDir?: string }): Promise<number>;
  purge(ids: readonly string[], options: { yes: boolean; dataDir?: string }): Promise<number>;
  datasets(options: { dataDir?: string }): Promise<number>;
  importDataset(
    name: string,
    files: readonly string[],
    options: ImportOptions & { dataDir?: string },
  ): Promise<number>;
  removeDataset(name: string, options: { yes: boolean; dataDir?: string }): Promise<number>;
  serve(options: { port?: number; open: boolean; dataDir?: string }): Promise<number>;
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

/** What the words need to know. */
export interface ProgramOptions {
  readonly version: string;
  readonly defaultDataDir: string;
  readonly actions: Actions;
  readonly onExitCode: (code: number) => void;
}

/** The words of the command line: commands, options, their help, and what they call. */
export function program({ version, defaultDataDir, actions, onExitCode }: ProgramOptions) {
  const top = new Command('workbench')
    .description('Compares neural-network pruning strategies and shows which one suits your model.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)')
    .addHelpText('after', example('run examples/article.json --out results.json'));

  const command = (name: string, description: string, usage: string) =>
    top
      .command(name)
      .description(description)
      .option('--data-dir <dir>', `folder that keeps all experiments (default: ${defaultDataDir})`)
      .addHelpText('after', example(usage));

  command(
    'run <file>',
    'run an experiment document to its end, or continue it',
    'run examples/article.json --out results.json',
  )
    .option('--out <file>', 'write the results to this file, as JSON')
    .option('--first', 'before all other experiments that have something left to do', false)
    .addOption(workersOption())
    .action(async (file, options) => onExitCode(await actions.run(file, options)));

  command(
    'queue',
    'list the experiments that have something left to do, first the next',
    'queue',
  ).action(async (options) => onExitCode(await actions.queue(options)));

  command('prioritise <id>', 'give an experiment another place in the queue', 'prioritise 4f9a')
    .addOption(placeOption())
    .action(async (id, options) => onExitCode(await actions.prioritise(id, options)));

  command('list', 'list experiments, newest first', 'list --search "mnist taylor"')
    .option('--archived', 'list the archive in place of the history', false)
    .option('--search <text>', 'only those in which all of these words occur')
    .option('--tag <tag>', 'only those with this tag (or, given again, one of several)', gather, [])
    .action(async (options) => onExitCode(await actions.list(options)));

  command('show <id>', 'show one experiment and its comparison', 'show 4f9a').action(
    async (id, options) => onExitCode(await actions.show(id, options)),
  );

  command(
    'measure <id>',
    'measure the latencies of an experiment, or of one run, again',
    'measure 4f9a',
  ).action(async (id, options) => onExitCode(await actions.measure(id, options)));

  command(
    'export <id>',
    'write one experiment as a report or as figures',
    'export 4f9a --format html --out report.html',
  )
    .addOption(formatOption())
    .addOption(languageOption())
    .option(
      '--out <file>',
      'write to this file, or into this folder, not to standard output (md, tex: figures beside it, or packed in a .zip)',
    )
    .action(async (id, options) => onExitCode(await actions.export(id, options)));

  command('archive <ids...>', 'take experiments out of the history', 'archive 4f9a 07c2').action(
    async (ids, options) => onExitCode(await actions.archive(ids, options)),
  );

  command('restore <ids...>', 'take archived experiments back', 'restore 4f9a').action(
    async (ids, options) => onExitCode(await actions.restore(ids, options)),
  );

  command('purge <ids...>', 'delete archived experiments for good', 'purge 4f9a --yes')
    .option('--yes', 'really delete them', false)
    .action(async (ids, options) => onExitCode(await actions.purge(ids, options)));

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

  addModelCommands(command, actions, onExitCode);

  command('serve', 'serve the app to the browser, on this machine only', 'serve --port 8200')
    .option('--port <number>', 'port to take (default: 8127, or a free one)', parsePort)
    .option('--no-open', 'do not open a browser')
    .action(async (options) => onExitCode(await actions.serve(options)));

  return top;
}

function formatOption(): Option {
  return new Option('--format <format>', 'a report (html, pdf, md, tex) or its data (csv, json)')
    .choices(exportFormatSchema.options)
    .default('json');
}

function languageOption(): Option {
  return new Option('--language <language>', 'of a report: English or Chinese')
    .choices(languageSchema.options)
    .default('en');
}

function placeOption(): Option {
  return new Option('--to <place>', 'where to').choices(queueMoveSchema.options).default('first');
}

function workersOption(): Option {
  return new Option(
    '--workers <number>',
    'runs at a time (default: as set in the app, else one per physical core, one on a GPU)',
  ).argParser(wholeNumber(1, MAX_WORKERS));
}

/** An option that may be given more than once. */
function gather(value: string, before: string[]): string[] {
  return [...before, value];
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

function parsePort(text: string): number {
  return wholeNumber(1, 65_535)(text);
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} is expected.`);
    }
    return value;
  };
}

function example(usage: string): string {
  return `\nExample:\n  workbench ${usage}`;
}
