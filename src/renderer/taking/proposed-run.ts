import type { RunRecord } from '../../contract/run.ts';

/** Why one of several runs is the one to take, in place of the others. */
export type Reason = 'only' | 'validation' | 'typical';

export interface Proposal {
  readonly run: RunRecord;
  readonly reason: Reason;
}

/** The runs whose networks can be taken: those that are trained, and whose weights are there. */
export function takeable(runs: readonly RunRecord[]): RunRecord[] {
  return runs.filter(
    ({ status, weightsSha256, metrics }) =>
      (status === 'done' || status === 'trained') && weightsSha256 !== null && metrics !== null,
  );
}

/**
 * Of runs that differ in their seed alone the one to take: the most accurate on the examples that were
 * set aside to choose by. Without such examples it is the one whose accuracy is nearest the mean: to take
 * the best on the test set would be to choose by what is only to be reported.
 *
 * @param runs each `takeable`
 */
export function proposedRun(runs: readonly RunRecord[]): Proposal | undefined {
  const [first, ...others] = runs;
  if (first === undefined) return undefined;
  if (others.length === 0) return { run: first, reason: 'only' };
  const validated = runs.map(({ metrics }) => metrics?.validationAccuracy ?? null);
  if (validated.every((accuracy) => accuracy !== null)) {
    return { run: best(runs, (_, index) => validated[index] ?? 0), reason: 'validation' };
  }
  const accuracyOf = ({ metrics }: RunRecord) => metrics?.accuracy ?? 0;
  const mean = runs.reduce((sum, run) => sum + accuracyOf(run), 0) / runs.length;
  return { run: best(runs, (run) => -Math.abs(accuracyOf(run) - mean)), reason: 'typical' };
}

/** The first of those that score highest. */
function best(
  [first, ...others]: readonly RunRecord[],
  scoreOf: (run: RunRecord, index: number) => number,
): RunRecord {
  let chosen = { run: first as RunRecord, score: scoreOf(first as RunRecord, 0) };
  others.forEach((run, index) => {
    const score = scoreOf(run, index + 1);
    if (score > chosen.score) chosen = { run, score };
  });
  return chosen.run;
}
