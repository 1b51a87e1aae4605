import { describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { draws, expectNumericGradient } from './numeric.fixture.ts';
import { opsOf } from './ops-of.fixture.ts';

/*
 * The kernels of tfjs-node for the derivatives of pooling are TensorFlow's own ops already: there is
 * nothing to replace, and this is to notice if that changes.
 */

const SHAPE: [number, number, number, number] = [2, 5, 5, 2];
const pooled = {
  MaxPoolGrad: (x: TensorFlow.Tensor4D, size: number, stride: number, pad: 'same' | 'valid') =>
    tf.maxPool(x, size, stride, pad),
  AvgPoolGrad: (x: TensorFlow.Tensor4D, size: number, stride: number, pad: 'same' | 'valid') =>
    tf.avgPool(x, size, stride, pad),
};

describe.each(['MaxPoolGrad', 'AvgPoolGrad'] as const)('the derivative %s', (op) => {
  it.each([
    [2, 2, 'valid'],
    [3, 2, 'same'],
    [2, 1, 'valid'],
  ] as const)(
    'is what finite differences give for windows of %i, moved by %i, %s',
    (size, stride, pad) => {
      const loss = (x: TensorFlow.Tensor) => {
        const y = pooled[op](tf.reshape<TensorFlow.Rank.R4>(x, SHAPE), size, stride, pad);
        return tf.sum(tf.mul(y, tf.reshape(tf.tensor1d(draws('dy', y.size)), y.shape)));
      };
      // Distinct values, further apart than the differences are wide: no maximum changes hands.
      const order = draws('order', 100).map((value, index) => ({ value, index }));
      const ranks = order.toSorted((a, b) => a.value - b.value).map(({ index }) => index);
      expectNumericGradient(
        loss,
        ranks.map((rank) => rank / 25 - 2),
      );
      expect(opsOf(() => tf.tidy(() => tf.grad(loss)(tf.ones([100]))))).toContain(op);
    },
  );
});
