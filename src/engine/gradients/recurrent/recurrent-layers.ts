import { tf, type TensorFlow } from '../../tensorflow.ts';
import type { Cell } from './cell.ts';
import { gruCell } from './gru-cell.ts';
import { lstmCell } from './lstm-cell.ts';
import { throughTime } from './through-time.ts';

type Tensor = TensorFlow.Tensor;

/** What this file needs of tfjs's layers; their classes are not exported. */
export interface RecurrentLayer {
  readonly cell: {
    readonly kernel: TensorFlow.LayerVariable;
    readonly recurrentKernel: TensorFlow.LayerVariable;
    readonly bias: TensorFlow.LayerVariable | null;
    readonly activation: NamedActivation;
    readonly recurrentActivation: NamedActivation;
    readonly dropout: number;
    readonly recurrentDropout: number;
  };
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  call(inputs: Tensor | Tensor[], options: CallOptions | null): Tensor | Tensor[];
}

interface NamedActivation {
  getClassName(): string;
}

interface CallOptions {
  readonly mask?: Tensor | null;
  readonly initialState?: Tensor[] | null;
}

/**
 * Has tfjs's LSTM and GRU layers multiply by their kernel once for all time steps, where tfjs does it
 * in each, and sum the derivatives of their weights in one product. The layers stay tfjs's own; what
 * they give differs by rounding. Gates by sigmoid and states by tanh, from a state of zeros, without
 * masks or the layer's own dropout: whatever else there is goes tfjs's way.
 */
export function useHoistedProducts(): void {
  const prototypeOf = (layer: unknown) => Object.getPrototypeOf(layer) as RecurrentLayer;
  hoistProducts(prototypeOf(tf.layers.lstm({ units: 1 })), lstmCell, [0, 2, 1, 3]);
  hoistProducts(prototypeOf(tf.layers.gru({ units: 1 })), gruCell, [0, 1, 2]);
}

/**
 * The same for one class of layers.
 *
 * @param prototype of the class; its `call` is replaced.
 * @param order where each of the cell's gates stands among the layer's.
 */
export function hoistProducts(
  prototype: RecurrentLayer,
  cell: Cell,
  order: readonly number[],
): void {
  const stepByStep = prototype.call;
  prototype.call = function (this: RecurrentLayer, inputs, options) {
    const [x, ...others] = Array.isArray(inputs) ? inputs : [inputs];
    if (!x || others.length > 0 || !isCovered(this, options)) {
      return stepByStep.call(this, inputs, options);
    }
    return tf.tidy(() => {
      const { kernel, recurrentKernel } = kernelsOf(this, cell);
      const hasOnes = kernel.shape[0] !== x.shape[2];
      const forwards = tf.transpose(x, [1, 0, 2]);
      const steps = this.goBackwards ? tf.reverse(forwards, 0) : forwards;
      const states = throughTime(hasOnes ? withOnes(steps) : steps, {
        cell,
        kernel: inOrder(kernel, order),
        recurrentKernel: inOrder(recurrentKernel, order),
        sequences: this.returnSequences,
      });
      return this.returnSequences ? tf.transpose(states, [1, 0, 2]) : states;
    });
  };
}

function isCovered(layer: RecurrentLayer, options: CallOptions | null): boolean {
  const { cell } = layer;
  return (
    !options?.mask &&
    !options?.initialState &&
    !(layer.stateful || layer.returnState) &&
    cell.dropout === 0 &&
    cell.recurrentDropout === 0 &&
    cell.activation.getClassName() === 'tanh' &&
    cell.recurrentActivation.getClassName() === 'sigmoid'
  );
}

/** The kernels, with their biases as last rows where there are any. */
function kernelsOf(
  { cell: own }: RecurrentLayer,
  { recurrentBias = false }: Cell,
): Record<'kernel' | 'recurrentKernel', Tensor> {
  const [kernel, recurrentKernel] = [own.kernel.read(), own.recurrentKernel.read()];
  const bias = own.bias?.read();
  if (!recurrentBias)
    return { kernel: bias ? withRow(kernel, tf.expandDims(bias, 0)) : kernel, recurrentKernel };
  const none = tf.zeros([1, kernel.shape[1] as number]);
  const [ofInput, ofState] = bias ? (tf.split(bias, 2) as [Tensor, Tensor]) : [undefined, none];
  return {
    kernel: ofInput ? withRow(kernel, ofInput) : kernel,
    recurrentKernel: withRow(recurrentKernel, ofState),
  };
}

function withRow(kernel: Tensor, row: Tensor): Tensor {
  return tf.concat([kernel, row], 0);
}

/** A last feature that is always 1: its row of the kernel is the bias. */
function withOnes(steps: Tensor): Tensor {
  const [count, batch] = steps.shape as [number, number, number];
  return tf.concat([steps, tf.ones([count, batch, 1])], 2);
}

/** A kernel with the matrices of its gates in another order. */
function inOrder(kernel: Tensor, order: readonly number[]): Tensor {
  if (order.every((place, index) => place === index)) return kernel;
  const gates = tf.split(kernel, order.length, 1);
  return tf.concat(
    order.map((place) => gates[place] as Tensor),
    1,
  );
}
