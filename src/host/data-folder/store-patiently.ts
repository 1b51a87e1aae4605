import { setTimeout as pause } from 'node:timers/promises';

/** How a writer goes about a database that cannot be written just now. */
export interface Patience {
  /** Milliseconds between two attempts. */
  readonly retryMs: number;
  /** Whether what is to be written is still wanted. */
  wanted(): boolean;
  /** Ends the waiting at once. */
  readonly signal: AbortSignal;
  /** Told once, when the first attempt failed and the waiting begins. */
  onTrouble(error: unknown): void;
}

/**
 * Writes to the database, and while the disk is full or fails tries again until it can be written:
 * what took hours to find out is not thrown away for want of a few bytes.
 *
 * @returns undefined when it was no longer wanted
 * @throws what the write throws, where waiting would change nothing
 */
export async function storePatiently<T>(
  write: () => T | Promise<T>,
  patience: Patience,
): Promise<T | undefined> {
  for (let attempt = 1; patience.wanted(); attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!mayPass(error)) throw error;
      if (attempt === 1) patience.onTrouble(error);
      await pause(patience.retryMs, undefined, { signal: patience.signal }).catch(() => undefined);
    }
  }
  return undefined;
}

const PASSING = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_BUSY', 'ENOSPC', 'EDQUOT'];

/** Trouble of the disk, which people or other programs mend, and not of what is written. */
export function mayPass(error: unknown): boolean {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && PASSING.some((prefix) => code.startsWith(prefix));
}
