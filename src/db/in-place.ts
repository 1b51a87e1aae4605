import { spawnSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What statfs(2) calls btrfs. */
const BTRFS = 0x9123683e;

/**
 * To be called before the journal of a database is opened. SQLite maps the index of its journal (`-shm`) into memory, and
 * btrfs finds new room for each page of a file that is changed: where there is none, the kernel ends the whole
 * process (SIGBUS) rather than report that the disk is full. A file that is written in place needs no room.
 * Only an empty one can be made such, so that one which is there already stays as it is.
 */
export function writeIndexInPlace(database: string): void {
  if (process.platform !== 'linux' || database === ':memory:') return;
  const index = `${database}-shm`;
  try {
    if (statfsSync(dirname(database)).type !== BTRFS) return;
    writeFileSync(index, '', { flag: 'wx' });
  } catch {
    // It is there already; or opening the database will say what is wrong.
    return;
  }
  // Where there is no such program, it is as it was.
  spawnSync('chattr', ['+C', index], { stdio: 'ignore' });
}
