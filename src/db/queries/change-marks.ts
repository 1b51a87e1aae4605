import { asc, count, eq, inArray, sum } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experimentRuns, experiments, runs } from '../schema.ts';

/**
 * For each of these experiments that there is, a text that is another one once any of its runs has begun,
 * ended, failed or come to it, or it was cancelled: what was made of its runs holds as long as the text does.
 */
export function changeMarks(orm: Orm, ids: readonly string[]): Map<string, string> {
  const rows = orm
    .select({
      id: experiments.id,
      cancelled: experiments.cancelledAt,
      status: runs.status,
      runs: count(runs.id),
      finished: sum(runs.finishedAt),
    })
    .from(experiments)
    .leftJoin(experimentRuns, eq(experimentRuns.experimentId, experiments.id))
    .leftJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(inArray(experiments.id, [...ids]))
    .groupBy(experiments.id, runs.status)
    .orderBy(asc(experiments.id), asc(runs.status))
    .all();
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, states]) => [id, JSON.stringify(states)]),
  );
}
