import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Orm } from '../database.ts';
import { experimentRuns, runs, stages } from '../schema.ts';

/** A trained run: how much there was to do, and how long it took. */
export interface TimedRun {
  readonly strategy: string;
  readonly work: number;
  /** Of all its stages but the latency: without starting a process, and without standing still. */
  readonly seconds: number;
}

/** Runs of one strategy that are still to be trained, or are just being trained. */
export interface WorkLeft {
  readonly strategy: string;
  readonly count: number;
  readonly work: number;
}

/** So many runs say enough of a speed. */
const MOST_RUNS = 300;

const seconds = sql<number>`(SELECT sum(${stages.seconds}) FROM ${stages}
  WHERE ${stages.runId} = ${runs.id} AND ${stages.stage} <> 'latency')`;

/** The trained runs of an experiment. */
export function timedRuns(orm: Orm, experimentId: string): TimedRun[] {
  return orm
    .select({ strategy: runs.strategy, work: runs.work, seconds })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(
      and(
        eq(experimentRuns.experimentId, experimentId),
        inArray(runs.status, ['trained', 'done']),
        sql`${seconds} > 0`,
      ),
    )
    .all();
}

/** What is left to be trained of an experiment, by strategy. */
export function workLeft(orm: Orm, experimentId: string): WorkLeft[] {
  return orm
    .select({
      strategy: runs.strategy,
      count: sql<number>`count(*)`,
      work: sql<number>`sum(${runs.work})`,
    })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(
      and(
        eq(experimentRuns.experimentId, experimentId),
        inArray(runs.status, ['queued', 'running']),
      ),
    )
    .groupBy(runs.strategy)
    .all();
}

/**
 * Trained runs of other experiments that are alike in all that speed depends on: model, data set, batch
 * size, execution, the device that their document names, and whether it is cross-validated.
 */
export function likeRuns(orm: Orm, experimentId: string): TimedRun[] {
  const [own] = orm
    .select({ spec: runs.spec })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(eq(experimentRuns.experimentId, experimentId))
    .limit(1)
    .all();
  if (!own) return [];
  const { model, dataset, training, fold, device = '' } = own.spec;
  const is = (path: string, value: unknown) =>
    sql`json_extract(${runs.spec}, ${path}) = json_extract(${JSON.stringify([value])}, '$[0]')`;
  return orm
    .select({ strategy: runs.strategy, work: runs.work, seconds })
    .from(runs)
    .where(
      and(
        inArray(runs.status, ['trained', 'done']),
        is('$.model', model),
        is('$.dataset', dataset),
        is('$.training.batchSize', training.batchSize),
        is('$.training.execution', training.execution),
        sql`coalesce(json_extract(${runs.spec}, '$.device'), '') = ${device}`,
        fold === undefined ? sql`${runs.fold} IS NULL` : sql`${runs.fold} IS NOT NULL`,
        sql`${seconds} > 0`,
      ),
    )
    .limit(MOST_RUNS)
    .all();
}
