import { Command, InvalidArgumentError, Option } from 'commander';
import type { ExportFormat } from '../contract/contract.ts';

const FORMATS: readonly ExportFormat[] = ['json', 'csv', 'md'];

/** What the commands do; each returns the exit code. */
export interface Actions {
  run(file: string, options: { out?: string; dataDir?: string; workers?: number }): Promise<number>;
  list(options: { dataDir?: string }): Promise<number>;
  show(id: string, options: { dataDir?: string }): Promise<number>;
  export(
    id: string,
    options: { format: ExportFormat; out?: string; dataDir?: string },
  ): Promise<number>;
  serve(options: { port?: number; open: boolean; dataDir?: string }): Promise<number>;
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
    .addOption(workersOption())
    .action(async (file, options) => onExitCode(await actions.run(file, options)));

  command('list', 'list all experiments, newest first', 'list').action(async (options) =>
    onExitCode(await actions.list(options)),
  );

  command('show <id>', 'show one experiment and its comparison', 'show 4f9a').action(
    async (id, options) => onExitCode(await actions.show(id, options)),
  );

  command('export <id>', 'write one experiment as a document', 'export 4f9a --format csv')
    .addOption(new Option('--format <format>', 'of the document').choices(FORMATS).default('json'))
    .option('--out <file>', 'write to this file instead of standard output')
    .action(async (id, options) => onExitCode(await actions.export(id, options)));

  command('serve', 'serve the app to the browser, on this machine only', 'serve --port 8200')
    .option('--port <number>', 'port to take (default: 8127, or a free one)', parsePort)
    .option('--no-open', 'do not open a browser')
    .action(async (options) => onExitCode(await actions.serve(options)));

  return top;
}

function workersOption(): Option {
  return new Option(
    '--workers <number>',
    'runs at a time (default: one per physical core, one on a GPU)',
  ).argParser(wholeNumber(1, 256));
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
