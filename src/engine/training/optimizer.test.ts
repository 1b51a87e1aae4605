import { describe, expect, it } from 'vitest';
import { tf } from '../tensorflow.ts';
import { createOptimizer, disposeOptimizer, type OptimizerSettings } from './optimizer.ts';

/** The weight after steps with these gradients, starting from 1. */
function follow(settings: OptimizerSettings, gradients: readonly number[]): number[] {
  const before = tf.memory().numTensors;
  const weight = tf.tidy(() => tf.variable(tf.scalar(1)));
  const optimizer = createOptimizer(settings);
  const path = gradients.map((gradient) =>
    tf.tidy(() => {
      optimizer.applyGradients({ [weight.name]: tf.scalar(gradient) });
      return weight.dataSync()[0] as number;
    }),
  );
  disposeOptimizer(optimizer);
  weight.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return path;
}

describe('a step of', () => {
  it('SGD is w -= r g', () => {
    const [first, second] = follow({ optimizer: 'sgd', learningRate: 0.1, momentum: 0.9 }, [2, -1]);
    expect(first).toBeCloseTo(1 - 0.1 * 2, 6);
    expect(second).toBeCloseTo(0.8 + 0.1 * 1, 6);
  });

  it('momentum is v = m v + g, w -= r v', () => {
    const [first, second, third] = follow(
      { optimizer: 'momentum', learningRate: 0.1, momentum: 0.5 },
      [2, 1, 0],
    );
    expect(first).toBeCloseTo(1 - 0.1 * 2, 6); // v = 2
    expect(second).toBeCloseTo(0.8 - 0.1 * 2, 6); // v = 0.5 * 2 + 1 = 2
    expect(third).toBeCloseTo(0.6 - 0.1 * 1, 6); // v = 0.5 * 2 + 0 = 1
  });

  it('Adam is w -= r m^ / (sqrt(v^) + eps), with bias-corrected moments', () => {
    const [first, second] = follow(
      { optimizer: 'adam', learningRate: 0.1, momentum: 0.9 },
      [2, -1],
    );
    // m = 0.1 * 2 = 0.2, m^ = 0.2 / 0.1 = 2; v = 0.001 * 4 = 0.004, v^ = 4; step 0.1 * 2 / 2
    expect(first).toBeCloseTo(1 - 0.1, 5);
    // m = 0.9 * 0.2 - 0.1 = 0.08, m^ = 0.08 / 0.19; v = 0.999 * 0.004 + 0.001 = 0.004996,
    // v^ = 0.004996 / 0.001999
    const step = (0.1 * (0.08 / 0.19)) / Math.sqrt(0.004996 / 0.001999);
    expect(second).toBeCloseTo(0.9 - step, 5);
  });

  it('Adam keeps to its epsilon of 1e-8 where gradients are that small', () => {
    // m^ = 1e-8, sqrt(v^) = 1e-8: half of a full step.
    const [first] = follow({ optimizer: 'adam', learningRate: 0.1, momentum: 0.9 }, [1e-8]);
    expect(first).toBeCloseTo(1 - 0.1 * 0.5, 3);
  });
});
