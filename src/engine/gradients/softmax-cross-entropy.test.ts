import { expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { softmaxCrossEntropy } from './softmax-cross-entropy.ts';

it('has the derivative that finite differences give', () => {
  const { uniform } = randomStream(0, 'logits');
  const values = Array.from({ length: 12 }, () => 4 * uniform() - 2);
  // Rows weigh differently, so that a gradient that forgot dy would be found out.
  const loss = (x: TensorFlow.Tensor) =>
    tf.sum(
      tf.mul(
        softmaxCrossEntropy(tf.reshape(x, [3, 4]), tf.tensor1d([1, 3, 0], 'int32')),
        tf.tensor1d([1, -2, 0.5]),
      ),
    );
  const at = (shifted: number[]) =>
    tf.tidy(() => loss(tf.tensor1d(shifted)).dataSync()[0] as number);
  const gradient = tf.tidy(() => [...tf.grad(loss)(tf.tensor1d(values)).dataSync()]);
  const step = 1e-2;
  values.forEach((value, index) => {
    const plus = at(values.with(index, value + step));
    const minus = at(values.with(index, value - step));
    expect(gradient[index]).toBeCloseTo((plus - minus) / (2 * step), 3);
  });
});
