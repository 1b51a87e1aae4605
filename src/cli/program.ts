import { Command, Option } from 'commander';
import { MAX_WORKERS } from '../contract/contract.ts';
import { languageSchema } from '../contract/language.ts';
import { queueMoveSchema } from '../contract/queue.ts';
import type { QueueMove } from '../contract/queue.ts';
import { exportFormatSchema } from '../contract/report.ts';
import type { Language } from '../contract/language.ts';
import type { ExportFormat } from '../contract/report.ts';
import { addDatasetCommands } from './dataset-commands.ts';
import type { DatasetActions } from './dataset-commands.ts';
import { addModelCommands } from './model-commands.ts';
import type { ModelActions } from './model-commands.ts';
import { wholeNumber } from './whole-number.ts';

/** What the commands do; each returns the exit code. */
export interface Actions extends DatasetActions, ModelActions {
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
  restore(ids: readonly string[], options: { list: boolean; dataDir?: string }): Promise<number>;
  exportArchive(
    ids: readonly string[],
    options: {
      output?: string;
      networks: boolean;
      withData: boolean;
      overwrite: boolean;
      dataDir?: string;
    },
  ): Promise<number>;
  importArchive(file: string, options: { check: boolean; dataDir?: string }): Promise<number>;
  purge(ids: readonly string[], options: { yes: boolean; dataDir?: string }): Promise<number>;
  serve(options: { port?: number; open: boolean; dataDir?: string }): Promise<number>;
  address(options: { dataDir?: string }): Promise<number>;
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

  command(
    'restore [what...]',
    'take archived experiments back, by their ids, or put a backup of the database back, by its name',
    'restore newest',
  )
    .option('--list', 'list the backups of the database (also without any argument)', false)
    .action(async (what, options) => onExitCode(await actions.restore(what, options)));

  command('purge <ids...>', 'delete archived experiments for good', 'purge 4f9a --yes')
    .option('--yes', 'really delete them', false)
    .action(async (ids, options) => onExitCode(await actions.purge(ids, options)));

  command(
    'export-archive <ids...>',
    'write experiments, with results and networks, into one file',
    'export-archive 4f9a 07c2 --output article.pruning',
  )
    .option('--output <file>', 'the file, or a folder for it (default: this folder)')
    .option('--without-networks', 'leave out the networks: figures alone')
    .option('--with-data', 'with the examples of imported data sets', false)
    .option('--overwrite', 'replace a file that is there', false)
    .action(async (ids, { withoutNetworks, ...options }) =>
      onExitCode(
        await actions.exportArchive(ids, { ...options, networks: withoutNetworks !== true }),
      ),
    );

  command(
    'import-archive <file>',
    'take in the experiments of such a file; what is here stays as it is',
    'import-archive article.pruning',
  )
    .option('--check', 'read it whole and say what would come in, and change nothing', false)
    .action(async (file, options) => onExitCode(await actions.importArchive(file, options)));

  addDatasetCommands(command, actions, onExitCode);
  addModelCommands(command, actions, onExitCode);

  command('serve', 'serve the app to the browser, on this machine only', 'serve --port 8200')
    .option('--port <number>', 'port to take (default: 8127, or a free one)', parsePort)
    .option('--no-open', 'do not open a browser')
    .action(async (options) => onExitCode(await actions.serve(options)));

  command(
    'address',
    'print an address that lets one more browser in to what "serve" serves, once',
    'address',
  ).action(async (options) => onExitCode(await actions.address(options)));

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
    'runs at a time, of them one on a GPU (default: as set in the app, else one per physical core)',
  ).argParser(wholeNumber(1, MAX_WORKERS));
}

/** An option that may be given more than once. */
function gather(value: string, before: string[]): string[] {
  return [...before, value];
}

function parsePort(text: string): number {
  return wholeNumber(1, 65_535)(text);
}

function example(usage: string): string {
  return `\nExample:\n  workbench ${usage}`;
}
