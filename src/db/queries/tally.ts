import { and, count, eq, sql, sum } from 'drizzle-orm';
import type { RunStatus } from '../../contract/words.ts';
import type { Orm } from '../database.ts';
import { experimentRuns, runs, stages } from '../schema.ts';

/** The runs of one experiment that are in one state, added up. */
export interface Tally {
  readonly experimentId: string;
  readonly status: RunStatus;
  readonly count: number;
  /** Sum of the runs' work, in epochs. */
  readonly work: number;
  /** Sum of the seconds that measuring latency took. */
  readonly latencySeconds: number;
}

/** How an experiment stands (or all of them), by state of its runs. Quick for 10,000 runs. */
export function tallies(orm: Orm, experimentId?: string): Tally[] {
  return orm
    .select({
      experimentId: experimentRuns.experimentId,
      status: runs.status,
      count: count(),
      work: sum(runs.work).mapWith(Number),
      latencySeconds: sql<number>`coalesce(sum(${stages.seconds}), 0)`,
    })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .leftJoin(stages, and(eq(stages.runId, runs.id), eq(stages.stage, 'latency')))
    .where(experimentId === undefined ? undefined : eq(experimentRuns.experimentId, experimentId))
    .groupBy(experimentRuns.experimentId, runs.status)
    .all();
}
