import type { Reason } from '../../contract/sentence.ts';
import { TaskFailed, TrainerDied } from '../trainer/trainer.ts';
import type { Trainer } from '../trainer/trainer.ts';

/** A run that a trainer or the measurer works on. */
export interface ActiveJob {
  readonly runId: string;
  readonly trainer: Trainer;
  /** The user gave it up: whatever comes of it is void. */
  abandoned: boolean;
  /** A checkpoint was kept since this attempt began: the next one gets further. */
  gotFurther?: boolean;
}

/** A run whose trainer dies so many times without having kept a new checkpoint is given up. */
export const MAX_ATTEMPTS = 3;

/** Why a job failed, of whatever was thrown. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof TrainerDied || error instanceof TaskFailed) return error.reason;
  return error instanceof Error ? error.message : String(error);
}
