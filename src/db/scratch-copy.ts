import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A copy of a database's files in a folder of its own. */
export interface ScratchCopy {
  readonly dir: string;
  readonly file: string;
  /** Deletes the folder; so does the end of the process. */
  discard(): void;
}

/** So often a copy is tried while another program writes the original. */
const ATTEMPTS = 5;

/**
 * Copies a database that cannot be opened where it lies, since SQLite has to write beside it: with what its
 * journal holds, and into the system's folder for what is passing.
 */
export function scratchCopy(database: string): ScratchCopy {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-copy-'));
  const discard = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', discard);
  const file = join(dir, basename(database));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = stateOf(database);
    copyParts(database, file);
    if (stateOf(database) === before) break;
  }
  return {
    dir,
    file,
    discard() {
      process.off('exit', discard);
      discard();
    },
  };
}

/** The journal first: what goes from it into the database meanwhile is in one of the two. */
function copyParts(from: string, to: string): void {
  for (const ending of ['-wal', '']) {
    if (statSync(`${from}${ending}`, { throwIfNoEntry: false })) {
      copyFileSync(`${from}${ending}`, `${to}${ending}`);
    }
  }
}

function stateOf(database: string): string {
  return ['', '-wal']
    .map((ending) => statSync(`${database}${ending}`, { throwIfNoEntry: false }))
    .map((found) => `${found?.mtimeMs} ${found?.size}`)
    .join();
}
