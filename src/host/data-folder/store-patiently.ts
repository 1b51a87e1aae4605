import { setTimeout as pause } from 'node:timers/promises';
import type { Trouble } from '../../contract/waiting.ts';

/** How somebody goes about what cannot be read or written just now. */
export interface Patience {
  /** Milliseconds between two attempts. */
  readonly retryMs: number;
  /** Whether it is still wanted. */
  wanted(): boolean;
  /** Ends the waiting at once. */
  readonly signal: AbortSignal;
  /** What has to pass before it can be tried again; undefined where waiting would change nothing. */
  passing(error: unknown): Trouble | undefined;
  /** Told when the waiting begins, and whenever it is for something else. */
  onTrouble(trouble: Trouble, error: unknown): void;
}

/**
 * Does something, and while the disk is full, fails or is away tries again until it can be done: what
 * took hours to find out is not thrown away for want of a few bytes.
 *
 * @returns undefined when it was no longer wanted
 * @throws what the attempt throws, where waiting would change nothing
 */
export async function storePatiently<T>(
  attempt: () => T | Promise<T>,
  { retryMs, wanted, signal, passing, onTrouble }: Patience,
): Promise<T | undefined> {
  let known: Trouble | undefined;
  while (wanted()) {
    try {
      return await attempt();
    } catch (error) {
      const trouble = passing(error);
      if (!trouble) throw error;
      if (trouble.cause !== known?.cause || trouble.path !== known.path) onTrouble(trouble, error);
      known = trouble;
      await pause(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}
