/** What every contender is told before it trains: the same net on data of the same form. */
export interface Setting {
  /** Id of the architecture, with its default sizes. */
  readonly model: string;
  /** `[height, width, channels]` of one image. */
  readonly shape: readonly [number, number, number];
  readonly classes: number;
  /** A whole number of batches. */
  readonly examples: number;
  readonly batchSize: number;
  /** Of plain stochastic gradient descent. */
  readonly learningRate: number;
}
