import type { ExperimentProgress } from '../contract/progress.ts';
import type { ComparisonPoint, Spread } from '../contract/results.ts';
import type { MetricPoint, RunRecord } from '../contract/run.ts';
import type { ExperimentState, RunStatus, Stage } from '../contract/words.ts';

const NO_RUNS: Record<RunStatus, number> = {
  queued: 0,
  running: 0,
  trained: 0,
  done: 0,
  failed: 0,
  cancelled: 0,
};

/** Progress with these counts, for tests; settled when nothing waits or runs. */
export function progressOf(counts: Partial<Record<RunStatus, number>>): ExperimentProgress {
  const all = { ...NO_RUNS, ...counts };
  const total = Object.values(all).reduce((sum, count) => sum + count, 0);
  return {
    counts: all,
    total,
    fraction: total === 0 ? 0 : all.done / total,
    secondsLeft: null,
    active: [],
    waitsForRoom: false,
    settled: all.queued + all.running + all.trained === 0,
    state: stateOf(all),
  };
}

function stateOf(counts: Record<RunStatus, number>): ExperimentState {
  if (counts.running + counts.trained > 0) return 'running';
  if (counts.queued > 0) return 'queued';
  if (counts.failed > 0) return 'failed';
  return counts.cancelled > 0 ? 'cancelled' : 'done';
}

/** A run's record with these fields, for tests. */
export function runOf(fields: Partial<RunRecord>): RunRecord {
  return {
    id: 'run',
    strategy: 'magnitude',
    family: 'weight',
    parameters: {},
    level: 0.5,
    sparsity: 0.5,
    achievedSparsity: null,
    weightSparsity: null,
    seed: 0,
    status: 'queued',
    attempts: 0,
    error: null,
    metrics: null,
    weightsSha256: null,
    layers: [],
    execution: 'compiled',
    startedAt: null,
    finishedAt: null,
    ...fields,
  };
}

/** A point of a learning curve, for tests. */
export function pointAt(stage: Stage, epoch: number): MetricPoint {
  return {
    stage,
    epoch,
    trainLoss: 1 / epoch,
    trainAccuracy: 1 - 1 / (epoch + 1),
    validationLoss: null,
    validationAccuracy: null,
  };
}

/** A mean with its spread over `n` seeds, for tests. */
export function spread(mean: number, sd: number | null = null, n = sd === null ? 1 : 3): Spread {
  // Student's t at 0.975 with two degrees of freedom.
  return { n, mean, sd, halfWidth: sd === null ? null : (4.303 * sd) / Math.sqrt(n) };
}

/** A point of a comparison with these figures, for tests. */
export function comparisonPoint(fields: Partial<ComparisonPoint>): ComparisonPoint {
  return {
    level: 0.5,
    achievedSparsity: spread(0.5),
    accuracy: spread(0.97, 0.001),
    oneShotAccuracy: spread(0.9, 0.01),
    compressionRatio: spread(2),
    macs: spread(50_000),
    theoreticalSpeedup: spread(2),
    sizeBytes: spread(407_080),
    gzipBytes: spread(200_000),
    latencyMs: { '1': spread(0.1), '32': spread(0.4) },
    difference: null,
    runs: [],
    ...fields,
  };
}
