import type { ProcessUsage, TrainingNow } from '../../contract/progress.ts';
import type { Reason, Sentence } from '../../contract/sentence.ts';
import type { LatencyBurst } from '../../contract/latency.ts';
import type { LayerFigures, MetricPoint, RunSpec } from '../../contract/run.ts';
import type { Trouble } from '../../contract/waiting.ts';
import type { Stage } from '../../contract/words.ts';
import type { DataPlaces } from '../../engine/datasets/dataset.ts';
import type { RunStanding } from '../data-folder/checkpoints/run-checkpoints.ts';
import type { BurstLoad } from '../environment/machine-load.ts';

/** Weights as trainers are told of them: they are read from the file, never sent. */
export interface WeightsReference {
  readonly file: string;
  readonly sha256: string;
}

/** Train, prune and evaluate. */
export interface TrainTask {
  readonly type: 'train';
  readonly runId: string;
  readonly spec: RunSpec;
  /** The dense baseline's weights; null for a dense baseline. */
  readonly baseline: WeightsReference | null;
  readonly weightsDir: string;
  /** Where its checkpoints are, and milliseconds from one to the next. */
  readonly checkpoints: { readonly dir: string; readonly everyMs: number };
  /** Where the data sets lie. */
  readonly places: DataPlaces;
}

/** The stored network of a finished run. */
export interface StoredRunNetwork {
  readonly spec: RunSpec;
  readonly weights: WeightsReference;
}

/** Measure one burst of the latency of a stored network, beside its dense one. */
export interface MeasureTask {
  readonly type: 'measure';
  readonly own: StoredRunNetwork;
  readonly dense: StoredRunNetwork;
  /** Bursts of the same round share their dense network. */
  readonly round: number;
  readonly places: DataPlaces;
}

/** Say what a stored network computes. */
export interface IdentifyTask {
  readonly type: 'identify';
  readonly network: StoredRunNetwork;
  readonly places: DataPlaces;
}

/** Write the network of its last run once more, since its file is not where it should be. */
export interface StoreAgainTask {
  readonly type: 'store-again';
  readonly weightsDir: string;
}

export type Task = TrainTask | MeasureTask | IdentifyTask | StoreAgainTask;

/**
 * What the host sends. `begin` only to a trainer that is idle. After `stand-still` it does nothing
 * more, from the next chance between two pieces of work until `go-on`. A `save` is answered by `saved`.
 */
export type ToTrainer =
  | { readonly type: 'begin'; readonly task: Task }
  | { readonly type: 'abort' }
  | { readonly type: 'stand-still' }
  | { readonly type: 'go-on' }
  | { readonly type: 'save' };

/** What only a process that has loaded TensorFlow knows. */
export interface TrainerRuntime {
  /** Version of TensorFlow's C library. */
  readonly tensorflow: string;
  /** Whether it computes on a GPU. */
  readonly usesGpu: boolean;
}

/** A trained run. Its network file is in the folder already, under its hash. */
export interface TrainedReport {
  readonly weightsSha256: string;
  /** Length of that file; of the weights in it alone, `sizeBytes`. */
  readonly fileBytes: number;
  readonly sizeBytes: number;
  readonly gzipBytes: number;
  readonly achievedSparsity: number;
  readonly weightSparsity: number;
  readonly oneShotAccuracy: number | null;
  readonly accuracy: number;
  readonly loss: number;
  readonly validationAccuracy: number | null;
  readonly validationLoss: number | null;
  readonly testExamples: number;
  readonly commonestShare: number;
  /** The class of each test example, one byte each, gzip-compressed and in base64. */
  readonly classes: string;
  readonly parameters: number;
  readonly nonzeroParameters: number;
  readonly macs: number;
  readonly trainingSeconds: number;
  readonly trainingMacs: number;
  readonly layers: readonly LayerFigures[];
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[];
}

/** One burst. */
export interface MeasuredReport {
  readonly burst: LatencyBurst;
  readonly load: BurstLoad;
  readonly seconds: number;
}

export interface IdentifiedReport {
  /** Runs with the same one have the same graph: see `graphOf`. */
  readonly graph: string;
}

/**
 * Why a task failed: `user` and `defect` would fail the same way again; `weights` means that the
 * weights it should start from are missing or damaged; `trouble` that they cannot be read just now;
 * `memory` that there was not enough of it; `device` that the run names a GPU, and the trainer has none; `aborted`
 * was asked for.
 */
export type FailureKind =
  'user' | 'defect' | 'weights' | 'trouble' | 'memory' | 'device' | 'aborted';

/** How far a run is. */
export interface RunProgress {
  readonly stage: Stage;
  /** Done of the whole run, 0 to 1. */
  readonly fraction: number;
  /** While it trains. */
  readonly training?: TrainingNow | undefined;
  /** What the process takes of the machine, once a second. */
  readonly usage?: ProcessUsage | undefined;
}

/** What a trainer sends. After `trained`, `stored-again`, `measured`, `identified` or `failed` it
 * is idle. */
export type FromTrainer =
  | { readonly type: 'ready'; readonly runtime: TrainerRuntime }
  | ({ readonly type: 'progress' } & RunProgress)
  /** The next of its learning curve. */
  | { readonly type: 'points'; readonly points: readonly MetricPoint[] }
  /** Something that whoever reads the results should know of how they came about. */
  | { readonly type: 'note'; readonly sentence: Sentence }
  /** Files cannot be read, or the weights not be written, just now; it tries again. */
  | { readonly type: 'waiting'; readonly trouble: Trouble }
  /** It waits no longer. */
  | { readonly type: 'waits-no-longer' }
  /** It goes on with the run from a checkpoint; its points up to there are told again. */
  | { readonly type: 'goes-on'; readonly from: RunStanding }
  /** Another checkpoint of the run is on the disk. */
  | { readonly type: 'kept'; readonly at: RunStanding }
  /** Something is wrong with a checkpoint, which costs no more than time. */
  | { readonly type: 'checkpoint-trouble'; readonly sentence: Sentence }
  /** Whatever it told of its run so far is void: it begins again. */
  | { readonly type: 'begins-again' }
  /** A checkpoint is kept since it was asked to save, or there is nothing to save. */
  | { readonly type: 'saved' }
  /** Its task has come to a point at which it does nothing until it is told to go on. */
  | { readonly type: 'stands-still' }
  | { readonly type: 'trained'; readonly report: TrainedReport; readonly residentBytes: number }
  | { readonly type: 'stored-again'; readonly residentBytes: number }
  | { readonly type: 'measured'; readonly report: MeasuredReport; readonly residentBytes: number }
  | {
      readonly type: 'identified';
      readonly report: IdentifiedReport;
      readonly residentBytes: number;
    }
  | {
      readonly type: 'failed';
      readonly kind: FailureKind;
      readonly reason: Reason;
      /** Of `weights`: the hash of those that are. */
      readonly lost?: string | undefined;
      /** Of `trouble`: what it is. */
      readonly trouble?: Trouble | undefined;
      readonly residentBytes: number;
    };
