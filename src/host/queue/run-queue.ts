import type { NamedDevice } from '../../contract/device.ts';
import type { LatencyMeasurement } from '../../contract/latency.ts';
import type { MetricPoint, RunSpec } from '../../contract/run.ts';
import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import type { StoredRunNetwork, TrainedReport, WeightsReference } from '../trainer/messages.ts';

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

/** A trained run of which nobody has said yet what its network computes. */
export interface IdentifyingJob extends StoredRunNetwork {
  readonly runId: string;
  /** The run whose latency needs it: the same, or one of which it is the dense baseline. */
  readonly neededBy: string;
}

/** A latency that is to be measured, for all runs that wait for it: their networks have one graph. */
export interface MeasuringJob extends StoredRunNetwork {
  /** The run whose network is measured for all of them. */
  readonly runId: string;
  readonly work: number;
  /** All that wait, itself among them. */
  readonly runIds: readonly string[];
  readonly graph: string;
  /** The dense network it is timed beside: that of the run's baseline, or its own. */
  readonly dense: StoredRunNetwork & { readonly runId: string; readonly graph: string };
}

/** What training has found out. */
export interface TrainedRun {
  readonly report: TrainedReport;
  readonly environmentId: string;
  /** All points of its learning curve. */
  readonly curve: readonly MetricPoint[];
}

/** What measuring has found out. */
export interface MeasuredLatency {
  /** What the documents of the runs name that have it; left out: anything. */
  readonly among?: readonly NamedDevice[];
  readonly measurement: LatencyMeasurement;
  readonly seconds: number;
  readonly environmentId: string;
}

/**
 * The one way in which work is handed out and its end is noted. Whatever stands behind it (here
 * SQLite), a run is an independent and idempotent job. `among`: only runs whose documents name one of these
 * devices; left out: all.
 */
export interface RunQueue {
  /** The run that comes next, or undefined while there is none whose baseline is trained. */
  nextToTrain(among?: readonly NamedDevice[]): TrainingJob | undefined;
  /**
   * What the document names of the first run whose latency is due, in an experiment that has nothing left to
   * train; undefined where none is due.
   */
  latencyDue(): NamedDevice | undefined;
  /** The next run whose graph has to be known before latencies can be measured. */
  nextToIdentify(among?: readonly NamedDevice[]): IdentifyingJob | undefined;
  identified(runId: string, graph: string): void;
  /** Gives runs the latency of their graph where it was measured on this machine. Returns their ids. */
  shareLatencies(environmentId: string, among?: readonly NamedDevice[]): readonly string[];
  /** The latencies to measure next: some of one experiment, all known by their graphs. */
  nextToMeasure(among?: readonly NamedDevice[]): readonly MeasuringJob[];
  /** False where another workbench has trained it meanwhile. */
  started(runId: string): boolean;
  /** Something that whoever reads its results should know of how they came about. */
  noted(runId: string, sentence: Sentence): void;
  /** False where the file of its network is not there: then nothing is stored. */
  trained(runId: string, found: TrainedRun): boolean;
  /** Stores a latency for all runs of the graph. Returns the ids of those that have another now. */
  measured(job: MeasuringJob, found: MeasuredLatency): readonly string[];
  /** It goes on from a checkpoint. */
  wentOn(runId: string, from: RunStanding): void;
  /** A checkpoint of it is on the disk. */
  kept(runId: string, at: RunStanding): void;
  /** What it told so far is void: it could not go on from where it seemed. */
  beganAgain(runId: string): void;
  /** Whether another one is there that its trainer did not live to tell of. */
  keptMore(runId: string): boolean;
  /** Something is wrong with a checkpoint of it, which costs no more than time. */
  checkpointTrouble(runId: string, sentence: Sentence): void;
  /**
   * Its trainer died: the run is to be tried again.
   *
   * @param gotFurther the attempt kept a checkpoint: with it, those before it count no more.
   */
  retry(runId: string, reason: Reason, gotFurther: boolean): void;
  /**
   * Failed for good, and with a dense baseline whatever waits for it; a run that has a latency already
   * keeps it, and is as it was. Returns all that changed.
   */
  failed(runId: string, reason: Reason): readonly string[];
  /** The stored weights of a run are missing or damaged: it is to be trained anew. */
  weightsLost(runId: string, sha256: string, reason: Reason): void;
  /**
   * Likewise of a network that is needed for the latencies of some runs: those that have one already
   * keep it and are as they were; only for another one is it trained anew.
   */
  networkLost(
    waiting: readonly string[],
    runId: string,
    sha256: string | null,
    reason: Reason,
  ): void;
}
