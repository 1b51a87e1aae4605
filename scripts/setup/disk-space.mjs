import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupProblem } from './problem.mjs';

/** @typedef {{ folder: string, bytes: number }} SpaceNeed */

/**
 * Says beforehand what would otherwise fail halfway. Needs on one disk are added up.
 *
 * @param {SpaceNeed[]} needs
 * @throws {SetupProblem} where a disk has less free space than is needed on it
 */
export function assertDiskSpace(needs) {
  /** @type {Map<number, SpaceNeed>} */
  const byDisk = new Map();
  for (const { folder, bytes } of needs) {
    const existing = nearestExisting(folder);
    const disk = statSync(existing).dev;
    byDisk.set(disk, { folder: existing, bytes: bytes + (byDisk.get(disk)?.bytes ?? 0) });
  }
  for (const { folder, bytes } of byDisk.values()) {
    const { bavail, bsize } = statfsSync(folder);
    const free = bavail * bsize;
    if (free >= bytes) continue;
    throw new SetupProblem(
      `Set-up needs ${gigabytes(bytes)} of free disk space in ${folder}, but there are only ` +
        `${gigabytes(free)}: free some space (or set WORKBENCH_CACHE_DIR to a folder on a larger ` +
        'disk, where TensorFlow is then kept), and run it again.',
    );
  }
}

/**
 * @param {number} bytes
 * @returns {string} such as `1.4 GB`
 */
function gigabytes(bytes) {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** @param {string} folder */
function nearestExisting(folder) {
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
