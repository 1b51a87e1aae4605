import type { LayerFigures, MetricPoint } from '../contract/run.ts';
import type { Sentence } from '../contract/sentence.ts';
import type { Stage } from '../contract/words.ts';

/** What a finished run gives back, counted from the model and measured on the test set. */
export interface RunOutcome {
  /** Final weights as a safetensors file. */
  readonly weights: Uint8Array;
  readonly achievedSparsity: number;
  /** Null for runs that do not start from the dense baseline. */
  readonly oneShotAccuracy: number | null;
  readonly accuracy: number;
  readonly loss: number;
  /** The class that each test example is taken for, in the order of the test set. */
  readonly classes: Uint8Array;
  readonly layers: readonly LayerFigures[];
  readonly parameters: number;
  readonly nonzeroParameters: number;
  /** Multiply-accumulates per example that no pruned weight takes part in. */
  readonly macs: number;
  readonly gzipBytes: number;
  /** Seconds spent in training or fine-tuning alone. */
  readonly trainingSeconds: number;
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[];
}

/** What a run tells while it works. */
export interface RunObserver {
  /** Done of the whole run, 0 to 1, and where it is. At most a few times a second. */
  progress(stage: Stage, fraction: number): void;
  point(point: MetricPoint): void;
  /** Something that whoever reads the results should know of how they came about. */
  note(sentence: Sentence): void;
  /** Checked between chunks of work; when aborted the run rejects with `signal.reason`. */
  readonly signal: AbortSignal;
}
