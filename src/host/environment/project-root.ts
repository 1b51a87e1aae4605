import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = 'pruning-workbench';

export interface Project {
  readonly root: string;
  readonly version: string;
}

/**
 * The workbench's own folder and version, found upwards from this file: it is the same folder from
 * the sources and from what electron-vite bundles.
 */
export function findProject(from: string = import.meta.dirname): Project {
  for (let dir = from; ; dir = dirname(dir)) {
    const file = join(dir, 'package.json');
    if (existsSync(file)) {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      if (name === NAME) return { root: dir, version: version ?? '0.0.0' };
    }
    if (dir === dirname(dir)) {
      throw new Error(`No package.json of ${NAME} is found above ${from}.`);
    }
  }
}
