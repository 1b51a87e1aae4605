import type { ExperimentEvent } from '../../contract/progress.ts';

/** Shows an experiment's events to who started it. */
export interface ProgressDisplay {
  show(event: ExperimentEvent): void;
  /** Leaves the terminal as a following line needs it. */
  stop(): void;
}
