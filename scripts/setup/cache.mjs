import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';

/** What is being made carries this in its name, and gets its final name when it is complete. */
export const PARTIAL = '.partial-';

/**
 * Works in the cache that the user's clones share. One set-up at a time does: another clone's waits,
 * and then finds there what it needs.
 *
 * @param {import('./step-line.mjs').Say} say
 * @param {() => Promise<void>} work
 */
export async function inCache(say, work) {
  const cache = cacheFolder();
  const lock = await acquireLock(join(cache, 'cache.lock'), ({ pid }) =>
    say(`waiting for the set-up of another clone (process ${pid})`),
  );
  try {
    removeLeftovers(cache);
    await work();
  } finally {
    lock.release();
  }
}

/**
 * What killed set-ups left half done: under the lock, none of it is in use.
 *
 * @param {string} cache
 */
function removeLeftovers(cache) {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache).filter((name) => name.includes(PARTIAL))) {
    rmSync(join(cache, name), { recursive: true, force: true });
  }
}
