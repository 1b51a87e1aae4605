import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';

/**
 * What a step recorded when it was done.
 *
 * @param {string} name file name without `.json`
 * @returns {any} undefined where there is none, or none that can be read: the step is then redone
 */
export function readState(name) {
  try {
    return JSON.parse(readFileSync(join(stateFolder, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Records that a step is done. Whole or not at all: a reader never sees half a file.
 *
 * @param {string} name file name without `.json`
 * @param {unknown} value
 */
export function writeState(name, value) {
  mkdirSync(stateFolder, { recursive: true });
  const partial = join(stateFolder, `${name}.${process.pid}.partial`);
  writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(partial, join(stateFolder, `${name}.json`));
}

/**
 * Forgets a step before it is redone, so that an interruption leaves it undone.
 *
 * @param {string} name file name without `.json`
 */
export function forgetState(name) {
  rmSync(join(stateFolder, `${name}.json`), { force: true });
}
