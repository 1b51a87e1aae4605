import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experimentRuns, experiments, runs } from '../schema.ts';
import { inQueueOrder, isWanted } from './experiments.ts';

/** The experiments that have something left to do, paused ones too, in the order they are served. */
export function queuedExperiments(orm: Orm): string[] {
  const unfinished = orm
    .select({ id: experimentRuns.experimentId })
    .from(runs)
    .innerJoin(experimentRuns, eq(experimentRuns.runId, runs.id))
    .where(inArray(runs.status, ['queued', 'running', 'trained']));
  return orm
    .select({ id: experiments.id })
    .from(experiments)
    .where(and(isWanted, inArray(experiments.id, unfinished)))
    .orderBy(...inQueueOrder)
    .all()
    .map(({ id }) => id);
}

/** Keeps this order; whatever is not in it goes by its age again, behind it. */
export function saveQueueOrder(orm: Orm, ids: readonly string[]): void {
  orm.transaction((tx) => {
    tx.update(experiments).set({ queueRank: null }).where(isNotNull(experiments.queueRank)).run();
    for (const [index, id] of ids.entries()) {
      tx.update(experiments)
        .set({ queueRank: index + 1 })
        .where(eq(experiments.id, id))
        .run();
    }
  });
}
