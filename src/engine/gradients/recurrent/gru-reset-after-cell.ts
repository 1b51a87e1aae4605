import { tf, type TensorFlow } from '../../tensorflow.ts';
import { beforeActivation } from './before-activation.ts';
import { gateByGate, type Cell } from './cell.ts';
import { product } from './product.ts';

type Tensor = TensorFlow.Tensor;

/**
 * A gated recurrent unit that resets after the product (cuDNN, PyTorch, Keras):
 *
 *     h' = z * h + (1 - z) * n = n + z * (h - n)
 *
 * with z, r = sigmoid of the input's share plus the state's, and n = tanh of the input's share plus r
 * times the state's. The state's share is h times a recurrent matrix per gate, plus a bias that stands
 * in the last row of the recurrent kernel. The gates stand in the order z, r, n. Since all of them read
 * h, one product serves them, where the cell that resets before needs two.
 */
export const gruResetAfterCell: Cell = {
  gates: 3,
  states: 1,
  recurrentBias: true,
  forward(recurrentKernel) {
    const [kernel, bias] = withoutBias(recurrentKernel);
    const recurrent = gateByGate(kernel, 3);
    const offsets = gateByGate(bias, 3);
    return (inputShare, states) => {
      const [h] = states as [Tensor];
      const stateShare = tf.add(tf.matMul(tf.expandDims(h, 0), recurrent), offsets);
      const [gatesOfState, last] = tf.split(stateShare, [2, 1]) as [Tensor, Tensor];
      const [gatesOfInput, share] = tf.split(inputShare, [2, 1]) as [Tensor, Tensor];
      const [z, r] = tf.unstack(tf.sigmoid(tf.add(gatesOfInput, gatesOfState))) as [Tensor, Tensor];
      const inner = tf.reshape(last, h.shape);
      const n = tf.tanh(tf.add(tf.reshape(share, h.shape), tf.mul(r, inner)));
      const difference = tf.sub(h, n);
      return {
        states: [tf.add(n, tf.mul(z, difference))],
        reads: [h],
        kept: [z, r, n, inner, difference],
      };
    };
  },
  backward(recurrentKernel) {
    const transposed = tf.transpose(withoutBias(recurrentKernel)[0]);
    return ({ kept }, gradients) => {
      const [z, r, n, inner, difference] = kept as [Tensor, Tensor, Tensor, Tensor, Tensor];
      const [byNext] = gradients as [Tensor];
      const carried = tf.mul(byNext, z);
      const byCandidate = beforeActivation('TanhGrad', n, tf.sub(byNext, carried));
      const byGates = [
        beforeActivation('SigmoidGrad', z, tf.mul(byNext, difference)),
        beforeActivation('SigmoidGrad', r, tf.mul(byCandidate, inner)),
      ];
      const byState = tf.concat([...byGates, tf.mul(byCandidate, r)], 1);
      return {
        inputs: [tf.concat([...byGates, byCandidate], 1)],
        recurrent: [byState],
        states: [tf.add(carried, product(byState, transposed))],
      };
    };
  },
};

function withoutBias(recurrentKernel: Tensor): [kernel: Tensor, bias: Tensor] {
  return tf.split(recurrentKernel, [recurrentKernel.shape[0] - 1, 1]) as [Tensor, Tensor];
}
