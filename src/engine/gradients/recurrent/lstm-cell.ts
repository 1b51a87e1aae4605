import { tensorflowBackend } from '../../backend.ts';
import { tf, type TensorFlow } from '../../tensorflow.ts';
import { typeAttribute } from '../type-attribute.ts';
import { gateByGate, type Cell } from './cell.ts';
import { product } from './product.ts';

type Tensor = TensorFlow.Tensor;

/**
 * A long short-term memory with a forget gate and without peepholes (Gers, Schmidhuber and Cummins,
 * "Learning to Forget", 2000):
 *
 *     c' = f * c + i * g,  h' = o * tanh(c')
 *
 * with i, f, o = sigmoid and g = tanh of the input's share plus h times a recurrent matrix each. The
 * gates stand in the order i, g, f, o: that in which TensorFlow's op for the derivatives gives them.
 */
export const lstmCell: Cell = {
  gates: 4,
  states: 2,
  forward(recurrentKernel) {
    const recurrent = gateByGate(recurrentKernel, 4);
    return (inputShare, states) => {
      const [h, c] = states as [Tensor, Tensor];
      const sums = tf.add(inputShare, tf.matMul(tf.expandDims(h, 0), recurrent));
      const [iSum, gSum, fSum, oSum] = tf.unstack(sums) as [Tensor, Tensor, Tensor, Tensor];
      const [i, f, o] = [tf.sigmoid(iSum), tf.sigmoid(fSum), tf.sigmoid(oSum)];
      const g = tf.tanh(gSum);
      const next = tf.add(tf.mul(f, c), tf.mul(i, g));
      const squashed = tf.tanh(next);
      return {
        states: [tf.mul(o, squashed), next],
        reads: [h],
        kept: [c, i, g, f, o, squashed],
      };
    };
  },
  backward(recurrentKernel) {
    const transposed = tf.transpose(recurrentKernel);
    return ({ kept }, gradients) => {
      const [byGates, byCell] = stepGradients(recurrentKernel, kept, gradients);
      const states = [product(byGates, transposed), byCell];
      return { inputs: [byGates], recurrent: [byGates], states };
    };
  },
};

/**
 * By the gates before their activations, `[batch, 4 units]`, and by the cell state that the step
 * started from. TensorFlow's op takes the cell's every input; the zeros stand for those that it looks
 * at only with peepholes, and for an input without features.
 */
function stepGradients(
  recurrentKernel: Tensor,
  kept: readonly Tensor[],
  gradients: readonly Tensor[],
): [Tensor, Tensor] {
  const [c, i, g, f, o, squashed] = kept as [Tensor, Tensor, Tensor, Tensor, Tensor, Tensor];
  const [byOutput, byNext] = gradients as [Tensor, Tensor];
  const [batch, units] = c.shape as [number, number];
  const input = tf.zeros([batch, 0]);
  const state = tf.zeros([batch, units]);
  const peephole = tf.zeros([units]);
  const bias = tf.zeros([4 * units]);
  const backend = tensorflowBackend();
  const [byCell, byGates] = backend.executeMultipleOutputs(
    'LSTMBlockCellGrad',
    [
      typeAttribute('T', 'float32'),
      { name: 'use_peephole', type: backend.binding.TF_ATTR_BOOL, value: false },
    ],
    [
      ...[input, c, state, recurrentKernel, peephole, peephole, peephole, bias],
      ...[i, state, f, o, g, squashed, byNext, byOutput],
    ],
    5,
  ) as [Tensor, Tensor];
  return [byGates, byCell];
}
