import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import type { RunStatus } from '../../contract/words.ts';
import { latencyEvidence, latencyMsOf } from '../../analysis/latency/evidence.ts';
import { findStrategy } from '../../engine/strategies/registry.ts';
import type { BaselineFigures, RecordedRun, RunWithContext } from '../../db/queries/runs.ts';
import { conditionOf } from './condition.ts';

/** What decides how runs stand, beside what is stored of them. */
export interface Circumstances {
  /** Their experiment wants nothing more. */
  readonly cancelled: boolean;
  /** Nobody works on the data folder. */
  readonly abandoned: boolean;
}

/**
 * How a run stands for one experiment. A cancelled experiment wants nothing more, although another one may
 * still be waiting for a run that both share. What a workbench that was killed had at work waits for the
 * next one.
 */
export function statusFor(status: RunStatus, { cancelled, abandoned }: Circumstances): RunStatus {
  const pending = status === 'queued' || status === 'running';
  if (cancelled && pending) return 'cancelled';
  return abandoned && pending ? 'queued' : status;
}

/** A stored run as the app and a result document show it. */
export function runRecord(stored: RunWithContext, circumstances: Circumstances): RunRecord {
  const { run, baseline, layers } = stored;
  return {
    id: run.id,
    strategy: run.strategy,
    family: run.family,
    parameters: { ...run.parameters, ...ownLevel(run) },
    level: run.level ?? 0,
    sparsity: run.levelIsSparsity ? run.level : run.achievedSparsity,
    achievedSparsity: run.achievedSparsity,
    weightSparsity: run.weightSparsity,
    seed: run.seed,
    fold: run.fold,
    status: statusFor(run.status, circumstances),
    attempts: run.attempts,
    error: run.error,
    ...(run.errorSentence && { errorSentence: run.errorSentence }),
    metrics: metricsOf(run, run.baselineId === null ? run : baseline, latencyOf(stored)),
    condition: conditionOf(run, layers.at(-1)?.shape.at(-1)),
    weightsSha256: run.weightsSha256,
    layers: [...layers],
    execution: run.execution,
    startedAt: timeText(run.startedAt),
    finishedAt: timeText(run.finishedAt),
  };
}

/** The level of a strategy that has levels of its own stands among its parameters. */
function ownLevel({
  strategy,
  level,
  levelIsSparsity,
}: RecordedRun): Record<string, number | null> {
  const levels = findStrategy(strategy)?.levels;
  return levelIsSparsity || levels === undefined ? {} : { [levels.name]: level };
}

/**
 * Null until the run is trained. What a pruned run is compared with is looked up, never copied. An
 * earlier version stored runs of which no weight was left: they have no speed-up, and count as none.
 */
function metricsOf(
  run: RecordedRun,
  baseline: BaselineFigures | null,
  latency: Pick<RunMetrics, 'latencyMs' | 'latency'>,
): RunMetrics | null {
  const { accuracy, loss, parameterCount, nonzeroParameters, macs, sizeBytes, gzipBytes } = run;
  if (
    accuracy === null ||
    loss === null ||
    parameterCount === null ||
    nonzeroParameters === null ||
    macs === null ||
    macs === 0 ||
    sizeBytes === null ||
    gzipBytes === null ||
    run.trainingSeconds === null
  ) {
    return null;
  }
  return {
    accuracy,
    oneShotAccuracy: run.oneShotAccuracy,
    baselineAccuracy: baseline?.accuracy ?? null,
    validationAccuracy: run.validationAccuracy,
    validationLoss: run.validationLoss,
    loss,
    parameters: parameterCount,
    nonzeroParameters,
    compressionRatio: (baseline?.parameterCount ?? parameterCount) / nonzeroParameters,
    macs,
    theoreticalSpeedup: (baseline?.macs ?? macs) / macs,
    sizeBytes,
    gzipBytes,
    ...latency,
    trainingSeconds: run.trainingSeconds,
    trainingMacs: run.trainingMacs,
  };
}

/** What was measured of its graph; else what an earlier version measured of the run itself. */
function latencyOf({
  run: { latencyMs },
  measurement,
  denseMeasurement,
}: RunWithContext): Pick<RunMetrics, 'latencyMs' | 'latency'> {
  if (measurement === null) return { latencyMs };
  const { id, content, graph, denseGraph } = measurement;
  const measuredAt = timeText(measurement.measuredAt);
  return {
    latencyMs: latencyMsOf(content, denseMeasurement?.content ?? null),
    latency: latencyEvidence({ id, measuredAt, sameAsDense: graph === denseGraph, content }),
  };
}

export function timeText(milliseconds: number): string;
export function timeText(milliseconds: number | null): string | null;
export function timeText(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
