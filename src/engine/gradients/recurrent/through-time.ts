import { tf, type TensorFlow } from '../../tensorflow.ts';
import { gateByGate, type Cell, type Step } from './cell.ts';
import { product } from './product.ts';

type Tensor = TensorFlow.Tensor;

/** A cell and its weights, and what is wanted of it. */
export interface Recurrence {
  readonly cell: Cell;
  /** `[features, gates * units]`. */
  readonly kernel: Tensor;
  /** `[units, gates * units]`, with a last row more where the cell has a recurrent bias. */
  readonly recurrentKernel: Tensor;
  /** Whether the output of every step is wanted, or that of the last. */
  readonly sequences: boolean;
}

/**
 * Runs a cell over all time steps, from a state of zeros. What does not depend on the step before is
 * one product over all of them: the input's share of the gates, and in the backward pass
 * (backpropagation through time: Werbos, Proceedings of the IEEE 78(10), 1990) the derivatives by the
 * input and by both kernels.
 *
 * @param x float32 `[steps, batch, features]`, of one step at least.
 * @returns `[steps, batch, units]`, or `[batch, units]` of the last step.
 */
export function throughTime(
  x: Tensor,
  { cell, kernel, recurrentKernel, sequences }: Recurrence,
): Tensor {
  const withGradient = tf.customGrad((...args: unknown[]) => {
    const save = args.pop() as TensorFlow.GradSaveFunc;
    const operands = args as Operands;
    const steps = forward(cell, operands);
    const { states, reads } = steps.at(-1) as Step;
    save([...operands, ...steps.flatMap((step) => [...step.reads, ...step.kept])]);
    return {
      value: sequences ? tf.stack(outputsOf(steps)) : (states[0] as Tensor),
      gradFunc: (gradient: Tensor, [x, kernel, recurrentKernel, ...saved]: Tensor[]) => {
        const each = saved.length / steps.length;
        const kept = steps.map((_, index) => {
          const ofStep = saved.slice(index * each, (index + 1) * each);
          return { reads: ofStep.slice(0, reads.length), kept: ofStep.slice(reads.length) };
        });
        const outputs = sequences ? tf.unstack(gradient) : [gradient];
        return backward(cell, [x, kernel, recurrentKernel] as Operands, kept, outputs);
      },
    };
  });
  return withGradient(x, kernel, recurrentKernel);
}

/** The input and both kernels. */
type Operands = [x: Tensor, kernel: Tensor, recurrentKernel: Tensor];

function forward(cell: Cell, [x, kernel, recurrentKernel]: Operands): Step[] {
  const [count, batch, features] = x.shape as [number, number, number];
  const inputShares = tf.matMul(
    tf.reshape(x, [count, 1, batch, features]),
    tf.expandDims(gateByGate(kernel, cell.gates), 0),
  );
  const step = cell.forward(recurrentKernel);
  let states: readonly Tensor[] = zeroStates(cell, batch, recurrentKernel);
  return tf.unstack(inputShares).map((inputShare) => {
    const taken = step(inputShare, states);
    ({ states } = taken);
    return taken;
  });
}

/**
 * @param outputs the derivatives by the outputs of the last steps, as many as were handed out.
 * @returns those by the operands.
 */
function backward(
  cell: Cell,
  [x, kernel, recurrentKernel]: Operands,
  steps: readonly Pick<Step, 'reads' | 'kept'>[],
  outputs: readonly Tensor[],
): Tensor[] {
  const [count, batch, features] = x.shape as [number, number, number];
  const derive = cell.backward(recurrentKernel);
  let states: readonly Tensor[] = zeroStates(cell, batch, recurrentKernel);
  const byInputShares: (readonly Tensor[])[] = [];
  const byProducts: (readonly Tensor[])[] = [];
  for (const [index, step] of steps.toReversed().entries()) {
    const output = outputs.at(-1 - index);
    const [state, ...others] = states as [Tensor, ...Tensor[]];
    const taken = derive(step, output ? [tf.add(state, output), ...others] : states);
    byInputShares.unshift(taken.inputs);
    byProducts.unshift(taken.recurrent);
    ({ states } = taken);
  }
  const blocks = overTime(byInputShares);
  const recurrent = overTime(byProducts);
  const reads = overTime(steps.map((step) => step.reads)).map((read) =>
    cell.recurrentBias ? withOnes(read) : read,
  );
  const inputs = tf.reshape(x, [count * batch, features]);
  const kernels = tf.split(
    kernel,
    blocks.map(({ shape }) => shape[1] as number),
    1,
  );
  const byInputs = blocks.map((block, index) => product(block, kernels[index] as Tensor, 'right'));
  return [
    tf.reshape(tf.addN(byInputs), x.shape),
    tf.concat(
      blocks.map((block) => product(inputs, block, 'left')),
      1,
    ),
    tf.concat(
      recurrent.map((block, index) => product(reads[index] as Tensor, block, 'left')),
      1,
    ),
  ];
}

/** What the rows of a kernel with a bias are multiplied with: a last column of ones. */
function withOnes(reads: Tensor): Tensor {
  return tf.concat([reads, tf.ones([reads.shape[0], 1])], 1);
}

const outputsOf = (steps: readonly Step[]) => steps.map(({ states }) => states[0] as Tensor);

function zeroStates(cell: Cell, batch: number, recurrentKernel: Tensor): Tensor[] {
  const zeros = tf.zeros([batch, (recurrentKernel.shape[1] as number) / cell.gates]);
  return new Array<Tensor>(cell.states).fill(zeros);
}

/** What each step has one of, of all steps as one matrix: `[steps * batch, columns]` each. */
function overTime(steps: readonly (readonly Tensor[])[]): Tensor[] {
  const [first = []] = steps;
  return first.map((_, index) =>
    tf.concat(
      steps.map((parts) => parts[index] as Tensor),
      0,
    ),
  );
}
