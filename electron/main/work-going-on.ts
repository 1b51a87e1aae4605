import type { ExperimentSummary, HistoryEvent } from '../../src/contract/progress.ts';

/** How much is going on, of all experiments together. */
export interface Work {
  /** Runs that are being worked on. */
  readonly running: number;
  /** Those, and the ones that will be begun without anybody's doing. */
  readonly going: number;
}

export const NO_WORK: Work = { running: 0, going: 0 };

/** What each experiment that is not at rest has going on, by its id. */
export type Going = ReadonlyMap<string, Work>;

/** The same after something has happened in the history. */
export function goingAfter(going: Going, event: HistoryEvent): Going {
  switch (event.type) {
    case 'changed':
      return withExperiment(going, event.summary);
    case 'purged':
      return without(going, event.id);
    case 'reordered':
      return going;
  }
}

/** What is going on in these experiments. */
export function goingIn(summaries: readonly ExperimentSummary[]): Going {
  return summaries.reduce(withExperiment, new Map<string, Work>());
}

/** All of it together. A run that experiments share is counted with each, which is good enough here. */
export function workOf(going: Going): Work {
  return [...going.values()].reduce(
    (sum, work) => ({ running: sum.running + work.running, going: sum.going + work.going }),
    NO_WORK,
  );
}

function withExperiment(
  going: Going,
  { id, progress: { counts, state } }: ExperimentSummary,
): Going {
  const running = counts.running ?? 0;
  // Of what is paused nothing is begun.
  const waiting = state === 'paused' ? 0 : (counts.queued ?? 0);
  if (running + waiting === 0) return without(going, id);
  return new Map(going).set(id, { running, going: running + waiting });
}

function without(going: Going, id: string): Going {
  if (!going.has(id)) return going;
  const others = new Map(going);
  others.delete(id);
  return others;
}
