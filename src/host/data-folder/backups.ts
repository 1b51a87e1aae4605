import { rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import { backupsOf, newBackupFile } from '../../db/backups.ts';
import type { Backup } from '../../db/backups.ts';
import type { Database } from '../../db/database.ts';
import { logDefect } from '../defect-log.ts';

/** So many copies are kept: of the latest days of use, and of the latest updates. */
const DAILY_KEPT = 7;
const UPDATES_KEPT = 3;

const DAY_MS = 24 * 3600 * 1000;
/** A copy takes its length, and the journal of what is written meanwhile. */
const ROOM = 3;

/** Copies the database once a day of use. */
export interface Backups {
  /** Makes a copy if one is due. Never throws. */
  makeDue(): Promise<void>;
  /** Why the last one could not be made; null where it could. */
  failure(): { readonly at: Date; readonly reason: Reason } | null;
}

export function createBackups(
  database: Pick<Database, 'file' | 'copyTo'>,
  now: () => Date = () => new Date(),
): Backups {
  const { file } = database;
  let failed: { at: Date; reason: Reason } | null = null;

  async function make(): Promise<void> {
    requireRoom(file);
    await database.copyTo(newBackupFile(file, 'daily', now()));
    for (const { file: old } of tooMany(backupsOf(file, now()))) rmSync(old, { force: true });
  }

  return {
    async makeDue() {
      try {
        if (!isDue(backupsOf(file, now()), changedAt(file), now())) return;
        await make();
        failed = null;
      } catch (error) {
        logDefect('The database could not be backed up', error);
        failed = { at: now(), reason: reasonOf(error) };
      }
    },
    failure: () => failed,
  };
}

/** A copy is due not before the start is over, and then it is looked for once an hour. */
const FIRST_AFTER_MS = 10_000;
const EVERY_MS = 3600 * 1000;

/** Has copies made for as long as the workbench is open. Returns what ends that. */
export function backUpDaily(backups: Backups): () => void {
  let timer = setTimeout(again, FIRST_AFTER_MS).unref();
  function again(): void {
    void backups.makeDue();
    timer = setTimeout(again, EVERY_MS).unref();
  }
  return () => clearTimeout(timer);
}

/** Whether the latest copy is a day old, and the database was changed since. */
export function isDue(
  backups: readonly Pick<Backup, 'at' | 'kind'>[],
  changed: Date,
  now: Date,
): boolean {
  // A clock that was put back makes copies of the future: when these were really made, nobody knows.
  const latest = backups.find(({ kind, at }) => kind !== 'replaced' && at <= now);
  if (!latest) return true;
  return now.getTime() - latest.at.getTime() >= DAY_MS && changed > latest.at;
}

/**
 * Those that are one too many, given the latest first. What was replaced, and what an earlier version
 * left beside the database, is the user's to delete.
 */
export function tooMany<T extends Pick<Backup, 'kind' | 'name'>>(backups: readonly T[]): T[] {
  const own = backups.filter(({ name }) => name.endsWith('.db'));
  const of = (wanted: Backup['kind']) => own.filter(({ kind }) => kind === wanted);
  return [...of('daily').slice(DAILY_KEPT), ...of('update').slice(UPDATES_KEPT)];
}

/** When the database was written last. */
function changedAt(file: string): Date {
  const times = [file, `${file}-wal`].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return new Date(Math.max(...times));
}

/** @throws UserError where a copy would leave too little for the results of runs. */
function requireRoom(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize < ROOM * statSync(file).size) {
    throw new UserError(
      say`There is too little space left on the disk of ${file} for a copy of it.`,
    );
  }
}

function reasonOf(error: unknown): Reason {
  if (error instanceof UserError) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
