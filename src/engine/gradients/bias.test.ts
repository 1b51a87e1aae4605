import { describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { useBiasAddGrad } from './bias.ts';
import { draws, expectNumericGradient } from './numeric.fixture.ts';
import { opsOf } from './ops-of.fixture.ts';

useBiasAddGrad();

const weighted = (y: TensorFlow.Tensor, label: string) =>
  tf.sum(tf.mul(y, tf.reshape(tf.tensor1d(draws(label, y.size)), y.shape)));

describe('the derivative of an addition', () => {
  it.each([
    ['a bias per unit', [4, 3]],
    ['a bias per channel', [2, 2, 2, 3]],
  ])('is what finite differences give for %s', (_name, shape) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const x = draws('x', size);
    expectNumericGradient(
      (bias) => weighted(tf.add(tf.reshape(tf.tensor1d(x), shape), bias), 'dy'),
      draws('bias', 3),
    );
    expectNumericGradient(
      (values) => weighted(tf.add(tf.reshape(values, shape), tf.tensor1d([1, 2, 3])), 'dy'),
      x,
    );
  });

  it.each([
    ['equal shapes', [3], [3]],
    ['a column', [2, 3], [2, 1]],
    ['a scalar', [2, 3], []],
    ['a vector before a matrix', [3], [2, 3]],
  ])('stays right for %s', (_name, left, right) => {
    const count = (shape: number[]) => shape.reduce((product, extent) => product * extent, 1);
    const [a, b] = [draws('a', count(left)), draws('b', count(right))];
    expectNumericGradient(
      (x) => weighted(tf.add(tf.reshape(x, left), tf.tensor(b, right)), 'dy'),
      a,
    );
    expectNumericGradient(
      (x) => weighted(tf.add(tf.tensor(a, left), tf.reshape(x, right)), 'dy'),
      b,
    );
  });

  it("is TensorFlow's BiasAddGrad for layers of tfjs", () => {
    const layer = tf.layers.conv2d({ filters: 2, kernelSize: 2, activation: 'relu' });
    const x = tf.ones([1, 3, 3, 1]);
    layer.apply(x);
    const ops = opsOf(() => {
      tf.tidy(() => tf.variableGrads(() => tf.sum(layer.apply(x) as TensorFlow.Tensor).asScalar()));
    });
    expect(ops).toContain('BiasAddGrad');
    layer.dispose();
    x.dispose();
  });
});
