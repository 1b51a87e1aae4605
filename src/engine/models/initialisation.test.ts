import { mean, variance } from 'simple-statistics';
import { afterEach, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { initialise } from './initialisation.ts';
import { mlp } from './mlp.ts';
import { readVariables } from './variables.ts';

const models: TensorFlow.LayersModel[] = [];
const initialised = (seed: number, hidden = [128]) => {
  const model = mlp.build({ hidden }, { shape: [28, 28, 1], classes: 10 });
  models.push(model);
  initialise(model, seed);
  return new Map(readVariables(model).map(({ name, values }) => [name, [...values]]));
};

describe("PyTorch's default initialisation", () => {
  afterEach(() => {
    for (const model of models.splice(0)) model.dispose();
  });

  // U(-b, b) with b = 1 / sqrt(fan-in): 1 / sqrt(784) = 1 / 28 and 1 / sqrt(128).
  it.each([
    ['hidden1/kernel', 1 / 28],
    ['hidden1/bias', 1 / 28],
    ['output/kernel', 1 / Math.sqrt(128)],
    ['output/bias', 1 / Math.sqrt(128)],
  ])('draws %s from the whole of (-b, b)', (name, bound) => {
    const values = initialised(0).get(name) ?? [];
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(Math.fround(bound));
    expect(Math.max(...values)).toBeGreaterThan(0.5 * bound);
    expect(Math.min(...values)).toBeLessThan(-0.5 * bound);
  });

  it('draws evenly: the variance of U(-b, b) is b^2 / 3', () => {
    const values = initialised(0).get('hidden1/kernel') ?? [];
    expect(Math.abs(mean(values))).toBeLessThan(0.0005);
    expect(variance(values) / (1 / 784 / 3)).toBeCloseTo(1, 1);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(initialised(3)).toEqual(initialised(3));
    expect(initialised(3)).not.toEqual(initialised(4));
  });

  it('gives a variable its own stream, so that other layers do not shift it', () => {
    expect(initialised(5, [128, 40]).get('hidden1/kernel')).toEqual(
      initialised(5).get('hidden1/kernel'),
    );
  });

  it('refuses a layer that it does not know', () => {
    const input = tf.input({ shape: [4, 4, 1] });
    const features = tf.layers.conv2d({ filters: 1, kernelSize: 2, name: 'conv' }).apply(input);
    const model = tf.model({ inputs: input, outputs: features as typeof input });
    models.push(model);
    expect(() => initialise(model, 0)).toThrow('No initialisation for conv/kernel of a Conv2D');
  });
});
