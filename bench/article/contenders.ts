import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from './finished-run.ts';
import { runPytorch } from './run-pytorch.ts';
import { runWorkbench } from './run-workbench.ts';

/** Somebody who makes the article's comparison. */
export interface ArticleContender {
  readonly id: string;
  /**
   * @param document the file of the experiment document
   * @param folder an empty one, for whatever it writes
   */
  run(document: string, folder: string): Promise<Side>;
}

/** Who is compared. */
export interface Lists {
  /** An interpreter that has PyTorch, or null. */
  readonly python: string | null;
  /** The folder of another checkout of the workbench, set up. */
  readonly beside: string | undefined;
  /** The CPUs that each of them has. */
  readonly cpus: readonly number[];
}

/** This workbench first, then the other one, then PyTorch as one would write it and at its best. */
export function contendersOf({ python, beside, cpus }: Lists): readonly ArticleContender[] {
  const workbench = (id: string, root: string): ArticleContender => ({
    id,
    run: (document, folder) => runWorkbench(root, document, folder, cpus),
  });
  const pytorch = (id: string, processes: number | null): ArticleContender => ({
    id,
    run: (document, folder) => runPytorch(python ?? '', { document, folder, processes, cpus }),
  });
  const cores = Math.max(2, cpus.length);
  return [
    workbench('workbench', join(import.meta.dirname, '../..')),
    ...(beside === undefined ? [] : [workbench(`workbench at ${commitOf(beside)}`, beside)]),
    ...(python === null
      ? []
      : [
          pytorch('PyTorch, two threads', null),
          pytorch(`PyTorch, ${String(cores)} processes`, cores),
        ]),
  ];
}

/** @throws Error where there is no workbench that could be run. */
function commitOf(root: string): string {
  for (const needed of ['src/cli/main.ts', 'node_modules/.bin/node']) {
    if (!existsSync(join(root, needed))) {
      throw new Error(`${root} is no workbench that is set up: it has no ${needed}.`);
    }
  }
  return execFileSync('git', ['-C', root, 'rev-parse', '--short', 'HEAD'], {
    encoding: 'utf8',
  }).trim();
}
