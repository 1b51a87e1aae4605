import type { ExperimentSummary, HistoryEvent } from '../../contract/progress.ts';

/** An experiment that ended well within this is not worth calling anybody for. */
export const LONG_MS = 60_000;

/** Since when, in milliseconds, experiments have been seen at work, by id. */
export type AtWork = ReadonlyMap<string, number>;

/** Experiments that ended, and those that are still at work. */
export interface Ends {
  readonly atWork: AtWork;
  readonly ended: readonly ExperimentSummary[];
}

/**
 * What a batch of events of the history means for whoever waits for an end: an experiment that was
 * seen at work for a minute or more and has nothing left to do. Cancelled ones were ended by hand.
 */
export function endsIn(atWork: AtWork, events: readonly HistoryEvent[], now: number): Ends {
  const working = new Map(atWork);
  const ended: ExperimentSummary[] = [];
  for (const event of events) {
    if (event.type === 'purged') working.delete(event.id);
    if (event.type !== 'changed') continue;
    const { summary } = event;
    const since = working.get(summary.id);
    if (!summary.progress.settled) {
      working.set(summary.id, since ?? now);
      continue;
    }
    working.delete(summary.id);
    const byHand = summary.progress.state === 'cancelled';
    if (since !== undefined && now - since >= LONG_MS && !byHand) ended.push(summary);
  }
  return { atWork: working, ended };
}
