import type { Comparison } from '../../contract/results.ts';
import type { RunWithContext } from '../../db/queries/runs.ts';
import { runRecord } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { compare } from '../../analysis/comparison/compare.ts';

/** What was made of runs, as long as somebody still has these. */
const made = new WeakMap<readonly RunWithContext[], Comparison>();

/** The comparison of a stored experiment, as far as its runs have come. */
export function comparisonOf(
  { overview }: Pick<Workbench, 'overview'>,
  experimentId: string,
): Comparison {
  const stored = overview.stored(experimentId);
  const known = made.get(stored);
  if (known) return known;
  const comparison = compareStored(stored);
  made.set(stored, comparison);
  return comparison;
}

/** The comparison of runs as they are stored. */
export function compareStored(stored: readonly RunWithContext[]): Comparison {
  return compare(
    stored.map((one) => ({
      settings: one.run.parameters,
      record: runRecord(one, { cancelled: false, abandoned: false }),
    })),
  );
}
