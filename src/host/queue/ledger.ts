import type { Reason } from '../../contract/sentence.ts';
import type { Trouble } from '../../contract/waiting.ts';
import { logDefect } from '../defect-log.ts';
import type { ActiveJob } from './active-job.ts';
import type { RunQueue } from './run-queue.ts';
import { storePatiently } from '../data-folder/store-patiently.ts';
import { passingTrouble } from '../data-folder/trouble.ts';

/** Stores what jobs find out, as long as they are wanted, and waits where that cannot be done just now. */
export interface Ledger {
  /** After closing or abandoning, whatever a trainer still says about its run is void. */
  isWanted(job: ActiveJob): boolean;
  /**
   * Stores something of a job as soon as that can be done.
   *
   * @returns undefined once the job is unwanted
   * @throws what the write throws, where waiting would change nothing
   */
  store<T>(job: ActiveJob, write: () => T | Promise<T>): Promise<T | undefined>;
  /** The run of a job has failed for good. Where not even that can be stored, it is kept in mind. */
  fail(job: ActiveJob, reason: Reason): Promise<void>;
  /** Stores the failures that were kept in mind; throws where that is still not possible. */
  failStranded(): void;
  /** These runs need not be failed any more. */
  forget(runIds: Iterable<string>): void;
  /** The job waits until its files can be read, or the database or its weights be written. */
  beginWaiting(job: ActiveJob, trouble: Trouble): void;
  endWaiting(job: ActiveJob): void;
  /** Whether some job waits: nothing should be begun meanwhile. */
  anyWaits(): boolean;
}

/** What the ledger needs. */
export interface LedgerParts {
  readonly queue: Pick<RunQueue, 'failed'>;
  /** The data folder. */
  readonly dataDir: string;
  /** Milliseconds after which a database that could not be written is tried again. */
  readonly retryMs: number;
  /** Aborted once everything is to end. */
  readonly closing: AbortSignal;
  /** Told of each job that begins to wait, or no longer does. */
  waits(runId: string, trouble: Trouble | null): void;
  /** The stored state of runs has changed. */
  changed(runIds: readonly string[]): void;
}

export function createLedger(parts: LedgerParts): Ledger {
  const { queue, dataDir, retryMs, closing, waits, changed } = parts;
  const waiting = new Set<ActiveJob>();
  const stranded = new Map<string, Reason>();

  const isWanted = (job: ActiveJob) => !closing.aborted && !job.abandoned;

  function beginWaiting(job: ActiveJob, trouble: Trouble): void {
    waiting.add(job);
    waits(job.runId, trouble);
  }

  function endWaiting(job: ActiveJob): void {
    if (waiting.delete(job)) waits(job.runId, null);
  }

  async function store<T>(job: ActiveJob, write: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await storePatiently(write, {
        retryMs,
        wanted: () => isWanted(job),
        signal: closing,
        passing: (error) => passingTrouble(error, dataDir),
        onTrouble(trouble, error) {
          beginWaiting(job, trouble);
          logDefect(`Run ${job.runId} waits until the database can be written`, error);
        },
      });
    } finally {
      endWaiting(job);
    }
  }

  return {
    isWanted,
    store,
    async fail(job, reason) {
      try {
        const failed = await store(job, () => queue.failed(job.runId, reason));
        if (failed) changed(failed);
      } catch (error) {
        stranded.set(job.runId, reason);
        throw error;
      }
    },
    failStranded() {
      for (const [runId, reason] of stranded) {
        changed(queue.failed(runId, reason));
        stranded.delete(runId);
      }
    },
    forget(runIds) {
      for (const runId of runIds) stranded.delete(runId);
    },
    beginWaiting,
    endWaiting,
    anyWaits: () => waiting.size > 0,
  };
}
