/** A run of either side: what is compared of it. */
export interface FinishedRun {
  readonly strategy: string;
  /** The asked sparsity; the threshold where the strategy has thresholds; 0 of dense baselines. */
  readonly level: number;
  readonly seed: number;
  /** Null for runs from scratch. */
  readonly oneShotAccuracy: number | null;
  readonly accuracy: number;
}

/** What one contender did in one round. */
export interface Side {
  /** From the start of the program to its end. */
  readonly seconds: number;
  readonly runs: readonly FinishedRun[];
  /** The most memory that one of its trainers had resident, in bytes; null where it is not known. */
  readonly trainerBytes: number | null;
}

/** What one contender did, a side for each round. */
export interface Outcome {
  readonly id: string;
  readonly sides: Side[];
}
