import type { ExperimentProgress } from '../../contract/progress.ts';

/** The state of a whole experiment, from those of its runs. */
export type OverallState = 'running' | 'queued' | 'done' | 'failed' | 'cancelled';

/** Failures outweigh cancelled runs, and neither shows before everything else is settled. */
export function overallState({ counts, settled }: ExperimentProgress): OverallState {
  if (!settled) return counts.running + counts.trained + counts.done > 0 ? 'running' : 'queued';
  if (counts.failed > 0) return 'failed';
  return counts.cancelled > 0 ? 'cancelled' : 'done';
}
