/**
 * Halts of a training at which something else is done with the network, such as pruning it further:
 * when they come is plain data, what is done is one action.
 */
export interface Interruptions {
  /** Numbers of steps done, over all epochs, ascending from 1 on. Those behind the end never come. */
  readonly steps: readonly number[];
  /**
   * Called between two steps with the number of those done; the trained weights are in the model then.
   * At the end of an epoch it comes before the epoch is told. Its time counts as training's.
   */
  act(stepsDone: number): void | Promise<void>;
}

/** @throws Error where a halt does not come after the one before it. */
export function requireAscending(steps: readonly number[]): void {
  steps.forEach((step, index) => {
    const least = (steps[index - 1] ?? 0) + 1;
    if (Number.isInteger(step) && step >= least) return;
    throw new Error(
      `A training is interrupted after whole numbers of steps, each greater than the one before; ` +
        `got ${step} where at least ${least} was expected.`,
    );
  });
}
