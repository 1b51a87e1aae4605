import type { TrainingNow } from '../contract/progress.ts';
import type { LayerFigures, MetricPoint } from '../contract/run.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Stage } from '../contract/words.ts';

/** What a finished run gives back, counted from the model and measured on the test set. */
export interface RunOutcome {
  /** The final network as a file (`network/network-file.ts`). */
  readonly network: Uint8Array;
  /** Of its weights alone, and of the same after gzip. */
  readonly sizeBytes: number;
  readonly gzipBytes: number;
  /** What is removed, of units where whole units are, and of weights otherwise: 0 to 1. */
  readonly achievedSparsity: number;
  /** The share of the prunable weights that is removed, whatever is: 0 to 1. */
  readonly weightSparsity: number;
  /** Null where there never was a trained network with all removed and no training since. */
  readonly oneShotAccuracy: number | null;
  readonly accuracy: number;
  readonly loss: number;
  /** On the examples set aside for choosing; null where there are none. */
  readonly validationAccuracy: number | null;
  readonly validationLoss: number | null;
  /** How many examples the test set has, and the share of those of its commonest class. */
  readonly testExamples: number;
  readonly commonestShare: number;
  /** The class that each test example is taken for, in the order of the test set. */
  readonly classes: Uint8Array;
  readonly layers: readonly LayerFigures[];
  readonly parameters: number;
  readonly nonzeroParameters: number;
  /** Multiply-accumulates per example that no pruned weight takes part in. */
  readonly macs: number;
  /** Seconds spent in training or fine-tuning alone. */
  readonly trainingSeconds: number;
  /** Multiply-accumulates of that; see `RunMetrics`. */
  readonly trainingMacs: number;
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[];
}

/** What a run tells while it works. */
export interface RunObserver {
  /**
   * Done of the whole run, 0 to 1, where it is, and how its training goes while it trains. At most a few
   * times a second.
   */
  progress(stage: Stage, fraction: number, training?: TrainingNow): void;
  point(point: MetricPoint): void;
  /** Something that whoever reads the results should know of how they came about. */
  note(sentence: Sentence): void;
  /** Checked between chunks of work; when aborted the run rejects with `signal.reason`. */
  readonly signal: AbortSignal;
  /** Told between chunks of work, seconds apart at most unless a chunk takes longer. */
  breathed?(): void;
  /**
   * Asked between chunks of work: the run goes on once what it returns is resolved, and does not
   * count the time until then. Left out, or undefined, where nothing is to be waited for.
   */
  standStill?(): Promise<void> | undefined;
  /** Where an interrupted run may go on; left out where nobody keeps any. */
  readonly checkpoints?: CheckpointKeeper | undefined;
}

/** Keeps the checkpoints of a run (`RunInputs.checkpoint`), and says when it wants one. */
export interface CheckpointKeeper {
  /**
   * Asked between two pieces of work, a few times a second: `midway` through a training, and at the end of
   * a stage, which is seldom.
   */
  isDue(at: 'midway' | 'stage-end'): boolean;
  /**
   * Given the bytes of a checkpoint's file, which are then its own. The run waits until it is resolved, and
   * does not count the time; it rejects to have the run end.
   */
  keep(file: Uint8Array): Promise<void>;
}
