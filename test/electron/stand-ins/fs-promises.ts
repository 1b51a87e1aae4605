/* Stands in for `node:fs/promises`, which Node 12 does not know by this name. */
import { promises } from 'node:fs';

export const { mkdtemp, open, readFile, rename, rmdir, stat, unlink, writeFile } = promises;

/** Node 12 has no `rm`. */
export async function rm(path: string, options: { recursive?: boolean } = {}): Promise<void> {
  try {
    if (options.recursive === true) await rmdir(path, { recursive: true });
    else await unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
