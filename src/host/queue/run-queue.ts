import type { Latency, RunSpec } from '../../contract/run.ts';
import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { TrainedReport, WeightsReference } from '../trainer/messages.ts';

/** A run that can be trained now. */
export interface TrainingJob {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly work: number;
  /** Attempts before this one. */
  readonly attempts: number;
  /** The trained dense baseline; null for a dense baseline. */
  readonly baseline: (WeightsReference & { readonly runId: string }) | null;
}

/** A trained run whose latency is to be measured. */
export interface MeasuringJob {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly work: number;
  readonly weights: WeightsReference;
}

/**
 * The one way in which work is handed out and its end is noted. Whatever stands behind it (here
 * SQLite), a run is an independent and idempotent job.
 */
export interface RunQueue {
  /** The run that comes next, or undefined while there is none whose baseline is trained. */
  nextToTrain(): TrainingJob | undefined;
  /** The next latency to measure: only of experiments that have nothing left to train. */
  nextToMeasure(): MeasuringJob | undefined;
  started(runId: string): void;
  /** Something that whoever reads its results should know of how they came about. */
  noted(runId: string, sentence: Sentence): void;
  trained(runId: string, report: TrainedReport, environmentId: string): void;
  measured(runId: string, latencyMs: Readonly<Record<string, Latency>>, seconds: number): void;
  /** Its trainer died: the run is to be tried again. */
  retry(runId: string, reason: Reason): void;
  /** Failed for good, and with a dense baseline whatever waits for it. Returns all that failed. */
  failed(runId: string, reason: Reason): readonly string[];
  /** The stored weights of a run are missing or damaged: it is to be trained anew. */
  weightsLost(runId: string, sha256: string, reason: Reason): void;
}
