import { tf, type TensorFlow } from '../../tensorflow.ts';
import { beforeActivation } from './before-activation.ts';
import { gateByGate, type Cell } from './cell.ts';
import { product } from './product.ts';

type Tensor = TensorFlow.Tensor;

/**
 * A gated recurrent unit that resets its state before the product (Cho et al., "Learning Phrase
 * Representations using RNN Encoder-Decoder", 2014):
 *
 *     h' = z * h + (1 - z) * n = n + z * (h - n)
 *
 * with z, r = sigmoid of the input's share plus h times a recurrent matrix each, and n = tanh of the
 * input's share plus (r * h) times a third. The gates stand in the order z, r, n, as in tfjs; z and r
 * are a block of columns, since they read the same, and n is one.
 */
export const gruCell: Cell = {
  gates: 3,
  states: 1,
  forward(recurrentKernel) {
    const [gates, last] = tf.split(gateByGate(recurrentKernel, 3), [2, 1]) as [Tensor, Tensor];
    const candidate = tf.reshape(last, last.shape.slice(1));
    return (inputShare, states) => {
      const [h] = states as [Tensor];
      const [gateShare, share] = tf.split(inputShare, [2, 1]) as [Tensor, Tensor];
      const sums = tf.add(gateShare, tf.matMul(tf.expandDims(h, 0), gates));
      const [z, r] = tf.unstack(tf.sigmoid(sums)) as [Tensor, Tensor];
      const reset = tf.mul(r, h);
      const n = tf.tanh(tf.add(tf.reshape(share, h.shape), product(reset, candidate)));
      const difference = tf.sub(h, n);
      return {
        states: [tf.add(n, tf.mul(z, difference))],
        reads: [h, reset],
        kept: [z, r, n, difference],
      };
    };
  },
  backward(recurrentKernel) {
    const units = recurrentKernel.shape[0];
    const [gates, candidate] = tf
      .split(recurrentKernel, [2 * units, units], 1)
      .map((block) => tf.transpose(block)) as [Tensor, Tensor];
    return ({ reads, kept }, gradients) => {
      const [h] = reads as [Tensor];
      const [z, r, n, difference] = kept as [Tensor, Tensor, Tensor, Tensor];
      const [byNext] = gradients as [Tensor];
      const carried = tf.mul(byNext, z);
      const byCandidate = beforeActivation('TanhGrad', n, tf.sub(byNext, carried));
      const byReset = product(byCandidate, candidate);
      const byGates = tf.concat(
        [
          beforeActivation('SigmoidGrad', z, tf.mul(byNext, difference)),
          beforeActivation('SigmoidGrad', r, tf.mul(byReset, h)),
        ],
        1,
      );
      const throughGates = product(byGates, gates);
      return {
        inputs: [byGates, byCandidate],
        recurrent: [byGates, byCandidate],
        states: [tf.addN([carried, tf.mul(byReset, r), throughGates])],
      };
    };
  },
};
