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

/** All runs of one side. */
export interface Side {
  /** From the start of the program to its end. */
  readonly seconds: number;
  readonly runs: readonly FinishedRun[];
}
