import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { fusedBatchNorm, useFusedBatchNorm } from './batch-norm.ts';

describe('fused batch norm', () => {
  it('normalises every channel over batch and positions', () => {
    // One channel: 1, 3, 5, 7 has mean 4, variance 5 (n) and 20/3 (n - 1).
    const statistics: number[] = [];
    const y = tf.tidy(() => [
      ...fusedBatchNorm(
        tf.tensor4d([1, 3, 5, 7], [2, 1, 2, 1]),
        tf.tensor1d([2]),
        tf.tensor1d([10]),
        0,
        (mean, variance) => {
          statistics.push(mean.dataSync()[0] as number, variance.dataSync()[0] as number);
        },
      ).dataSync(),
    ]);
    [-3, -1, 1, 3].forEach((distance, index) => {
      expect(y[index]).toBeCloseTo(10 + (2 * distance) / Math.sqrt(5), 4);
    });
    expect(statistics[0]).toBeCloseTo(4, 5);
    expect(statistics[1]).toBeCloseTo(20 / 3, 5);
  });

  it('has the derivatives that finite differences give', () => {
    const { uniform } = randomStream(0, 'batch norm');
    const draw = (count: number) => Array.from({ length: count }, () => 2 * uniform() - 1);
    const at = [draw(16), draw(2), draw(2)] as const;
    const weights = draw(16);
    const loss = (x: TensorFlow.Tensor, gamma: TensorFlow.Tensor, beta: TensorFlow.Tensor) =>
      tf.sum(
        tf.mul(
          fusedBatchNorm(tf.reshape(x, [2, 2, 2, 2]), gamma, beta, 1e-3).reshape([16]),
          tf.tensor1d(weights),
        ),
      );
    const lossAt = (values: readonly number[][]) =>
      tf.tidy(() => {
        const [x, gamma, beta] = values.map((value) => tf.tensor1d(value));
        return loss(
          x as TensorFlow.Tensor,
          gamma as TensorFlow.Tensor,
          beta as TensorFlow.Tensor,
        ).dataSync()[0] as number;
      });
    const gradients = tf.tidy(() =>
      tf
        .grads(loss)(at.map((value) => tf.tensor1d(value)))
        .map((gradient) => [...gradient.dataSync()]),
    );
    const step = 1e-2;
    at.forEach((values, argument) => {
      values.forEach((value, index) => {
        const shifted = (by: number) => lossAt(at.with(argument, values.with(index, value + by)));
        const numeric = (shifted(step) - shifted(-step)) / (2 * step);
        expect(gradients[argument]?.[index]).toBeCloseTo(numeric, 2);
      });
    });
  });
});

describe("tfjs's layer", () => {
  it('trains by it, moves its averages, and infers as before', () => {
    useFusedBatchNorm();
    const before = tf.memory().numTensors;
    const layer = tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-6 });
    const x = tf.tensor4d([1, 3, 5, 7], [2, 1, 2, 1]);
    const trained = layer.apply(x, { training: true }) as TensorFlow.Tensor;
    expect(trained.dataSync()[0]).toBeCloseTo(-3 / Math.sqrt(5), 4);
    const averages = layer.getWeights().map((weight) => weight.dataSync()[0]);
    // gamma, beta, 0.9 * 0 + 0.1 * 4, 0.9 * 1 + 0.1 * 20 / 3
    [1, 0, 0.4, 0.9 + 2 / 3].forEach((expected, index) => {
      expect(averages[index]).toBeCloseTo(expected, 5);
    });
    const inferred = layer.apply(x, { training: false }) as TensorFlow.Tensor;
    expect(inferred.dataSync()[0]).toBeCloseTo((1 - 0.4) / Math.sqrt(0.9 + 2 / 3), 4);
    tf.dispose([x, trained, inferred]);
    layer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [[6, 3], { scale: false }],
    [[6, 3], { center: false }],
    [[4, 5, 3], { scale: false, center: false }],
    [[2, 3, 4, 3], { scale: false }],
    [[2, 3, 4, 3], { center: false }],
  ] as const)('trains of %j with %j as with ones and zeros', (shape, without) => {
    useFusedBatchNorm();
    const x = tf.randomNormal([...shape] as number[], 1, 2, 'float32', 7);
    const [found, expected] = [without, {}].map((config) => {
      const layer = tf.layers.batchNormalization({ momentum: 0.9, ...config });
      layer.apply(x);
      const derived = tf.tidy(() => {
        const sum = (input: TensorFlow.Tensor) =>
          tf.sum(tf.pow(layer.apply(input, { training: true }) as TensorFlow.Tensor, 3));
        return tf.grad(sum)(x).dataSync<'float32'>();
      });
      const averages = layer.getWeights().slice(-2);
      const values = [derived, ...averages.map((average) => average.dataSync<'float32'>())];
      layer.dispose();
      return values;
    }) as [Float32Array[], Float32Array[]];
    expect(found).toEqual(expected);
    x.dispose();
  });
});
