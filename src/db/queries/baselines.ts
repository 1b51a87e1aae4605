import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { runs } from '../schema.ts';
import type { StoredRun } from './runs.ts';

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
