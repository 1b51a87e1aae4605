import type { TensorFlow } from '../tensorflow.ts';

/** What a loss may go by, in one step on one batch. All of it stays the step's. */
export interface Forward {
  /** Mean cross-entropy of the batch, in nats. */
  readonly crossEntropy: TensorFlow.Scalar;
  /** The network's answers, `[batch, classes]`. */
  readonly logits: TensorFlow.Tensor;
  /** int32 `[batch]`. */
  readonly labels: TensorFlow.Tensor1D;
  /** What the network was shown: normalised, and augmented where the recipe says so. */
  readonly inputs: TensorFlow.Tensor;
  readonly model: TensorFlow.LayersModel;
}

/**
 * What training makes small. It is computed by ordinary tfjs operations inside the step, so that its
 * derivative is taken along; it is recorded once, and what it reads from variables (a penalty's
 * strength, a teacher's weights) may change without recording anew. Curves tell the cross-entropy,
 * whatever the objective.
 */
export interface Objective {
  /**
   * Tells objectives apart: those of one id are taken for the same, and recorded steps serve again. So
   * it names all that the loss goes by and that may differ, such as the teacher.
   */
  readonly id: string;
  loss(forward: Forward): TensorFlow.Scalar;
}

/** The objective where nothing else is said. */
export const crossEntropyAlone: Objective = {
  id: 'cross-entropy',
  loss: ({ crossEntropy }) => crossEntropy,
};
