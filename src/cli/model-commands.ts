import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { networkFormatSchema } from '../contract/models.ts';
import type { NetworkFormat } from '../contract/models.ts';
import type { RunAsked } from './choose-run.ts';

/** What the commands of networks do; each returns the exit code. */
export interface ModelActions {
  models(options: { dataDir?: string }): Promise<number>;
  importModel(
    files: readonly string[],
    options: { name: string; expect?: string; dataDir?: string },
  ): Promise<number>;
  inspectModel(name: string, options: { json: boolean; dataDir?: string }): Promise<number>;
  removeModel(name: string, options: { yes: boolean; dataDir?: string }): Promise<number>;
  exportModel(
    run: string,
    options: RunAsked & {
      format: NetworkFormat;
      out: string;
      overwrite: boolean;
      dataDir?: string;
    },
  ): Promise<number>;
}

/**
 * The words of what is done with networks of the user's.
 *
 * @param command makes a command of its usage, its description, and an example
 */
export function addModelCommands(
  command: (name: string, description: string, usage: string) => Command,
  actions: ModelActions,
  onExitCode: (code: number) => void,
): void {
  command('models', 'list the networks that were imported', 'models').action(async (options) =>
    onExitCode(await actions.models(options)),
  );

  command(
    'import-model <files...>',
    'import a network: an ONNX file, a .keras or .h5 file of Keras, the model.json of TensorFlow.js, or a ' +
      'network file of the workbench, with the files that lie beside it',
    'import-model lenet.onnx lenet.onnx.data --name lenet',
  )
    .requiredOption('--name <name>', 'what the network is to be called')
    .option(
      '--expect <file>',
      'hold it against these: an NPZ file with the arrays "input" and "output" of the original',
    )
    .action(async (files, options) => onExitCode(await actions.importModel(files, options)));

  command(
    'inspect-model <name>',
    'show an imported network: its layers, what of it can be pruned, and its proof',
    'inspect-model lenet --json',
  )
    .option('--json', 'as one JSON object', false)
    .action(async (name, options) => onExitCode(await actions.inspectModel(name, options)));

  command('remove-model <name>', 'delete an imported network for good', 'remove-model lenet --yes')
    .option('--yes', 'really delete it', false)
    .action(async (name, options) => onExitCode(await actions.removeModel(name, options)));

  command(
    'export-model <run>',
    "write the network of a run as a file that other programs read: by the run's id, or by its experiment and what it is",
    'export-model 4f9a --strategy magnitude --level 0.8 --format onnx --out pruned.onnx',
  )
    .addOption(networkFormatOption())
    .requiredOption(
      '--out <file>',
      'write to this file, or into this folder (tfjs: a .zip, or model.json with its weights beside it)',
    )
    .option('--strategy <id>', 'of an experiment: the strategy, as its document has it')
    .addOption(
      numberOption('--level <number>', 'the sparsity, or the level of a strategy of its own'),
    )
    .addOption(numberOption('--seed <number>', 'the seed; the first where it is left out'))
    .option('--overwrite', 'replace a file that is there', false)
    .action(async (run, options) => onExitCode(await actions.exportModel(run, options)));
}

function networkFormatOption(): Option {
  return new Option(
    '--format <format>',
    'ONNX, Keras 3 (.keras), TensorFlow.js, or the network file of the workbench',
  )
    .choices(networkFormatSchema.options)
    .makeOptionMandatory();
}

function numberOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw new InvalidArgumentError('It must be a number.');
  });
}
