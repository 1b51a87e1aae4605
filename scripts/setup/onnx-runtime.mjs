import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './places.mjs';

/** Its package holds the libraries of five platforms: `<Node-API>/<platform>/<processor>`. */
const librariesFolder = join(projectFolder, 'node_modules/onnxruntime-node/bin');

/**
 * Keeps the library of this platform, and throws those of the others away, five sixths of the package.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const onnxRuntime = {
  title: 'ONNX Runtime',
  isDone: () => foreignLibraries(librariesFolder).length === 0,
  run: () => Promise.resolve(keepOwnLibraries(librariesFolder)),
};

/**
 * @param {string} folder `bin` of the package
 * @param {{ platform: string, arch: string }} [here]
 * @returns {string} what it did, in words
 */
export function keepOwnLibraries(folder, here = process) {
  const foreign = foreignLibraries(folder, here);
  const bytes = foreign.reduce((sum, library) => sum + sizeOf(library), 0);
  for (const library of foreign) rmSync(library, { recursive: true, force: true });
  const own = librariesIn(folder).length > 0 ? 'kept' : 'there is no library';
  const freed = `${Math.round(bytes / 1e6)} MB of other platforms freed`;
  return `${own} for ${here.platform} ${here.arch}, ${freed}`;
}

/**
 * @param {string} folder
 * @param {{ platform: string, arch: string }} [here]
 * @returns {string[]} the folders of other platforms
 */
export function foreignLibraries(folder, { platform, arch } = process) {
  const own = join(platform, arch);
  return librariesIn(folder).filter((library) => !library.endsWith(own));
}

/** @param {string} folder */
function librariesIn(folder) {
  if (!existsSync(folder)) return [];
  const inside = (/** @type {string} */ outer) =>
    readdirSync(outer).map((name) => join(outer, name));
  return inside(folder).flatMap(inside).flatMap(inside);
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, String(name))))
    .reduce((sum, { size }) => sum + size, 0);
}
