import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FinishedRun, Side } from './finished-run.ts';
import { timedRun } from './timed-run.ts';

/** The module that a trainer runs, in every version of the workbench. */
const TRAINER = 'trainer/main.ts';

/** What is compared of the results: a workbench of another version may have others beside. */
const resultsSchema = z.object({
  runs: z.array(
    z.object({
      strategy: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      sparsity: z.number().nullable(),
      seed: z.int(),
      metrics: z.object({ accuracy: z.number(), oneShotAccuracy: z.number().nullable() }),
    }),
  ),
});

/**
 * The document through the command line of the workbench in `root`, on its own Node, in a data folder
 * that nothing is in yet.
 */
export async function runWorkbench(
  root: string,
  document: string,
  folder: string,
  cpus: readonly number[],
): Promise<Side> {
  const out = join(folder, 'workbench.json');
  const places = ['--data-dir', join(folder, 'data'), '--out', out];
  const program = [join(root, 'node_modules/.bin/node'), join(root, 'src/cli/main.ts')];
  const { seconds, peakBytes } = await timedRun(
    [...program, 'run', document, ...places],
    cpus,
    TRAINER,
  );
  const { runs } = resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  return {
    seconds,
    trainerBytes: peakBytes,
    runs: runs.map(({ strategy, parameters, sparsity, seed, metrics }): FinishedRun => {
      const threshold = parameters['threshold'];
      const level = typeof threshold === 'number' ? threshold : (sparsity ?? 0);
      return { strategy, level, seed, ...metrics };
    }),
  };
}
