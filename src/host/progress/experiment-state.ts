import type { ExperimentState, RunStatus } from '../../contract/words.ts';

/** What decides how an experiment stands. */
export interface StateFacts {
  /** Runs by state, as they stand for this experiment. */
  readonly counts: Readonly<Record<RunStatus, number>>;
  /** Nothing of it is wanted any more that is not finished. */
  readonly settled: boolean;
  readonly paused: boolean;
  /** Nobody works on the data folder. */
  readonly abandoned: boolean;
  /** Something of it is done, or was being done. */
  readonly begun: boolean;
  /** A trainer or the latency meter works on a run of it. */
  readonly worked: boolean;
}

/**
 * How an experiment stands. One that waits behind others is `queued`, also where some of its runs
 * are finished already; one of which only latencies are missing is `running`. What failed counts
 * for more than what was cancelled.
 */
export function experimentState(facts: StateFacts): ExperimentState {
  const { counts, settled, paused, worked } = facts;
  if (!settled) {
    if (paused) return 'paused';
    if (facts.abandoned) return facts.begun ? 'interrupted' : 'queued';
    return worked || counts.running > 0 || counts.queued === 0 ? 'running' : 'queued';
  }
  if (counts.failed > 0) return 'failed';
  // Of a cancelled experiment a run may be trained without its latency.
  return counts.cancelled + counts.trained > 0 ? 'cancelled' : 'done';
}
