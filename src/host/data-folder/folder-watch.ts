import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { InTrouble, UserError } from '../../contract/errors.ts';
import type { Trouble, TroubleCause } from '../../contract/waiting.ts';
import { hasEvent, latestEvent } from '../../db/queries/events.ts';
import type { StoredEvent } from '../../db/queries/events.ts';
import type { DataFolder } from './data-folder.ts';
import { fileIdentity } from './file-identity.ts';
import { databaseTrouble, passingTrouble } from './trouble.ts';

/** Sees whether the data folder is there and as it was, and takes it up again when it is back. */
export interface FolderWatch {
  /** What is the matter with it, as far as is known; null where nothing is. */
  trouble(): Trouble | null;
  /** Something could not be read or written: what is open may be dead, and is to be opened anew. */
  suspect(): void;
  close(): void;
}

/** Of a folder that nothing is written into. */
export const NOT_WATCHED: FolderWatch = {
  trouble: () => null,
  suspect: () => undefined,
  close: () => undefined,
};

/** What the watch needs beside the folder. */
export interface FolderWatchOptions {
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
  /** Told of each trouble, and with null once it has passed. */
  changed(trouble: Trouble | null): void;
}

/** What is open stays as good as it was. */
const HARMLESS: ReadonlySet<TroubleCause> = new Set(['busy', 'full', 'read-only']);

/**
 * Watches the folder of a host. SQLite goes on writing into a database that was deleted or unmounted, and
 * all of it would be lost: so before each statement that writes, and now and then, it is seen whether
 * the file at its path is still the one that is open, and the lock still this host's: one that stood
 * still for long may have been taken for dead.
 *
 * A folder that was moved away and put back is the same file again. One that was unmounted and mounted
 * may look the same while what is open of it is dead. So whatever comes back is opened anew, and is taken
 * for the same database where the latest event that was seen in it is there; any other is refused as
 * long as it is there.
 */
export function watchFolder(
  { database, weights, lock, guard }: DataFolder,
  { everyMs, changed }: FolderWatchOptions,
): FolderWatch {
  const { file, orm } = database;
  const dir = dirname(file);
  let identity = identityNow();
  let latest: StoredEvent | undefined = latestEvent(orm);
  let known: Trouble | null = weights.trouble() ?? null;
  let isClosed = false;
  /** What is open may be dead. */
  let isStale = false;

  function identityNow(): string {
    const found = fileIdentity(file);
    if (found === undefined) throw new InTrouble({ cause: 'away', path: dir });
    return found;
  }

  function tell(trouble: Trouble | null): void {
    const isSame = trouble?.cause === known?.cause && trouble?.path === known?.path;
    known = trouble;
    if (!isSame) changed(trouble);
  }

  /** What a glance at the folder finds, before anything is written. */
  function causeNotToWrite(): TroubleCause | undefined {
    try {
      if (fileIdentity(file) !== identity) return 'away';
      return lock.isHeld() ? undefined : 'taken';
    } catch {
      return 'away';
    }
  }

  /** @throws what is the matter, as far as a look tells. */
  function requireThere(): void {
    if (identityNow() !== identity) isStale = true;
    const trouble = weights.trouble();
    if (trouble) throw new InTrouble(trouble);
  }

  function openAnew(): void {
    lock.takeAgain();
    if (!database.reopen(isSame)) {
      lock.release();
      throw new InTrouble({ cause: 'replaced', path: dir });
    }
    identity = identityNow();
    isStale = false;
  }

  const isSame = () => latest === undefined || hasEvent(orm, latest);

  function look(): void {
    clearTimeout(timer);
    try {
      requireThere();
      if (isStale || !lock.isHeld()) openAnew();
      latest = latestEvent(orm) ?? latest;
      tell(null);
    } catch (error) {
      const trouble = troubleOf(error);
      // Whatever was away may be dead when it is there again.
      if (trouble.path === dir && !HARMLESS.has(trouble.cause)) isStale = true;
      // That another program reads or writes it is no reason not to go on.
      tell(trouble.cause === 'busy' ? null : trouble);
    } finally {
      // While the folder is away this may be all that keeps the process: it has to see it come back.
      if (!isClosed) timer = setTimeout(look, everyMs);
    }
  }

  function troubleOf(error: unknown): Trouble {
    // Another workbench has the lock.
    if (error instanceof UserError) return { cause: 'taken', path: dir };
    const { cause, path } = databaseTrouble(error, dir) ?? { cause: 'failing', path: dir };
    return { cause: cause === 'away' && path === dir ? causeNotToOpen() : cause, path };
  }

  /** Of whatever cannot be opened SQLite says no more than that. */
  function causeNotToOpen(): TroubleCause {
    try {
      accessSync(file, constants.R_OK | constants.W_OK);
      return 'failing';
    } catch (error) {
      return passingTrouble(error, dir)?.cause ?? 'failing';
    }
  }

  guard.beforeWriting = () => {
    // Where only the weights are away, the database can be written.
    if (known?.path === dir) throw new InTrouble(known);
    const cause = causeNotToWrite();
    if (!cause) return;
    // Not here, where a transaction may be open on what is to be closed.
    clearTimeout(timer);
    timer = setTimeout(look, 0);
    throw new InTrouble({ cause, path: dir });
  };
  let timer = setTimeout(look, everyMs);

  return {
    trouble: () => known,
    suspect: () => void (isStale = true),
    close() {
      clearTimeout(timer);
      isClosed = true;
    },
  };
}
