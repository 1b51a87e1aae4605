import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { markFolder } from './trouble.ts';
import { UNFINISHED, weightsFile } from './weights-folder.ts';

/** Within it, what is still being sent. */
const UPLOADS = 'uploads';

/** The files of what was imported, each named by the SHA-256 of its content. */
export interface ImportsFolder {
  readonly dir: string;
  /** For files that are still being sent; emptied whenever the data folder is opened. */
  readonly uploadsDir: string;
  /** Throws a file away. Returns its length in bytes; 0 where there is none. */
  discard(sha256: string): number;
}

/** Opens or creates the folder and removes what was left half-done. */
export function openImportsFolder(dir: string): ImportsFolder {
  mkdirSync(dir, { recursive: true });
  markFolder(dir);
  const folder = importsFolder(dir);
  rmSync(folder.uploadsDir, { recursive: true, force: true });
  for (const name of readdirSync(dir)) {
    if (name.endsWith(UNFINISHED)) rmSync(join(dir, name), { force: true });
  }
  return folder;
}

/** The folder as it is, there or not. */
export function importsFolder(dir: string): ImportsFolder {
  return {
    dir,
    uploadsDir: join(dir, UPLOADS),
    discard(sha256) {
      const file = weightsFile(dir, sha256);
      const sizeBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      rmSync(file, { force: true });
      return sizeBytes;
    },
  };
}
