import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An entry of a folder (a folder in it, or a file) and what it is there for.
 *
 * @typedef {readonly [entry: string, what: string]} Floor
 */

/**
 * The floors of a folder, from the ground up, as zones of `import-x/no-restricted-paths`: a file
 * imports from its own floor or from one below it, so that no circle among folders can come about.
 *
 * @param {string} root the folder, from the root of the project: `src/host`
 * @param {readonly Floor[]} floors every entry of the folder that has a module, each once
 * @throws {Error} where an entry has no floor, or a floor no entry
 */
export function floorZones(root, floors) {
  const entries = floors.map(([entry]) => entry);
  requireSame(root, entries, modulesIn(root));
  return floors.map(([entry, what], index) => ({
    target: `./${root}/${entry}`,
    from: `./${root}`,
    except: entries.slice(0, index + 1).map((one) => `./${one}`),
    message: `${what} It imports from its own floor or below; the order stands in scripts/lint/zones.mjs.`,
  }));
}

/**
 * The entries of a folder that are or have modules; tests are free to look up.
 *
 * @param {string} root
 */
function modulesIn(root) {
  const isModule = (/** @type {string} */ name) =>
    /\.(ts|vue)$/.test(name) && !/\.(test|d)\.ts$/.test(name);
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true }).some((name) =>
            isModule(String(name)),
          )
        : isModule(entry.name),
    )
    .map(({ name }) => name);
}

/**
 * @param {string} root
 * @param {readonly string[]} listed
 * @param {readonly string[]} there
 */
function requireSame(root, listed, there) {
  const homeless = there.filter((entry) => !listed.includes(entry));
  const empty = listed.filter((entry) => !there.includes(entry));
  if (homeless.length > 0) {
    throw new Error(
      `${root} has ${homeless.join(', ')} without a floor: say in scripts/lint/zones.mjs between which it stands.`,
    );
  }
  if (empty.length > 0) {
    throw new Error(`${root} has a floor for ${empty.join(', ')}, and nothing stands there.`);
  }
}
