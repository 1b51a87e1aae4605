import { describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { mendLayers } from '../network/layers/own/mended-layers.ts';
import { draws } from './numeric.fixture.ts';
import { useDilatedGradients } from './dilated-convolution.ts';

useDilatedGradients();
mendLayers();

type Tensor4D = TensorFlow.Tensor4D;

const random = (label: string, shape: readonly number[]) =>
  tf.tensor<TensorFlow.Rank.R4>(draws(label, tf.util.sizeFromShape([...shape])), [
    ...shape,
  ] as never);

const convolutions = {
  convolution: tf.conv2d,
  'depthwise convolution': tf.depthwiseConv2d,
} as const;

/** The kernel with its gaps as zeros, `[height, width, in, out]`. */
function withGaps(kernel: Tensor4D, rates: readonly [number, number]): Tensor4D {
  return [0, 1].reduce((spread, axis) => {
    // tfjs cannot derive a split into a single part.
    if (spread.shape[axis] === 1) return spread;
    const rows = tf.split(spread, spread.shape[axis] as number, axis);
    const gap = tf.zeros(spread.shape.with(axis, (rates[axis] as number) - 1));
    const parts = rows.flatMap((row, index) => (index === 0 ? [row] : [gap, row]));
    return tf.concat(parts, axis) as Tensor4D;
  }, kernel);
}

describe.each(['convolution', 'depthwise convolution'] as const)('a dilated %s', (which) => {
  it.each([
    [[2, 9, 11, 3], [3, 3], [2, 3], 'same'],
    [[2, 9, 11, 3], [3, 3], [2, 3], 'valid'],
    [[1, 1, 13, 2], [1, 4], [1, 3], 'same'],
    [[2, 8, 8, 1], [2, 2], [4, 4], 'valid'],
    [[2, 5, 5, 1], [3, 3], [1, 1], 'same'],
  ] as const)(
    'of %j by %j with rates %j, %s, is derived as by zeros',
    (shape, size, rates, pad) => {
      const convolve = convolutions[which];
      const [x, kernel] = [random('x', shape), random('kernel', [...size, shape[3], 2])];
      const loss = (output: Tensor4D) => tf.sum(tf.mul(output, random('dy', output.shape)));
      const [found, expected] = tf.tidy(() =>
        [
          tf.grads((a, b) =>
            loss(convolve(a as Tensor4D, b as Tensor4D, 1, pad, 'NHWC', [...rates])),
          ),
          tf.grads((a, b) => loss(convolve(a as Tensor4D, withGaps(b as Tensor4D, rates), 1, pad))),
        ].map((derive) => derive([x, kernel]).map((one) => one.dataSync<'float32'>())),
      ) as [Float32Array[], Float32Array[]];
      for (const [operand, values] of found.entries()) {
        expect(values.length).toBe(expected[operand]?.length);
        const worst = values.reduce(
          (most, value, index) =>
            Math.max(most, Math.abs(value - (expected[operand]?.[index] ?? NaN))),
          0,
        );
        expect(worst).toBeLessThan(1e-5);
      }
      tf.dispose([x, kernel]);
    },
  );
});

describe('a dilated convolution that is a layer', () => {
  it.each(['linear', 'relu'] as const)('can be trained with the activation %s', (activation) => {
    const shape = [7, 6, 2];
    const layer = tf.layers.conv2d({ filters: 3, kernelSize: 3, dilationRate: [2, 1], activation });
    const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: shape }), layer] });
    const x = random('x', [2, ...shape]);
    const derive = tf.grad((input: TensorFlow.Tensor) => tf.sum(layer.apply(input) as Tensor4D));
    const expected = tf.grad((input: TensorFlow.Tensor) => {
      const kernel = layer.getWeights()[0] as Tensor4D;
      const sums = tf.conv2d(input as Tensor4D, withGaps(kernel, [2, 1]), 1, 'valid');
      return tf.sum(activation === 'relu' ? tf.relu(sums) : sums);
    });
    const worst = tf.max(tf.abs(tf.sub(derive(x), expected(x)))).dataSync()[0];
    expect(worst).toBeLessThan(1e-5);
    model.dispose();
  });
});
