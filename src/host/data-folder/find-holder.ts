import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Holder } from '../../contract/holder.ts';
import { isSameMachine, thisMachine } from '../environment/this-machine.ts';
import type { Machine } from '../environment/this-machine.ts';
import { isStopped, isThere } from '../processes/identity.ts';
import { LOCK_FILE, readHolderNote } from './holder-note.ts';
import type { HolderNote } from './holder-note.ts';

/** How the lock of a data folder stands; `unclear` where its file is not there or tells nothing. */
export type LockState = 'held' | 'free' | 'unclear';

/** What is known of a data folder that somebody only looks at. */
export interface HolderFacts {
  readonly note: HolderNote | undefined;
  readonly lock: LockState;
  readonly here: Machine;
  /** Of the process in the note, where that is of this machine. */
  readonly isThere: boolean;
  readonly isStopped: boolean;
}

/** Looks which workbench works on a data folder, without taking it from anybody. */
export function findHolder(dir: string): Holder {
  const note = readHolderNote(dir);
  const process = { pid: note?.pid ?? 0, started: note?.started ?? null };
  return judgeHolder({
    note,
    lock: lockState(join(dir, LOCK_FILE)),
    here: thisMachine(),
    isThere: isThere(process),
    isStopped: isStopped(process),
  });
}

/**
 * Who holds a folder by these facts. A lock that is held says so of any machine. One that is free says it of
 * this machine alone: there are disks in a network that show nobody the locks of others. Who lets the folder
 * go takes the note along.
 */
export function judgeHolder({ note, lock, here, ...process }: HolderFacts): Holder {
  // Versions up to 0.6.0 did not note their machine, which hardly ever was another one.
  const isHere = note?.machine === undefined || isSameMachine(note.machine, here);
  const machine = isHere ? null : (note.machine?.name ?? null);
  if (lock === 'held' || (lock === 'unclear' && isHere && process.isThere)) {
    const isStopped = isHere && process.isStopped;
    return { kind: 'somebody', pid: note?.pid ?? null, machine, isStopped };
  }
  if (note === undefined || (lock === 'free' && isHere)) return { kind: 'nobody' };
  return { kind: 'unknown', machine };
}

function lockState(file: string): LockState {
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(file, { readonly: true, timeout: 0 });
    lock.pragma('schema_version');
    return 'free';
  } catch (error) {
    return (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ? 'held' : 'unclear';
  } finally {
    lock?.close();
  }
}
