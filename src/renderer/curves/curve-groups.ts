import type { RunRecord } from '../../contract/run.ts';

/** Runs that differ in their seed only: one strategy, or the baseline, at one level. */
export interface CurveGroup {
  readonly key: string;
  readonly runs: readonly RunRecord[];
}

/** Groups runs by everything but the seed, in the order in which they come. */
export function curveGroups(runs: readonly RunRecord[]): CurveGroup[] {
  const groups = Map.groupBy(runs, ({ strategy, parameters, level }) =>
    JSON.stringify([strategy, parameters, level]),
  );
  return [...groups].map(([key, members]) => ({
    key,
    runs: members.toSorted((a, b) => a.seed - b.seed),
  }));
}
