import { and, asc, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { NamedDevice } from '../../contract/device.ts';
import { say } from '../../contract/sentence.ts';
import type { Orm } from '../database.ts';
import { experimentRuns, experiments, runs } from '../schema.ts';
import { logEvent } from './events.ts';
import { inQueueOrder, isWanted, runsText } from './experiments.ts';
import { namesOneOf } from './named-device.ts';
import { discardResult, isStored } from './run-results.ts';
import type { StoredRun } from './runs.ts';

const baselines = alias(runs, 'baselines');

/**
 * The run that comes next: of the first experiment of the queue that is wanted and not paused, in the
 * order of its plan (dense baselines stand first), and only once its baseline is trained. So a run that
 * several share goes with the most urgent of them.
 *
 * @param among only runs whose documents name one of these devices
 */
export function nextQueuedRun(orm: Orm, among?: readonly NamedDevice[]): StoredRun | undefined {
  return nextQueued(orm, among).get()?.run;
}

/** The question behind `nextQueuedRun`. */
export function nextQueued(orm: Orm, among?: readonly NamedDevice[]) {
  return orm
    .select({ run: runs })
    .from(runs)
    .innerJoin(experimentRuns, eq(experimentRuns.runId, runs.id))
    .innerJoin(
      experiments,
      and(eq(experiments.id, experimentRuns.experimentId), isWanted, isNull(experiments.pausedAt)),
    )
    .leftJoin(baselines, eq(baselines.id, runs.baselineId))
    .where(
      and(
        eq(runs.status, 'queued'),
        or(isNull(runs.baselineId), inArray(baselines.status, ['trained', 'done'])),
        among && namesOneOf(among),
      ),
    )
    .orderBy(...inQueueOrder, asc(experimentRuns.position))
    .limit(1);
}

/**
 * A trainer begins with the run: its earlier points are gone and an attempt is counted.
 *
 * @returns false where another workbench has stored it meanwhile: then it is left as it is
 */
export function startRun(orm: Orm, id: string, now: number): boolean {
  return orm.transaction((tx) => {
    if (isStored(tx, id)) return false;
    discardResult(tx, id);
    tx.update(runs)
      .set({
        status: 'running',
        attempts: sql`${runs.attempts} + 1`,
        error: null,
        errorSentence: null,
        startedAt: now,
        finishedAt: null,
      })
      .where(eq(runs.id, id))
      .run();
    logEvent(tx, 'started', { runId: id, now });
    return true;
  });
}

/**
 * Puts a run that was begun back into the queue. The attempt stays counted, unless it got further than
 * the one before it: then its attempts are counted anew.
 */
export function queueAgain(
  orm: Orm,
  id: string,
  { gotFurther }: { readonly gotFurther: boolean },
  now: number,
): void {
  orm.transaction((tx) => {
    // Another workbench has trained it.
    if (isStored(tx, id)) return;
    tx.update(runs)
      .set({ status: 'queued', ...(gotFurther && { attempts: 0 }) })
      .where(eq(runs.id, id))
      .run();
    logEvent(tx, 'retried', { runId: id, now });
  });
}

/** After the host was killed: what was running is queued again, and the attempt does not count. */
export function requeueInterrupted(orm: Orm, now: number): string[] {
  return orm.transaction((tx) => {
    const interrupted = tx
      .update(runs)
      .set({ status: 'queued', attempts: sql`max(0, ${runs.attempts} - 1)` })
      .where(eq(runs.status, 'running'))
      .returning({ id: runs.id })
      .all();
    for (const { id } of interrupted) logEvent(tx, 'interrupted', { runId: id, now });
    return interrupted.map(({ id }) => id);
  });
}

/**
 * Which of these runs wait or are worked on, of which experiments, in the order of their plans, and how
 * much there is to do.
 */
export function unfinishedAmong(
  orm: Orm,
  ids: readonly string[],
): { experimentId: string; runId: string; work: number }[] {
  if (ids.length === 0) return [];
  return orm
    .select({ experimentId: experimentRuns.experimentId, runId: runs.id, work: runs.work })
    .from(runs)
    .innerJoin(experimentRuns, eq(experimentRuns.runId, runs.id))
    .where(
      and(
        inArray(runs.status, ['queued', 'running']),
        sql`${runs.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .orderBy(asc(experimentRuns.position))
    .all();
}

/**
 * Queues what failed or was cancelled of an experiment, with fresh attempts: all of it, or of the
 * runs that are named and the dense baselines that these need. Where only the latency had failed,
 * what was trained is kept. Returns their ids.
 */
export function queueUnfinished(
  orm: Orm,
  experimentId: string,
  now: number,
  only?: readonly string[],
): string[] {
  return orm.transaction((tx) => {
    const named = sql`SELECT value FROM json_each(${JSON.stringify(only ?? [])})`;
    const queued = tx
      .update(runs)
      .set({
        status: sql`CASE WHEN ${runs.weightsSha256} IS NULL THEN 'queued' ELSE 'trained' END`,
        attempts: sql`CASE WHEN ${runs.weightsSha256} IS NULL THEN 0 ELSE ${runs.attempts} END`,
        error: null,
        errorSentence: null,
      })
      .where(
        and(
          inArray(runs.status, ['failed', 'cancelled']),
          inArray(
            runs.id,
            tx
              .select({ id: experimentRuns.runId })
              .from(experimentRuns)
              .where(eq(experimentRuns.experimentId, experimentId)),
          ),
          only === undefined
            ? undefined
            : sql`(${runs.id} IN (${named}) OR ${runs.id} IN
                (SELECT baseline_id FROM runs AS pruned WHERE pruned.id IN (${named})))`,
        ),
      )
      .returning({ id: runs.id })
      .all();
    if (queued.length > 0) {
      logEvent(tx, 'queued', { experimentId, detail: say`${runsText(queued.length)} again`, now });
    }
    return queued.map(({ id }) => id);
  });
}

/**
 * The user no longer wants an experiment: its queued and running runs are cancelled, except those
 * that another live experiment still wants. Returns the ids of the cancelled.
 */
export function cancelUnshared(orm: Orm, experimentId: string, now: number): string[] {
  return orm.transaction((tx) => {
    tx.update(experiments)
      .set({ cancelledAt: now, pausedAt: null })
      .where(eq(experiments.id, experimentId))
      .run();
    const cancelled = tx
      .update(runs)
      .set({ status: 'cancelled', finishedAt: now })
      .where(
        and(
          inArray(runs.status, ['queued', 'running']),
          sql`${runs.id} IN (SELECT run_id FROM experiment_runs WHERE experiment_id = ${experimentId})`,
          notExists(
            tx
              .select({ one: sql`1` })
              .from(experimentRuns)
              .innerJoin(experiments, eq(experiments.id, experimentRuns.experimentId))
              .where(and(eq(experimentRuns.runId, runs.id), isWanted)),
          ),
        ),
      )
      .returning({ id: runs.id })
      .all();
    logEvent(tx, 'cancelled', { experimentId, detail: runsText(cancelled.length), now });
    return cancelled.map(({ id }) => id);
  });
}
