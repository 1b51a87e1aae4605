import type { ExperimentSummary, HistoryEvent } from '../../contract/progress.ts';

/** The queue as it is known, and whether it has to be asked for anew. */
export interface QueueState {
  readonly list: readonly ExperimentSummary[];
  /** Experiments have come, gone or been put into another order. */
  readonly stale: boolean;
}

/** What a batch of events of the history means for the queue. */
export function foldQueue(
  list: readonly ExperimentSummary[],
  events: readonly HistoryEvent[],
): QueueState {
  const latest = new Map(list.map((summary) => [summary.id, summary]));
  let stale = false;
  for (const event of events) {
    switch (event.type) {
      case 'changed': {
        const { summary } = event;
        const waits = !summary.progress.settled && summary.archivedAt === null;
        if (waits !== latest.has(summary.id)) stale = true;
        else if (waits) latest.set(summary.id, summary);
        break;
      }
      case 'purged':
        stale ||= latest.has(event.id);
        break;
      case 'reordered':
        stale = true;
        break;
      default:
        event satisfies never;
    }
  }
  return { list: [...latest.values()], stale };
}
