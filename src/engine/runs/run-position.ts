import type { MetricPoint } from '../../contract/run.ts';
import type { Execution } from '../../contract/words.ts';
import type { Checkpoint } from '../training/step-runner.ts';
import type { Course } from './course.ts';
import type { WorkAccount } from './work-meter.ts';

/**
 * Where a run stands between two pieces of its work. With it the run goes on as if nothing had been: what is
 * not here (data, the weights that it starts from, thinned networks) follows from its spec.
 */
export interface RunPosition {
  /** As it is executed, which need not be as the spec says. */
  readonly execution: Execution;
  readonly work: WorkAccount;
  /** All points of the learning curve that were told. */
  readonly points: readonly MetricPoint[];
  readonly course: Course;
  /**
   * The training that is under way or has just ended: the innermost one, where a strategy is followed. Null
   * where none has begun.
   */
  training: TrainingPosition | null;
}

/** Where a training stands. */
export interface TrainingPosition {
  readonly checkpoint: Checkpoint;
  /** Spent in steps until there. */
  readonly milliseconds: number;
}
