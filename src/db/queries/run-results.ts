import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq } from 'drizzle-orm';
import type { LayerFigures, MetricPoint } from '../../contract/run.ts';
import { say, sentenceOf, textOf } from '../../contract/sentence.ts';
import type { Reason } from '../../contract/sentence.ts';
import type { Stage } from '../../contract/words.ts';
import type { Orm } from '../database.ts';
import { layers, metricPoints, runs, stages } from '../schema.ts';
import { logEvent } from './events.ts';
import { deletePredictions, savePredictions } from './predictions.ts';

/** What training a run gave; the weights themselves are a file named by their hash. */
export interface TrainedResult {
  readonly figures: Pick<
    typeof runs.$inferSelect,
    | 'achievedSparsity'
    | 'weightSparsity'
    | 'accuracy'
    | 'oneShotAccuracy'
    | 'loss'
    | 'validationAccuracy'
    | 'validationLoss'
    | 'testExamples'
    | 'commonestShare'
    | 'parameterCount'
    | 'nonzeroParameters'
    | 'macs'
    | 'sizeBytes'
    | 'gzipBytes'
    | 'trainingSeconds'
    | 'trainingMacs'
    | 'weightsSha256'
    | 'fileBytes'
  >;
  readonly layers: readonly LayerFigures[];
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[];
  /** All points of its learning curve. */
  readonly curve: readonly MetricPoint[];
  /** The class of each test example, gzip-compressed. */
  readonly classes: Buffer;
  readonly environmentId: string;
}

const NO_FIGURES = {
  environmentId: null,
  achievedSparsity: null,
  weightSparsity: null,
  accuracy: null,
  oneShotAccuracy: null,
  loss: null,
  validationAccuracy: null,
  validationLoss: null,
  testExamples: null,
  commonestShare: null,
  parameterCount: null,
  nonzeroParameters: null,
  macs: null,
  sizeBytes: null,
  fileBytes: null,
  gzipBytes: null,
  trainingSeconds: null,
  trainingMacs: null,
  graph: null,
  measurementId: null,
  latencyMs: null,
  weightsSha256: null,
};

/**
 * Everything that training found out, in one transaction: the run is stored as a whole or not at all.
 * Where it is stored already, by another workbench that trained it as well, nothing is changed: what is
 * found out of a run is always the same.
 */
export function saveTrained(orm: Orm, id: string, result: TrainedResult, now: number): void {
  orm.transaction((tx) => {
    if (isStored(tx, id)) return;
    // Whatever of it another one has begun to store.
    tx.delete(layers).where(eq(layers.runId, id)).run();
    tx.delete(stages).where(eq(stages.runId, id)).run();
    deletePredictions(tx, id);
    completeCurve(tx, id, result.curve);
    tx.update(runs)
      .set({
        ...result.figures,
        environmentId: result.environmentId,
        status: 'trained',
        error: null,
        errorSentence: null,
        finishedAt: now,
      })
      .where(eq(runs.id, id))
      .run();
    const layerRows = result.layers.map((layer, position) => ({
      runId: id,
      position,
      ...layer,
      shape: [...layer.shape],
    }));
    if (layerRows.length > 0) tx.insert(layers).values(layerRows).run();
    const stageRows = result.stages.map((stage, position) => ({ runId: id, position, ...stage }));
    if (stageRows.length > 0) tx.insert(stages).values(stageRows).run();
    savePredictions(tx, id, result.classes);
    logEvent(tx, 'trained', { runId: id, now });
  });
}

/** The next points of a run's learning curve: a run that goes on tells thousands of them at once. */
export function addPoints(orm: Orm, runId: string, points: readonly MetricPoint[]): void {
  orm.transaction((tx) => {
    if (!isStored(tx, runId)) insertPoints(tx, runId, points, pointsOf(tx, runId).length);
  });
}

function insertPoints(
  tx: Orm,
  runId: string,
  points: readonly MetricPoint[],
  position: number,
): void {
  for (const [index, point] of points.entries()) {
    tx.insert(metricPoints)
      .values({ runId, position: position + index, ...point })
      .run();
  }
}

function pointsOf(tx: Orm, runId: string) {
  const { stage, epoch } = metricPoints;
  return tx
    .select({ stage, epoch })
    .from(metricPoints)
    .where(eq(metricPoints.runId, runId))
    .orderBy(asc(metricPoints.position))
    .all();
}

/** Where two workbenches told of the same run, their points lie among one another. */
function completeCurve(tx: Orm, runId: string, curve: readonly MetricPoint[]): void {
  const told = curve.map(({ stage, epoch }) => ({ stage, epoch }));
  if (isDeepStrictEqual(pointsOf(tx, runId), told)) return;
  tx.delete(metricPoints).where(eq(metricPoints.runId, runId)).run();
  insertPoints(tx, runId, curve, 0);
}

/** Whether a run has its figures. */
export function isStored(orm: Orm, id: string): boolean {
  const status = orm
    .select({ status: runs.status })
    .from(runs)
    .where(eq(runs.id, id))
    .get()?.status;
  return status === 'trained' || status === 'done';
}

/** The columns of why a run failed. */
function errorOf(reason: Reason) {
  return { error: textOf(reason), errorSentence: sentenceOf(reason) };
}

/** The run has failed for good, and with a dense baseline everything that waits for it. */
export function failRun(orm: Orm, id: string, reason: Reason, now: number): string[] {
  return orm.transaction((tx) => {
    tx.update(runs)
      .set({ status: 'failed', ...errorOf(reason), finishedAt: now })
      .where(eq(runs.id, id))
      .run();
    logEvent(tx, 'failed', { runId: id, detail: reason, now });
    const inherited = errorOf(say`Its dense baseline failed: ${reason}`);
    const dependents = tx
      .update(runs)
      .set({ status: 'failed', ...inherited, finishedAt: now })
      .where(and(eq(runs.baselineId, id), eq(runs.status, 'queued')))
      .returning({ id: runs.id })
      .all()
      .map((row) => row.id);
    for (const dependent of dependents) {
      logEvent(tx, 'failed', { runId: dependent, detail: say`dense baseline failed`, now });
    }
    return [id, ...dependents];
  });
}

/** The weights file of a stored run is gone or damaged: its result is dropped and it is queued anew. */
export function queueAnew(orm: Orm, id: string, reason: Reason, now: number): void {
  orm.transaction((tx) => {
    discardResult(tx, id);
    tx.update(runs)
      .set({
        status: 'queued',
        attempts: 0,
        error: null,
        errorSentence: null,
        startedAt: null,
        finishedAt: null,
      })
      .where(eq(runs.id, id))
      .run();
    logEvent(tx, 'weights-lost', { runId: id, detail: reason, now });
  });
}

/** Removes what an earlier attempt left. */
export function discardResult(orm: Orm, id: string): void {
  orm.delete(metricPoints).where(eq(metricPoints.runId, id)).run();
  orm.delete(layers).where(eq(layers.runId, id)).run();
  orm.delete(stages).where(eq(stages.runId, id)).run();
  deletePredictions(orm, id);
  orm.update(runs).set(NO_FIGURES).where(eq(runs.id, id)).run();
}
