import { tf, type TensorFlow } from '../../tensorflow.ts';

type Tensor = TensorFlow.Tensor;

/** What a cell computed in one time step. */
export interface Step {
  /** What the next step starts from, `[batch, units]` each. The first is the cell's output. */
  readonly states: readonly Tensor[];
  /** What each block of the recurrent kernel's columns was multiplied with, `[batch, units]` each. */
  readonly reads: readonly Tensor[];
  /** What else the derivatives of the step need. */
  readonly kept: readonly Tensor[];
}

/** The derivatives of the loss by what went into one time step. */
export interface StepGradients {
  /**
   * By the input's share of the gates, a matrix per block: `[batch, columns of the block]`. The
   * blocks side by side are all columns of the kernel.
   */
  readonly inputs: readonly Tensor[];
  /** By what the recurrent kernel gave, a block for each of `reads`. */
  readonly recurrent: readonly Tensor[];
  /** By the states that the step started from, `[batch, units]` each. */
  readonly states: readonly Tensor[];
}

/**
 * A recurrent cell, forward and backward. Its kernels hold the matrices of its gates side by side.
 * Whatever it needs of the recurrent kernel in another order is made once, not in every step.
 */
export interface Cell {
  /** Whether the recurrent kernel has a last row that is added to each of its products. */
  readonly recurrentBias?: boolean;
  readonly gates: number;
  readonly states: number;
  /**
   * @param recurrentKernel `[units, gates * units]`, and of a cell that adds to what it gives a last
   * row more (`recurrentBias`).
   * @returns the step, which takes the input's share of the gates, `[gates, batch, units]`, and the
   * states that it starts from.
   */
  forward(recurrentKernel: Tensor): (inputShare: Tensor, states: readonly Tensor[]) => Step;
  /**
   * @param recurrentKernel as in `forward`.
   * @returns the derivatives of a step, which takes those by the states that it ended with.
   */
  backward(
    recurrentKernel: Tensor,
  ): (step: Pick<Step, 'reads' | 'kept'>, gradients: readonly Tensor[]) => StepGradients;
}

/**
 * The matrices that stand side by side in a kernel, one behind the other: `[rows, gates * units]` as
 * `[gates, rows, units]`. So the gates of a product with it are slices that nobody has to copy.
 */
export function gateByGate(kernel: Tensor, gates: number): Tensor {
  const [rows, columns] = kernel.shape as [number, number];
  return tf.transpose(tf.reshape(kernel, [rows, gates, columns / gates]), [1, 0, 2]);
}
