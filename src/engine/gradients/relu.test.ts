import { expect, it } from 'vitest';
import { tf } from '../tensorflow.ts';
import { useReluGrad } from './relu.ts';

it('passes the gradient on where the input is positive, and nowhere else', () => {
  useReluGrad();
  const gradient = tf.tidy(() => {
    const x = tf.tensor1d([-2, -0.5, 0, 0.5, 3]);
    const dy = tf.tensor1d([1, 2, 3, 4, 5]);
    return [
      ...tf
        .grad((value) => tf.relu(value))(x, dy)
        .dataSync(),
    ];
  });
  expect(gradient).toEqual([0, 0, 0, 4, 5]);
});
