import type { NamedValues } from '../network/variables.ts';
import type { Masks } from '../network/weights.ts';

/**
 * Sums over the examples that an epoch has had so far, each seen before the step that it was part of.
 * They are 32-bit floats, added batch by batch: they do not depend on where chunks begin.
 */
export interface EpochSums {
  /** Sum of the examples' cross-entropies, in nats. */
  readonly lossSum: number;
  readonly correct: number;
}

/** All that a training has come to between two steps: with it, it goes on as if nothing had been. */
export interface Checkpoint {
  /** Steps done, over all epochs. */
  readonly step: number;
  /** The epoch under way, 1 for the first. At its last step it is not ended yet. */
  readonly epoch: number;
  /** Of the epoch under way. */
  readonly sums: EpochSums;
  /** The model's variables, the optimizer's slots and its powers. */
  readonly values: readonly NamedValues[];
  /** The masks that are held; null where there are none. */
  readonly masks: Masks | null;
}

/** What dropout and augmentation draw by. */
export interface StepRandomness {
  readonly seed: number;
  readonly stage: string;
}

/**
 * Trains one model on one data set, a chunk of batches at a time: the one interface between the
 * training loop and the way in which steps are executed.
 */
export interface StepRunner {
  /**
   * Takes a step for each batch of `batchSize` consecutive indices into the training examples. If
   * they do not divide evenly, the last batch is smaller. The trained weights are the model's only
   * after `settle`.
   *
   * @returns the sums of the epoch under way.
   */
  run(indices: Int32Array): EpochSums;
  /** Ends the epoch under way: sums begin anew. Returns what they came to. */
  endEpoch(): EpochSums;
  /** Brings the trained weights into the model's own variables, which may cost a copy of them all. */
  settle(): void;
  /**
   * From now on, keeps the removed weights at exactly zero after every step. The newest masks hold alone,
   * and may come at any time: steps are recorded anew only when masks are held for the first time.
   * A weight that was held and no longer is moves again from zero, and the optimizer begins anew
   * with it: its slots are zero.
   */
  holdMasks(masks: Masks): void;
  /** Sets the removed weights to zero now and lets them move again in the steps that follow. */
  project(masks: Masks): void;
  /**
   * All that the training has come to: what follows `restore` of it, in this runner or in another one of
   * the same options and randomness, is what would have followed here, bit for bit. Settles.
   */
  snapshot(): Checkpoint;
  /**
   * Goes to where a training stood.
   *
   * @throws Error when the checkpoint is another model's or optimizer's.
   */
  restore(checkpoint: Checkpoint): void;
  /**
   * Forgets all that training left (the optimizer's state, masks, the count of steps, sums): what
   * follows is as with a new runner of that randomness. The model's weights stay as they are.
   */
  restart(random: StepRandomness): void;
  /** Frees optimizer, masks and data, but not the model. */
  dispose(): void;
}
