import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** Who holds a data folder, for people and programs that find it taken. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  /** Where it serves the browser, once it does. */
  readonly address?: string;
}

export interface FolderLock {
  /** Tells others where this workbench can be reached. */
  announce(address: string): void;
  release(): void;
}

/**
 * Takes a data folder for this process alone. The lock is an open exclusive transaction on an empty
 * SQLite file: the operating system drops it with the process, however that ends, so that it never
 * has to be cleared by hand. `host.json` beside it only says who holds it.
 *
 * @throws UserError when another workbench has the folder.
 */
export function lockFolder(dir: string, now: Date): FolderLock {
  const details = join(dir, 'host.json');
  const lock = new Sqlite(join(dir, 'host.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new UserError(inUse(dir, readHolder(details)));
    }
    throw error;
  }
  let holder: Holder = { pid: process.pid, startedAt: now.toISOString() };
  const write = () => writeFileSync(details, `${JSON.stringify(holder, null, 2)}\n`);
  write();
  return {
    announce(address) {
      holder = { ...holder, address };
      write();
    },
    release() {
      rmSync(details, { force: true });
      lock.close();
    },
  };
}

function inUse(dir: string, holder: Holder | undefined): Sentence {
  const facts = holder
    ? [
        say`process ${holder.pid}`,
        say`started ${holder.startedAt}`,
        ...(holder.address ? [say`at ${holder.address}`] : []),
      ]
    : say`not known which`;
  return say`The data folder ${dir} is in use by another workbench (${facts}). Close it, or choose
    another folder with --data-dir.`;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
