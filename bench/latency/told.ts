/** What came of measuring the same network as thirty runs, at two batch sizes each, in one way. */
export interface Claims {
  readonly runs: number;
  /** Of these, said to be faster or slower than the dense network, whose graph they all have. */
  readonly claimed: number;
  /** Of these, said to be unreliable: of them nothing is claimed. */
  readonly doubted: number;
  /** Latency as a share of the dense network's. */
  readonly shares: readonly number[];
  /** Half of the width of each share's 95 % interval; none where there was no interval. */
  readonly widths: readonly number[];
  /** Those whose interval excludes 1, reliable or not. */
  readonly excluded: number;
  /** By how much the dense network varied between bursts: see `variation`. */
  readonly variations: readonly number[];
  /** Of the processors' time, the share that other processes used; null where it is not known. */
  readonly others: number | null;
}

export interface Told {
  readonly before: Claims;
  readonly eachByItself: Claims;
  readonly shared: Claims;
}
