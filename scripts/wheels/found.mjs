import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What was found in the wheels that are pinned, the last time that they were taken apart.
 *
 * @typedef {object} Found
 * @property {string[]} called the functions of TensorFlow that the addon calls
 * @property {Record<string, FoundWheel>} wheels by the keys of TENSORFLOW_WHEELS
 *
 * @typedef {object} FoundWheel
 * @property {string} sha256
 * @property {number} files how many there are in all
 * @property {Record<string, number>} members those taken, and their bytes
 * @property {FoundLibrary[]} libraries
 *
 * @typedef {object} FoundLibrary
 * @property {string} member
 * @property {string} format
 * @property {string} arch
 * @property {string} name by which others ask for it
 * @property {string[]} needs
 * @property {string[]} searched
 * @property {number} exports how many names it offers
 * @property {string[]} called those of the functions that the addon calls
 */

/** Where it is kept, for tests that have no network. */
export const foundFile = fileURLToPath(new URL('found.json', import.meta.url));

/** @returns {Found} */
export function readFound() {
  return existsSync(foundFile)
    ? JSON.parse(readFileSync(foundFile, 'utf8'))
    : { called: [], wheels: {} };
}

/**
 * What is wrong with a wheel that set-up relies on.
 *
 * @param {import('../setup/wheels.mjs').Wheel & { libraries?: string[] }} wheel
 * @param {FoundWheel} found
 * @param {string[]} called
 * @returns {string[]} sentences; none where all is well
 */
export function problemsOf(wheel, found, called) {
  const names = Object.keys(found.members);
  const lacking = wheel.members.filter((prefix) => !names.some((name) => name.startsWith(prefix)));
  const bytes = Object.values(found.members).reduce((sum, size) => sum + size, 0);
  const offered = new Set(found.libraries.flatMap((library) => library.called));
  const missing = called.filter((name) => !offered.has(name));
  return [
    ...(found.sha256 === wheel.sha256 ? [] : ['It is not the one that is pinned.']),
    ...lacking.map((prefix) => `It holds nothing named ${prefix}.`),
    ...(Math.abs(bytes / wheel.unpackedBytes - 1) < 0.05
      ? []
      : [`What is taken of it has ${bytes} bytes, but ${wheel.unpackedBytes} are pinned.`]),
    ...(wheel.libraries && missing.length > 0
      ? [`Its libraries lack what the addon calls: ${missing.join(', ')}.`]
      : []),
  ];
}
