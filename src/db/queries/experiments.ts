import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { environments, experimentRuns, experiments, runs } from '../schema.ts';

export type StoredExperiment = typeof experiments.$inferSelect;
export type NewRun = Pick<
  typeof runs.$inferInsert,
  | 'id'
  | 'spec'
  | 'baselineId'
  | 'strategy'
  | 'family'
  | 'parameters'
  | 'level'
  | 'levelIsSparsity'
  | 'seed'
  | 'work'
>;

/** So many rows go into one INSERT that its variables stay below SQLite's limit of 32,766. */
const ROWS_PER_INSERT = 500;

/**
 * Stores an experiment with its runs in one transaction. What is there already stays as it is: an
 * experiment that is stored again only is no longer cancelled. New runs are queued.
 */
export function saveExperiment(
  orm: Orm,
  experiment: Pick<StoredExperiment, 'id' | 'name' | 'document'>,
  planned: readonly NewRun[],
  now: number,
): void {
  orm.transaction((tx) => {
    tx.insert(experiments)
      .values({ ...experiment, createdAt: now })
      .onConflictDoUpdate({ target: experiments.id, set: { cancelledAt: null } })
      .run();
    for (let first = 0; first < planned.length; first += ROWS_PER_INSERT) {
      const chunk = planned.slice(first, first + ROWS_PER_INSERT);
      tx.insert(runs)
        .values(chunk.map((run) => ({ ...run, status: 'queued' as const, createdAt: now })))
        .onConflictDoNothing()
        .run();
      tx.insert(experimentRuns)
        .values(
          chunk.map((run, index) => ({
            experimentId: experiment.id,
            runId: run.id,
            position: first + index,
          })),
        )
        .onConflictDoNothing()
        .run();
    }
  });
}

export function findExperiment(orm: Orm, id: string): StoredExperiment | undefined {
  return orm.select().from(experiments).where(eq(experiments.id, id)).get();
}

/** Newest first. */
export function listExperiments(orm: Orm): StoredExperiment[] {
  return orm
    .select()
    .from(experiments)
    .orderBy(desc(experiments.createdAt), desc(sql`${experiments}.rowid`))
    .all();
}

export function setCancelled(orm: Orm, id: string, at: number | null): void {
  orm.update(experiments).set({ cancelledAt: at }).where(eq(experiments.id, id)).run();
}

/** The experiments that a run belongs to. */
export function experimentsOfRun(orm: Orm, runId: string): string[] {
  return orm
    .select({ id: experimentRuns.experimentId })
    .from(experimentRuns)
    .where(eq(experimentRuns.runId, runId))
    .all()
    .map((row) => row.id);
}

/**
 * Experiments whose training is over while some latency is still to be measured: nothing of them is
 * queued or running, and they are not cancelled. Oldest first.
 */
export function experimentsToMeasure(orm: Orm): string[] {
  const withTrainedRuns = orm
    .select({ id: experimentRuns.experimentId })
    .from(runs)
    .innerJoin(experimentRuns, eq(experimentRuns.runId, runs.id))
    .where(eq(runs.status, 'trained'));
  return orm
    .select({ id: experiments.id })
    .from(experiments)
    .where(
      and(
        isNull(experiments.cancelledAt),
        inArray(experiments.id, withTrainedRuns),
        sql`NOT EXISTS (SELECT 1 FROM experiment_runs JOIN runs ON runs.id = experiment_runs.run_id
          WHERE experiment_runs.experiment_id = ${experiments.id}
            AND runs.status IN ('queued', 'running'))`,
      ),
    )
    .orderBy(asc(experiments.createdAt))
    .all()
    .map((row) => row.id);
}

/** On what the latest finished run of an experiment was made. */
export function environmentOfExperiment(orm: Orm, id: string) {
  return orm
    .select({ content: environments.content })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .innerJoin(environments, eq(environments.id, runs.environmentId))
    .where(eq(experimentRuns.experimentId, id))
    .orderBy(desc(runs.finishedAt))
    .limit(1)
    .get()?.content;
}
