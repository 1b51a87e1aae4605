import { and, asc, desc, eq, inArray, isNotNull, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { NamedDevice } from '../../contract/device.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { RunStatus } from '../../contract/words.ts';
import type { Orm } from '../database.ts';
import { experimentRuns, latencyMeasurements, runs, stages } from '../schema.ts';
import { logEvent } from './events.ts';
import { namesOneOf } from './named-device.ts';
import type { StoredRun } from './runs.ts';

export type StoredMeasurement = typeof latencyMeasurements.$inferSelect;

/** A run whose latency is due, and its dense baseline; itself where it is one. */
export interface DueRun {
  readonly run: StoredRun;
  readonly dense: StoredRun;
}

const baselines = alias(runs, 'baselines');

/**
 * The trained runs of an experiment, in the order of its plan, whose latency is to be measured.
 *
 * @param among only runs whose documents name one of these devices
 */
export function runsToMeasure(
  orm: Orm,
  experimentId: string,
  among?: readonly NamedDevice[],
): DueRun[] {
  return withDense(orm, experimentId, ['trained'], among);
}

/** Those whose latency can be measured, whether it was or not. */
export function measurableRuns(orm: Orm, experimentId: string): DueRun[] {
  return withDense(orm, experimentId, ['trained', 'done']);
}

function withDense(
  orm: Orm,
  experimentId: string,
  statuses: RunStatus[],
  among?: readonly NamedDevice[],
): DueRun[] {
  return orm
    .select({ run: runs, dense: baselines })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .innerJoin(baselines, eq(baselines.id, sql`coalesce(${runs.baselineId}, ${runs.id})`))
    .where(
      and(
        eq(experimentRuns.experimentId, experimentId),
        inArray(runs.status, statuses),
        among && namesOneOf(among),
      ),
    )
    .orderBy(asc(experimentRuns.position))
    .all();
}

export function saveGraph(orm: Orm, runId: string, graph: string): void {
  orm.update(runs).set({ graph }).where(eq(runs.id, runId)).run();
}

/** Whether a run has a latency, of whatever version: then it is one to be measured again. */
export function hasLatency({ measurementId, latencyMs }: StoredRun): boolean {
  return measurementId !== null || latencyMs !== null;
}

/** The latest measurement of a graph beside a dense one on a machine. */
export function findMeasurement(
  orm: Orm,
  { graph, denseGraph, machine }: Pick<StoredMeasurement, 'graph' | 'denseGraph' | 'machine'>,
): StoredMeasurement | undefined {
  return orm
    .select()
    .from(latencyMeasurements)
    .where(
      and(
        eq(latencyMeasurements.graph, graph),
        eq(latencyMeasurements.denseGraph, denseGraph),
        eq(latencyMeasurements.machine, machine),
      ),
    )
    .orderBy(desc(latencyMeasurements.id))
    .limit(1)
    .get();
}

/** A run has the latency of its graph, and with it is done. */
export function shareMeasurement(orm: Orm, runId: string, measurementId: number, now: number) {
  orm.transaction((tx) => {
    tx.update(runs).set({ measurementId, status: 'done' }).where(eq(runs.id, runId)).run();
    logEvent(tx, 'measured', { runId, now });
  });
}

/**
 * Stores a measurement, which from now on is the latency of every run of its graph that waits for one
 * or has an earlier one; what an earlier version measured stands until it is measured again itself.
 *
 * @param measured the run whose network it was: the time it took is noted there; `among`: only runs whose documents
 * name one of these devices have it
 * @returns the ids of the runs that have it now.
 */
export function saveMeasurement(
  orm: Orm,
  content: Omit<StoredMeasurement, 'id' | 'measuredAt'>,
  measured: {
    readonly runId: string;
    readonly seconds: number;
    readonly among?: readonly NamedDevice[] | undefined;
  },
  now: number,
): string[] {
  return orm.transaction((tx) => {
    const [stored] = tx
      .insert(latencyMeasurements)
      .values({ ...content, measuredAt: now })
      .returning({ id: latencyMeasurements.id })
      .all();
    const ofGraph = tx
      .select({ id: runs.id, status: runs.status })
      .from(runs)
      .innerJoin(baselines, eq(baselines.id, sql`coalesce(${runs.baselineId}, ${runs.id})`))
      .where(
        and(
          eq(runs.graph, content.graph),
          eq(baselines.graph, content.denseGraph),
          or(eq(runs.status, 'trained'), isNotNull(runs.measurementId)),
          measured.among && namesOneOf(measured.among),
        ),
      )
      .all();
    const ids = ofGraph.map(({ id }) => id);
    tx.update(runs)
      .set({
        measurementId: stored?.id,
        status: sql`CASE ${runs.status} WHEN 'trained' THEN 'done' ELSE ${runs.status} END`,
      })
      .where(among(ids))
      .run();
    saveLatencyStage(tx, measured.runId, measured.seconds);
    for (const { id, status } of ofGraph) {
      if (status === 'trained') logEvent(tx, 'measured', { runId: id, now });
    }
    return ids;
  });
}

/** The time of the last measurement is that of the run's stage. */
function saveLatencyStage(orm: Orm, runId: string, seconds: number): void {
  const before = orm.select().from(stages).where(eq(stages.runId, runId)).all();
  const own = before.find(({ stage }) => stage === 'latency');
  const position = own?.position ?? before.length;
  orm
    .insert(stages)
    .values({ runId, position, stage: 'latency', seconds })
    .onConflictDoUpdate({ target: [stages.runId, stages.position], set: { seconds } })
    .run();
}

/** A run that was to be measured again keeps the latency that it has. Returns whether it has one. */
export function keepLatency(orm: Orm, runId: string, reason: Reason, now: number): boolean {
  return orm.transaction((tx) => {
    const kept = tx
      .update(runs)
      .set({ status: 'done' })
      .where(
        and(
          eq(runs.id, runId),
          eq(runs.status, 'trained'),
          or(isNotNull(runs.measurementId), isNotNull(runs.latencyMs)),
        ),
      )
      .run();
    if (kept.changes > 0) logEvent(tx, 'noted', { runId, detail: reason, now });
    return kept.changes > 0;
  });
}

/** Runs that are done have their latency measured again, however it is now. Returns their ids. */
export function measureAgain(orm: Orm, ids: readonly string[]): string[] {
  return orm
    .update(runs)
    .set({ status: 'trained' })
    .where(and(among(ids), eq(runs.status, 'done')))
    .returning({ id: runs.id })
    .all()
    .map(({ id }) => id);
}

/** The measurements behind an experiment's latencies, by id. */
export function measurementsOfExperiment(
  orm: Orm,
  experimentId: string,
): Map<number, StoredMeasurement> {
  const used = orm
    .selectDistinct({ id: runs.measurementId })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .where(and(eq(experimentRuns.experimentId, experimentId), isNotNull(runs.measurementId)));
  const found = orm
    .select()
    .from(latencyMeasurements)
    .where(inArray(latencyMeasurements.id, used))
    .all();
  return new Map(found.map((measurement) => [measurement.id, measurement]));
}

/** Null for an id that nobody stored. */
export function getMeasurement(orm: Orm, id: number): StoredMeasurement | null {
  return orm.select().from(latencyMeasurements).where(eq(latencyMeasurements.id, id)).get() ?? null;
}

/** Deletes what was measured of graphs that no run has any more. */
export function sweepMeasurements(orm: Orm): void {
  const graphs = orm.selectDistinct({ graph: runs.graph }).from(runs).where(isNotNull(runs.graph));
  const used = orm
    .selectDistinct({ id: runs.measurementId })
    .from(runs)
    .where(isNotNull(runs.measurementId));
  orm
    .delete(latencyMeasurements)
    .where(
      and(notInArray(latencyMeasurements.graph, graphs), notInArray(latencyMeasurements.id, used)),
    )
    .run();
}

function among(ids: readonly string[]) {
  return sql`${runs.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
