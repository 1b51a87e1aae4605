import { expect } from 'vitest';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';

/** `count` numbers in [-1, 1), the same for the same label. */
export function draws(label: string, count: number): number[] {
  const { uniform } = randomStream(0, label);
  return Array.from({ length: count }, () => 2 * uniform() - 1);
}

/**
 * Expects the derivative of `loss`, a scalar of one vector, to be what central differences give.
 *
 * @param digits how many decimals have to agree, as 32-bit floats allow few.
 */
export function expectNumericGradient(
  loss: (x: TensorFlow.Tensor) => TensorFlow.Tensor,
  at: readonly number[],
  digits = 2,
): void {
  const valueAt = (x: readonly number[]) =>
    tf.tidy(() => loss(tf.tensor1d([...x])).dataSync()[0] as number);
  const gradient = tf.tidy(() => [
    ...tf
      .grad(loss)(tf.tensor1d([...at]))
      .dataSync(),
  ]);
  const step = 1e-2;
  at.forEach((value, index) => {
    const numeric =
      (valueAt(at.with(index, value + step)) - valueAt(at.with(index, value - step))) / (2 * step);
    expect(gradient[index]).toBeCloseTo(numeric, digits);
  });
}
