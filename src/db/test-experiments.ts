import type { ExperimentDocument } from '../contract/experiment.ts';
import type { MetricPoint } from '../contract/run.ts';
import type { LatencyMeasurement } from '../contract/latency.ts';
import type { Orm } from './database.ts';
import { saveEnvironment } from './queries/environments.ts';
import { saveExperiment } from './queries/experiments.ts';
import type { NewRun } from './queries/experiments.ts';
import { saveMeasurement } from './queries/latency.ts';
import { startRun } from './queries/queue.ts';
import { saveTrained } from './queries/run-results.ts';

/* What the tests of the database store: figures do not matter there, only what belongs together. */

export function plannedRun(id: string, baselineId: string | null): NewRun {
  return {
    id,
    baselineId,
    spec: {} as NewRun['spec'],
    strategy: baselineId === null ? 'dense' : 'magnitude',
    family: 'control',
    parameters: {},
    level: 0,
    levelIsSparsity: true,
    seed: 0,
    work: 1,
  };
}

export function storeExperiment(
  orm: Orm,
  id: string,
  runs: NewRun[],
  now: number,
  document: Partial<ExperimentDocument> = {},
): void {
  const { name = id } = document;
  saveExperiment(orm, { id, name, document: document as ExperimentDocument }, runs, now);
}

/** What was measured: bursts in which the network took so many milliseconds, and the dense one 2. */
export function measurementOf(...milliseconds: readonly number[]): LatencyMeasurement {
  return {
    bursts: milliseconds.map((p50) => ({
      '1': { own: { p50, p95: 2 * p50 }, dense: { p50: 2, p95: 4 } },
    })),
    load: { others: 0, average: 0 },
  };
}

/** Measures the graph of a run in half a second. Returns the ids of all runs that have it now. */
export function storeMeasured(
  orm: Orm,
  runId: string,
  graph: string,
  { denseGraph = graph, machine = 'here', content = measurementOf(1), now = 4000 } = {},
): string[] {
  saveEnvironment(orm, 'here', {} as never, 0);
  const measurement = { graph, denseGraph, machine, environmentId: 'here', content };
  return saveMeasurement(orm, measurement, { runId, seconds: 0.5 }, now);
}

/** Trains a run from 1000 to 3000 ms; `weights` is the hash of its weights. */
export function storeTrained(
  orm: Orm,
  id: string,
  weights = `weights-of-${id}`,
  curve: readonly MetricPoint[] = [],
): void {
  saveEnvironment(orm, 'here', {} as never, 0);
  startRun(orm, id, 1000);
  const figures = {
    achievedSparsity: 0,
    weightSparsity: 0,
    accuracy: 0.9,
    oneShotAccuracy: null,
    loss: 0.3,
    validationAccuracy: null,
    validationLoss: null,
    testExamples: 1000,
    commonestShare: 0.1,
    parameterCount: 10,
    nonzeroParameters: 10,
    macs: 10,
    sizeBytes: 40,
    gzipBytes: 30,
    trainingSeconds: 1,
    trainingMacs: 3,
    weightsSha256: weights,
    fileBytes: 50,
  };
  const layer = {
    name: 'output',
    shape: [2, 5],
    parameters: 10,
    nonzeroParameters: 10,
    macs: 10,
    effectiveMacs: 10,
  };
  const stages = [{ stage: 'train' as const, seconds: 1 }];
  const classes = Buffer.from('classes');
  const result = { figures, layers: [layer], stages, classes, curve, environmentId: 'here' };
  saveTrained(orm, id, result, 3000);
}
