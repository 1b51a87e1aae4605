import type { Comparison } from '../../contract/results.ts';
import { runsOfExperiment } from '../../db/queries/runs.ts';
import { findStrategy } from '../../engine/strategies/registry.ts';
import { runRecord } from '../progress/run-record.ts';
import type { Workbench } from '../workbench.ts';
import { compare } from './compare.ts';

/** The comparison of a stored experiment, as far as its runs have come. */
export function comparisonOf({ orm }: Pick<Workbench, 'orm'>, experimentId: string): Comparison {
  const runs = runsOfExperiment(orm, experimentId).map((stored) => ({
    settings: stored.run.parameters,
    record: runRecord(stored, false),
  }));
  return compare(runs, (strategy) => findStrategy(strategy)?.label ?? strategy);
}
