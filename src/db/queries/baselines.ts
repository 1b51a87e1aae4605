import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experimentRuns, runs } from '../schema.ts';
import type { StoredRun } from './runs.ts';

/** The dense baselines of an experiment, in the order of its plan. */
export function baselinesOfExperiment(orm: Orm, experimentId: string): StoredRun[] {
  return orm
    .select(getTableColumns(runs))
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(and(eq(experimentRuns.experimentId, experimentId), isNull(runs.baselineId)))
    .orderBy(asc(experimentRuns.position))
    .all();
}

/** The trained dense baselines of a model, whatever its parameters, the latest first. */
export function trainedBaselines(orm: Orm, modelId: string): StoredRun[] {
  return orm
    .select()
    .from(runs)
    .where(
      and(
        isNull(runs.baselineId),
        isNotNull(runs.accuracy),
        eq(sql`json_extract(${runs.spec}, '$.model.id')`, modelId),
      ),
    )
    .orderBy(desc(runs.finishedAt), asc(runs.seed))
    .all();
}
