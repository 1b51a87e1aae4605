import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Name of the folder in a data folder of what no run refers to any more. */
export const TRASH_FOLDER = 'trash';

/** So long it is kept, and so much of it; the oldest goes first. */
const TRASH_DAYS = 30;
const TRASH_BYTES = 10 * 2 ** 30;

const DAY_MS = 24 * 3600 * 1000;

/** Files that are kept for a while before they are deleted, in a folder for each day. */
export interface TrashFolder {
  isEmpty(): boolean;
  /** Moves a file into it. */
  take(file: string, now: Date): void;
  /** Moves files of these names back into a folder that does not have them. Returns how many. */
  putBack(names: ReadonlySet<string>, into: string): number;
  /** Deletes what is too old, and the oldest of what is too much. Returns how many files that were. */
  empty(now: Date, limits?: TrashLimits): number;
}

export interface TrashLimits {
  readonly days: number;
  readonly bytes: number;
}

interface Thrown {
  readonly file: string;
  readonly day: string;
  readonly bytes: number;
}

/** The trash at a path, which is made when there is something for it. */
export function trashFolder(dir: string): TrashFolder {
  return {
    isEmpty: () => daysIn(dir).length === 0,
    take(file, now) {
      const into = join(dir, dayOf(now));
      mkdirSync(into, { recursive: true });
      renameSync(file, join(into, basename(file)));
    },
    putBack(names, into) {
      let count = 0;
      // The latest first: an earlier one of the same name is the same.
      for (const { file } of thrownIn(dir).reverse()) {
        const target = join(into, basename(file));
        if (!names.has(basename(file)) || statSync(target, { throwIfNoEntry: false })) continue;
        renameSync(file, target);
        count += 1;
      }
      return count;
    },
    empty(now, limits = { days: TRASH_DAYS, bytes: TRASH_BYTES }) {
      const gone = tooMuch(thrownIn(dir), now, limits);
      for (const { file } of gone) rmSync(file, { force: true });
      removeEmptyDays(dir);
      return gone.length;
    },
  };
}

/** What of it is to be deleted, given the oldest first. */
export function tooMuch<T extends Pick<Thrown, 'day' | 'bytes'>>(
  thrown: readonly T[],
  now: Date,
  { days, bytes }: TrashLimits,
): T[] {
  const oldest = dayOf(new Date(now.getTime() - days * DAY_MS));
  let left = thrown.reduce((sum, one) => sum + one.bytes, 0);
  return thrown.filter((one) => {
    if (one.day >= oldest && left <= bytes) return false;
    left -= one.bytes;
    return true;
  });
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Everything in it, the oldest first. */
function thrownIn(dir: string): Thrown[] {
  return daysIn(dir).flatMap((day) =>
    readdirSync(join(dir, day), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => {
        const file = join(dir, day, name);
        return { file, day, bytes: statSync(file).size };
      }),
  );
}

function removeEmptyDays(dir: string): void {
  for (const day of daysIn(dir)) {
    const folder = join(dir, day);
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  }
}

function daysIn(dir: string): string[] {
  if (statSync(dir, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(dir)
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    .sort();
}
