import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Trouble } from '../../contract/waiting.ts';
import { folderTrouble, markFolder } from './trouble.ts';

/** The files of trained weights, each named by the SHA-256 of its content. */
export interface WeightsFolder {
  readonly dir: string;
  /** What is the matter with the folder as a whole; undefined where it is there. */
  trouble(): Trouble | undefined;
  fileOf(sha256: string): string;
  /** Whether the file is there with the length it should have. */
  holds(sha256: string, sizeBytes: number): boolean;
  /** The hashes of all files that are there. */
  all(): string[];
  /** Throws a file away. Returns its length in bytes; 0 where there is none. */
  discard(sha256: string): number;
}

/** File names of weights that are still being written end so. */
export const UNFINISHED = '.part';

/** Opens or creates the folder and removes what a killed trainer left half-written. */
export function openWeightsFolder(dir: string): WeightsFolder {
  mkdirSync(dir, { recursive: true });
  markFolder(dir);
  for (const name of readdirSync(dir)) {
    if (name.endsWith(UNFINISHED)) rmSync(join(dir, name), { force: true });
  }
  return weightsFolder(dir);
}

/** The folder as it is, there or not. */
export function weightsFolder(dir: string): WeightsFolder {
  const fileOf = (sha256: string) => weightsFile(dir, sha256);
  const sizeOf = (sha256: string) => statSync(fileOf(sha256), { throwIfNoEntry: false })?.size;
  return {
    dir,
    trouble: () => folderTrouble(dir),
    fileOf,
    holds: (sha256, sizeBytes) => sizeOf(sha256) === sizeBytes,
    all: () =>
      readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
        const sha256 = entry.isFile() ? WEIGHTS_FILE.exec(entry.name)?.[1] : undefined;
        return sha256 ?? [];
      }),
    discard(sha256) {
      const sizeBytes = sizeOf(sha256) ?? 0;
      rmSync(fileOf(sha256), { force: true });
      return sizeBytes;
    },
  };
}

const WEIGHTS_FILE = /^([0-9a-f]{64})\.safetensors$/;

export function weightsFile(dir: string, sha256: string): string {
  return join(dir, `${sha256}.safetensors`);
}
