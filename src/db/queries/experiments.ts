import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Orm } from '../database.ts';
import { environments, experimentRuns, experiments, runs } from '../schema.ts';
import { logEvent } from './events.ts';

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
  | 'fold'
  | 'work'
>;

/** So many rows go into one INSERT that its variables stay below SQLite's limit of 32,766. */
const ROWS_PER_INSERT = 500;

/**
 * Stores an experiment with its runs in one transaction. What is there already stays as it is,
 * except that the experiment is wanted again. New runs are queued.
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
      .onConflictDoNothing()
      .run();
    wantAgain(tx, experiment.id, now);
    let added = 0;
    for (let first = 0; first < planned.length; first += ROWS_PER_INSERT) {
      const chunk = planned.slice(first, first + ROWS_PER_INSERT);
      const inserted = tx
        .insert(runs)
        .values(chunk.map((run) => ({ ...run, status: 'queued' as const, createdAt: now })))
        .onConflictDoNothing()
        .run();
      added += inserted.changes;
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
    if (added > 0) {
      logEvent(tx, 'queued', { experimentId: experiment.id, detail: runsText(added), now });
    }
  });
}

/** `1 run`, `2 runs`: the detail of an event. */
export function runsText(count: number): Sentence {
  return count === 1 ? say`1 run` : say`${count} runs`;
}

/** A condition on experiments: somebody waits for its runs. One that is put away wants none either. */
export const isWanted = and(isNull(experiments.cancelledAt), isNull(experiments.archivedAt));

/**
 * In which order experiments are served: those that the user has put into an order by it, and behind
 * them whatever came later, first come, first served.
 */
export const inQueueOrder = [
  sql`${experiments.queueRank} IS NULL`,
  asc(experiments.queueRank),
  asc(experiments.createdAt),
  asc(experiments.id),
];

export function findExperiment(orm: Orm, id: string): StoredExperiment | undefined {
  return orm.select().from(experiments).where(eq(experiments.id, id)).get();
}

/**
 * The user wants an experiment to go on: it is no longer cancelled, paused or put away. Where all of it
 * had ended, it has no claim to the place in the queue that it once had.
 */
export function wantAgain(orm: Orm, id: string, now: number): void {
  const before = findExperiment(orm, id);
  if (!before) return;
  const unfinished = sql`EXISTS (SELECT 1 FROM experiment_runs JOIN runs ON runs.id = experiment_runs.run_id
    WHERE experiment_runs.experiment_id = ${id} AND runs.status IN ('queued', 'running', 'trained'))`;
  orm
    .update(experiments)
    .set({
      cancelledAt: null,
      pausedAt: null,
      archivedAt: null,
      queueRank: sql`CASE WHEN ${unfinished} THEN ${experiments.queueRank} END`,
    })
    .where(eq(experiments.id, id))
    .run();
  if (before.archivedAt !== null) logEvent(orm, 'restored', { experimentId: id, now });
  if (before.pausedAt !== null) logEvent(orm, 'resumed', { experimentId: id, now });
}

/** No run of it is begun from now on. Nothing changes for one that is paused. */
export function pauseExperiment(orm: Orm, id: string, now: number): void {
  orm.transaction((tx) => {
    const paused = tx
      .update(experiments)
      .set({ pausedAt: now })
      .where(and(eq(experiments.id, id), isNull(experiments.pausedAt)))
      .run();
    if (paused.changes > 0) logEvent(tx, 'paused', { experimentId: id, now });
  });
}

/** Runs of it may be begun again. Nothing changes for one that is not paused. */
export function resumeExperiment(orm: Orm, id: string, now: number): void {
  orm.transaction((tx) => {
    const resumed = tx
      .update(experiments)
      .set({ pausedAt: null })
      .where(and(eq(experiments.id, id), isNotNull(experiments.pausedAt)))
      .run();
    if (resumed.changes > 0) logEvent(tx, 'resumed', { experimentId: id, now });
  });
}

/** Puts experiments away. Nothing changes for those that are. */
export function archiveExperiments(orm: Orm, ids: readonly string[], now: number): void {
  setArchived(orm, ids, now, now);
}

/** Takes experiments back into the history. Nothing changes for those that are in it. */
export function restoreExperiments(orm: Orm, ids: readonly string[], now: number): void {
  setArchived(orm, ids, null, now);
}

function setArchived(orm: Orm, ids: readonly string[], at: number | null, now: number): void {
  const isOtherwise = at === null ? isNotNull : isNull;
  orm.transaction((tx) => {
    for (const id of ids) {
      const { changes } = tx
        .update(experiments)
        .set({ archivedAt: at })
        .where(and(eq(experiments.id, id), isOtherwise(experiments.archivedAt)))
        .run();
      const kind = at === null ? 'restored' : 'archived';
      if (changes > 0) logEvent(tx, kind, { experimentId: id, now });
    }
  });
}

/** What the user calls it and writes about it; what is undefined stays. */
export function describeExperiment(
  orm: Orm,
  id: string,
  { name, notes }: { name?: string | undefined; notes?: string | undefined },
): void {
  if (name === undefined && notes === undefined) return;
  orm.update(experiments).set({ name, notes }).where(eq(experiments.id, id)).run();
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
 * queued or running, and they are wanted and not paused. In the order of the queue.
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
        isWanted,
        isNull(experiments.pausedAt),
        inArray(experiments.id, withTrainedRuns),
        sql`NOT EXISTS (SELECT 1 FROM experiment_runs JOIN runs ON runs.id = experiment_runs.run_id
          WHERE experiment_runs.experiment_id = ${experiments.id}
            AND runs.status IN ('queued', 'running'))`,
      ),
    )
    .orderBy(...inQueueOrder)
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
