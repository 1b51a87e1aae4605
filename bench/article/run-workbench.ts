import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resultsSchema } from '../../src/contract/results.ts';
import type { FinishedRun, Side } from './finished-run.ts';
import { timedRun } from './timed-run.ts';

const COMMAND_LINE = join(import.meta.dirname, '../../src/cli/main.ts');

/** The document through the workbench's command line, in a data folder that nothing is in yet. */
export async function runWorkbench(
  document: string,
  folder: string,
  cpus: readonly number[],
): Promise<Side> {
  const out = join(folder, 'workbench.json');
  const places = ['--data-dir', join(folder, 'data'), '--out', out];
  const seconds = await timedRun(
    [process.execPath, COMMAND_LINE, 'run', document, ...places],
    cpus,
  );
  const { runs } = resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  return {
    seconds,
    runs: runs.map(({ strategy, parameters, sparsity, seed, metrics }): FinishedRun => {
      if (!metrics) throw new Error(`A run of ${strategy} has no metrics.`);
      const { accuracy, oneShotAccuracy } = metrics;
      const threshold = parameters['threshold'];
      const level = typeof threshold === 'number' ? threshold : (sparsity ?? 0);
      return { strategy, level, seed, oneShotAccuracy, accuracy };
    }),
  };
}
