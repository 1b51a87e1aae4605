import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from './places.mjs';

/**
 * What each step records when it is done, by the name of its file without `.json`.
 *
 * @typedef {object} States
 * @property {{ lockSha256: string }} packages
 * @property {{ version: string }} runtime
 * @property {import('./tensorflow.mjs').TensorflowState} tensorflow
 * @property {{ build: import('./device.mjs').Device }} addon
 * @property {{ path: string, version: string | undefined }} browser
 * @property {{ requirements: string, python: string, packages: string }} keras
 * @property {{ stamp: string }} build
 * @property {import('../launch/electron-binary.mjs').ElectronState} electron
 */

/**
 * What a step recorded when it was done.
 *
 * @template {keyof States} Name
 * @param {Name} name
 * @returns {States[Name] | undefined} undefined where there is none, or none that can be read: the
 *   step is then redone
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
 * @template {keyof States} Name
 * @param {Name} name
 * @param {States[Name]} value
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
 * @param {keyof States} name
 */
export function forgetState(name) {
  rmSync(join(stateFolder, `${name}.json`), { force: true });
}
