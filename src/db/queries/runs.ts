import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { LayerFigures, MetricPoint } from '../../contract/run.ts';
import type { Execution, RunStatus } from '../../contract/words.ts';
import type { Orm } from '../database.ts';
import { getMeasurement, measurementsOfExperiment } from './latency.ts';
import type { StoredMeasurement } from './latency.ts';
import { experimentRuns, layers, metricPoints, runs } from '../schema.ts';

export type StoredRun = typeof runs.$inferSelect;

/** What a run is compared with: the figures of its dense baseline. */
export type BaselineFigures = Pick<
  StoredRun,
  'accuracy' | 'parameterCount' | 'macs' | 'measurementId'
>;

/** A run as its record needs it: of what it was asked to do, only how its steps are executed. */
export type RecordedRun = Omit<StoredRun, 'spec'> & { readonly execution: Execution };

export interface RunWithContext<R extends RecordedRun = RecordedRun> {
  readonly run: R;
  /** Null for a dense baseline. */
  readonly baseline: BaselineFigures | null;
  readonly layers: readonly LayerFigures[];
  /** Behind its latency; null where there is none, or an earlier version measured it. */
  readonly measurement: StoredMeasurement | null;
  /** Behind that of its dense baseline; its own where it is one. */
  readonly denseMeasurement: StoredMeasurement | null;
}

const baselines = alias(runs, 'baselines');

// Ten thousand specs take longer to parse than all else of their runs.
const { spec, ...withoutSpec } = getTableColumns(runs);
const execution = sql<Execution>`json_extract(${spec}, '$.training.execution')`;

const withBaseline = {
  baseline: {
    accuracy: baselines.accuracy,
    parameterCount: baselines.parameterCount,
    macs: baselines.macs,
    measurementId: baselines.measurementId,
  },
};

export function findRun(orm: Orm, id: string): StoredRun | undefined {
  return orm.select().from(runs).where(eq(runs.id, id)).get();
}

const { runId: layerRunId, position: layerPosition, ...layerFigures } = getTableColumns(layers);
const {
  runId: pointRunId,
  position: pointPosition,
  ...metricPoint
} = getTableColumns(metricPoints);

function measurementsOf(
  { run, baseline }: { run: Pick<StoredRun, 'measurementId'>; baseline: BaselineFigures | null },
  find: (measurementId: number | null) => StoredMeasurement | null,
) {
  const measurement = find(run.measurementId);
  return { measurement, denseMeasurement: baseline ? find(baseline.measurementId) : measurement };
}

/** One run with what its record needs. */
export function findRunWithContext(
  orm: Orm,
  id: string,
): RunWithContext<StoredRun & RecordedRun> | undefined {
  const row = orm
    .select({ run: { ...getTableColumns(runs), execution }, ...withBaseline })
    .from(runs)
    .leftJoin(baselines, eq(baselines.id, runs.baselineId))
    .where(eq(runs.id, id))
    .get();
  if (!row) return undefined;
  const figures = orm
    .select(layerFigures)
    .from(layers)
    .where(eq(layerRunId, id))
    .orderBy(asc(layerPosition))
    .all();
  const find = (measurementId: number | null) =>
    measurementId === null ? null : getMeasurement(orm, measurementId);
  return { ...row, layers: figures, ...measurementsOf(row, find) };
}

/** The runs of an experiment in the order of its plan. */
export function runsOfExperiment(orm: Orm, experimentId: string): RunWithContext[] {
  const rows = orm
    .select({ run: { ...withoutSpec, execution }, ...withBaseline })
    .from(experimentRuns)
    .innerJoin(runs, eq(runs.id, experimentRuns.runId))
    .leftJoin(baselines, eq(baselines.id, runs.baselineId))
    .where(eq(experimentRuns.experimentId, experimentId))
    .orderBy(asc(experimentRuns.position))
    .all();
  const figures = orm
    .select({ runId: layerRunId, figures: layerFigures })
    .from(experimentRuns)
    .innerJoin(layers, eq(layerRunId, experimentRuns.runId))
    .where(eq(experimentRuns.experimentId, experimentId))
    .orderBy(asc(layerRunId), asc(layerPosition))
    .all();
  const byRun = Map.groupBy(figures, ({ runId }) => runId);
  const measurements = measurementsOfExperiment(orm, experimentId);
  return rows.map((row) => ({
    ...row,
    layers: (byRun.get(row.run.id) ?? []).map((layer) => layer.figures),
    ...measurementsOf(row, (id) => (id === null ? null : (measurements.get(id) ?? null))),
  }));
}

/**
 * Learning curves of an experiment by run id; runs without a point yet are left out.
 *
 * @param signals whether those of the layers are wanted, which are most of a deep network's curve
 */
export function curvesOfExperiment(
  orm: Orm,
  experimentId: string,
  { signals = true }: { readonly signals?: boolean } = {},
): Record<string, MetricPoint[]> {
  const rows = orm
    .select({
      runId: pointRunId,
      point: signals ? metricPoint : { ...metricPoint, layers: sql<null>`NULL` },
    })
    .from(experimentRuns)
    .innerJoin(metricPoints, eq(pointRunId, experimentRuns.runId))
    .where(eq(experimentRuns.experimentId, experimentId))
    .orderBy(asc(experimentRuns.position), asc(pointPosition))
    .all();
  const curves: Record<string, MetricPoint[]> = {};
  for (const { runId, point } of rows) (curves[runId] ??= []).push(point);
  return curves;
}

/** Which of these runs are trained, their latency measured or not. */
export function trainedAmong(orm: Orm, ids: readonly string[]): Set<string> {
  const rows = orm
    .select({ id: runs.id })
    .from(runs)
    .where(
      and(
        inArray(runs.status, ['trained', 'done']),
        sql`${runs.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .all();
  return new Set(rows.map(({ id }) => id));
}

/** How these runs stand, those that there are; undefined in a database that has no run at all. */
export function statusOfRuns(
  orm: Orm,
  ids: readonly string[],
): ReadonlyMap<string, RunStatus> | undefined {
  if (orm.select({ id: runs.id }).from(runs).limit(1).get() === undefined) return undefined;
  const rows = orm
    .select({ id: runs.id, status: runs.status })
    .from(runs)
    .where(sql`${runs.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .all();
  return new Map(rows.map(({ id, status }) => [id, status]));
}

/** The ids of an experiment's runs. */
export function runIdsOfExperiment(orm: Orm, experimentId: string): Set<string> {
  const rows = orm
    .select({ id: experimentRuns.runId })
    .from(experimentRuns)
    .where(eq(experimentRuns.experimentId, experimentId))
    .all();
  return new Set(rows.map(({ id }) => id));
}

/** The ids of runs that are, or begin with, what somebody typed: a few at most. */
export function runsBeginningWith(orm: Orm, typed: string, most: number): string[] {
  return orm
    .select({ id: runs.id })
    .from(runs)
    .where(sql`substr(${runs.id}, 1, ${typed.length}) = ${typed}`)
    .orderBy(asc(runs.id))
    .limit(most)
    .all()
    .map(({ id }) => id);
}
