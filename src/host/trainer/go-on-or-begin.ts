import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import { UnusableCheckpoint } from '../../engine/runs/unusable-checkpoint.ts';
import type {
  RunCheckpoints,
  StoredCheckpoint,
} from '../data-folder/checkpoints/run-checkpoints.ts';

/** Told of what comes of going on. */
export interface ResumptionListener {
  /** A checkpoint cannot be used. */
  trouble(what: Sentence): void;
  /** What the run has told so far is void. */
  beginsAgain(): void;
}

/**
 * Does a run from its newest checkpoint that is good, or else from its beginning. What turns out to be of
 * no use is thrown away: it is damaged inside, or another version of the workbench made it.
 *
 * @param execute does the run; throws UnusableCheckpoint before anything of it is trained
 */
export async function goOnOrBegin<T>(
  store: Pick<RunCheckpoints, 'newestGood'>,
  tell: ResumptionListener,
  execute: (from: StoredCheckpoint | undefined) => Promise<T>,
): Promise<T> {
  for (;;) {
    const from = await store.newestGood(tell.trouble);
    try {
      return await execute(from);
    } catch (error) {
      if (!from || !(error instanceof UnusableCheckpoint)) throw error;
      tell.trouble(say`A checkpoint is of no use, and was thrown away. ${error.reason}`);
      await from.discard();
      tell.beginsAgain();
    }
  }
}
