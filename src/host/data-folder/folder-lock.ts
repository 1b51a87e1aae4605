import { readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { fileIdentity } from './file-identity.ts';

/** Who holds a data folder, for people and programs that find it taken. */
interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  /** Where it serves the browser, once it does. */
  readonly address?: string;
}

export interface FolderLock {
  /** Whether whoever held the folder last was killed before it could let it go. */
  readonly wasLeft: boolean;
  /** Whether the lock's file is still there. Where it was deleted by hand, others can take the folder. */
  isHeld(): boolean;
  /** Takes it anew. @throws UserError when another workbench has it. */
  takeAgain(): void;
  /** Tells others where this workbench can be reached. */
  announce(address: string): void;
  /** @param asIfKilled the next one is to look at the folder as if this one had been killed */
  release(asIfKilled?: boolean): void;
}

/**
 * Takes a data folder for this process alone. The lock is an open exclusive transaction on an empty
 * SQLite file: the operating system drops it with the process, however that ends, so that it never
 * has to be cleared by hand. `host.json` beside it only says who holds it.
 *
 * @throws UserError when another workbench has the folder.
 */
export function lockFolder(dir: string, now: Date): FolderLock {
  const file = join(dir, 'host.lock');
  const details = join(dir, 'host.json');
  let lock = take(dir, file, details);
  let identity = fileIdentity(file);
  const wasLeft = statSync(details, { throwIfNoEntry: false }) !== undefined;
  let holder: Holder = { pid: process.pid, startedAt: now.toISOString() };
  const write = () => writeFileSync(details, `${JSON.stringify(holder, null, 2)}\n`);
  write();
  return {
    wasLeft,
    isHeld: () => lock.open && fileIdentity(file) === identity,
    takeAgain() {
      lock.close();
      lock = take(dir, file, details);
      identity = fileIdentity(file);
      write();
    },
    announce(address) {
      holder = { ...holder, address };
      write();
    },
    release(asIfKilled = false) {
      // Another workbench's is not ours to remove.
      if (!asIfKilled && fileIdentity(file) === identity) rmSync(details, { force: true });
      lock.close();
    },
  };
}

function take(dir: string, file: string, details: string): Sqlite.Database {
  try {
    return begin(file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('SQLITE_BUSY')) throw new UserError(inUse(dir, readHolder(details)));
    if (!clear(file, code)) throw error;
  }
  return begin(file);
}

/** @throws SqliteError, the connection closed. */
function begin(file: string): Sqlite.Database {
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Removes what is no lock: something damaged, or an empty folder. Nobody holds it, since whoever did
 * would have been found before that could be seen.
 *
 * @returns false where it is neither
 * @throws UserError when there is a folder with something in it
 */
function clear(file: string, code: string | undefined): boolean {
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) {
    rmSync(file, { force: true });
    return true;
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  try {
    rmdirSync(file);
    return true;
  } catch {
    throw new UserError(
      say`${file} is a folder with something in it, where the workbench needs a file of that name:
        move it away.`,
    );
  }
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
