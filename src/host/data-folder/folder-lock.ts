import { rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { standsStill } from '../../language/holder-text.ts';
import { fileIdentity } from './file-identity.ts';
import { findHolder } from './find-holder.ts';
import { HOLDER_FILE, LOCK_FILE, ownNote, readHolderNote } from './holder-note.ts';

/** Milliseconds for which a lock that is held is tried again: who only looks holds it for an instant. */
const PATIENCE_MS = 200;

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
  const file = join(dir, LOCK_FILE);
  const details = join(dir, HOLDER_FILE);
  let lock = take(dir, file);
  let identity = fileIdentity(file);
  const wasLeft = statSync(details, { throwIfNoEntry: false }) !== undefined;
  let holder = ownNote(now);
  const write = () => writeFileSync(details, `${JSON.stringify(holder, null, 2)}\n`);
  write();
  return {
    wasLeft,
    isHeld: () => lock.open && fileIdentity(file) === identity,
    takeAgain() {
      lock.close();
      lock = take(dir, file);
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

function take(dir: string, file: string): Sqlite.Database {
  try {
    return begin(file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('SQLITE_BUSY')) throw new UserError(inUse(dir));
    if (!clear(file, code)) throw error;
  }
  return begin(file);
}

/** @throws SqliteError, the connection closed. */
function begin(file: string): Sqlite.Database {
  const lock = new Sqlite(file, { timeout: PATIENCE_MS });
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

function inUse(dir: string): Sentence {
  const note = readHolderNote(dir);
  const holder = findHolder(dir);
  const machine = holder.kind === 'somebody' ? holder.machine : null;
  const facts = note
    ? [
        say`process ${note.pid}`,
        ...(machine === null ? [] : [say`on the machine ${machine}`]),
        say`started ${note.startedAt}`,
        ...(note.address ? [say`at ${note.address}`] : []),
      ]
    : say`not known which`;
  const taken = say`The data folder ${dir} is in use by another workbench (${facts}). Close it, or choose
    another folder with --data-dir.`;
  if (note === undefined || holder.kind !== 'somebody' || !holder.isStopped) return taken;
  return say`${taken} ${standsStill(note.pid)}`;
}
