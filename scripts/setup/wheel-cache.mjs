import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inCache } from './cache.mjs';
import { assertDiskSpace } from './disk-space.mjs';
import { fetchWheel } from './fetch-wheel.mjs';
import { cacheFolder } from './places.mjs';
import { getPython } from './python.mjs';
import { folderNameOf } from './wheels.mjs';

/** @typedef {import('./wheels.mjs').Wheel} Wheel */

/**
 * Has the libraries of all the wheels in the cache that the user's clones share.
 *
 * @param {Wheel[]} wheels
 * @param {import('./step-line.mjs').Say} say
 */
export async function bringWheels(wheels, say) {
  if (!missingWheels(wheels).length) return;
  const cache = cacheFolder();
  const python = await getPython();
  await inCache(say, async () => {
    assertDiskSpace(spaceNeeds(wheels));
    for (const wheel of missingWheels(wheels)) await fetchWheel(wheel, { cache, python, say });
  });
}

/**
 * @param {Wheel} wheel
 * @returns {string} the folder that holds its unpacked libraries, once they have been brought
 */
export function wheelFolder(wheel) {
  return join(cacheFolder(), folderNameOf(wheel));
}

/**
 * @param {Wheel[]} wheels
 * @returns {import('./disk-space.mjs').SpaceNeed[]} what their download and unpacking take at most
 */
export function spaceNeeds(wheels) {
  const missing = missingWheels(wheels);
  const unpacked = missing.reduce((sum, wheel) => sum + wheel.unpackedBytes, 0);
  const largestDownload = Math.max(0, ...missing.map((wheel) => wheel.downloadBytes));
  return missing.length ? [{ folder: cacheFolder(), bytes: unpacked + largestDownload }] : [];
}

/** @param {Wheel[]} wheels */
function missingWheels(wheels) {
  return wheels.filter((wheel) => !existsSync(wheelFolder(wheel)));
}
