import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { HandedFile } from '../../../src/contract/bridge.ts';

/**
 * Files that the user has opened: the page knows them by a name that nobody guesses, and may read each
 * of them once. It never says a path, so that it reads nothing else.
 */
export class HandedFiles {
  readonly #paths = new Map<string, string>();

  /** Only what is a file can be read to its end; a folder, or what is gone, is left out. */
  hand(paths: readonly string[]): HandedFile[] {
    return paths
      .filter((path) => existsSync(path) && statSync(path).isFile())
      .map((path) => {
        const id = randomUUID();
        this.#paths.set(id, path);
        return { id, name: basename(path) };
      });
  }

  /** The path of a file that was handed over and not read yet. */
  take(id: string): string | undefined {
    const path = this.#paths.get(id);
    this.#paths.delete(id);
    return path;
  }
}
