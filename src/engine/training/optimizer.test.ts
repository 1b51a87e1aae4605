import { afterEach, describe, expect, it } from 'vitest';
import { compileLoop } from '../compile/compile-loop.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createOptimizer, type Optimizer, type OptimizerSettings } from './optimizer.ts';

/** A rate that does not change. */
const constant = (value: number) => ({ read: () => tf.scalar(value) });

/** The weight after steps with these gradients, starting from 1. */
function follow(settings: OptimizerSettings, gradients: readonly number[]): number[] {
  const before = tf.memory().numTensors;
  const weight = tf.tidy(() => tf.variable(tf.scalar(1)));
  const optimizer = createOptimizer(settings, constant(settings.learningRate), [weight]);
  const path = gradients.map((gradient) =>
    tf.tidy(() => {
      optimizer.applyGradients({ [weight.name]: tf.scalar(gradient) });
      return weight.dataSync()[0] as number;
    }),
  );
  optimizer.dispose();
  weight.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return path;
}

/** The same by a recorded step, run once for each gradient. */
function followRecorded(settings: OptimizerSettings, gradients: readonly number[]): number[] {
  const weight = tf.tidy(() => tf.variable(tf.scalar(1)));
  const optimizer = createOptimizer(settings, constant(settings.learningRate), [weight]);
  const loop = compileLoop({
    step: (gradient) =>
      tf.tidy(() => {
        optimizer.applyGradients({ [weight.name]: tf.squeeze(gradient) });
        return [tf.clone(weight)];
      }),
    sources: [
      {
        name: 'gradients',
        type: 'float32',
        shape: [gradients.length],
        values: Float32Array.from(gradients),
      },
    ],
    batchSize: 1,
  });
  const path = gradients.map((_, index) => loop.run(Int32Array.of(index))[0]?.[0] as number);
  loop.dispose();
  optimizer.dispose();
  weight.dispose();
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

  it("Nesterov's momentum is v = m v + g, w -= r (g + m v), op by op and recorded", () => {
    const settings = { optimizer: 'nesterov', learningRate: 0.1, momentum: 0.5 } as const;
    // v = 2, then 0.5 * 2 + 1 = 2, then 0.5 * 2 + 0 = 1, then 0.5 * 1 - 1 = -0.5
    const expected = [
      1 - 0.1 * (2 + 0.5 * 2),
      0.7 - 0.1 * (1 + 0.5 * 2),
      0.5 - 0.1 * (0 + 0.5 * 1),
      0.45 - 0.1 * (-1 + 0.5 * -0.5),
    ];
    const gradients = [2, 1, 0, -1];
    for (const path of [follow(settings, gradients), followRecorded(settings, gradients)]) {
      path.forEach((weight, step) => expect(weight).toBeCloseTo(expected[step] as number, 6));
    }
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

  it('RMSProp is s = 0.99 s + 0.01 g^2, w -= r g / (sqrt(s) + eps)', () => {
    const [first, second] = follow(
      { optimizer: 'rmsprop', learningRate: 0.01, momentum: 0.9 },
      [2, -1],
    );
    // s = 0.01 * 4 = 0.04; then 0.99 * 0.04 + 0.01 = 0.0496
    expect(first).toBeCloseTo(1 - (0.01 * 2) / 0.2, 5);
    expect(second).toBeCloseTo(0.9 + 0.01 / Math.sqrt(0.0496), 5);
  });

  it('RMSProp adds its epsilon to the root, not under it', () => {
    // sqrt(s) = 0.1 * 1e-7 = 1e-8: half of a full step, which is 0.01 / 0.1.
    const [first] = follow({ optimizer: 'rmsprop', learningRate: 0.01, momentum: 0.9 }, [1e-7]);
    expect(first).toBeCloseTo(1 - 0.05, 4);
  });
});

describe('weight decay', () => {
  it.each([
    // g = 2 + 0.5 * 1
    ['sgd', 1 - 0.1 * 2.5],
    ['momentum', 1 - 0.1 * 2.5],
    // v = g, and half of it once more
    ['nesterov', 1 - 0.1 * 3.75],
    // s = 0.01 * 2.5^2: a step is 0.1 / sqrt(0.01), whatever the gradient
    ['rmsprop', 1 - 1],
    // The first step of Adam is the rate, whatever the gradient.
    ['adam', 1 - 0.1],
    // Decoupled: 1 - 0.1 * 0.5, and then the step
    ['adamw', 0.95 - 0.1],
  ] as const)('of %s', (optimizer, expected) => {
    const settings = { optimizer, learningRate: 0.1, momentum: 0.5, weightDecay: 0.5 };
    expect(follow(settings, [2])[0]).toBeCloseTo(expected, 5);
  });

  it('is part of the momentum', () => {
    const [, second] = follow(
      { optimizer: 'momentum', learningRate: 0.1, momentum: 0.5, weightDecay: 0.5 },
      [2, 0],
    );
    // w = 0.75, v = 0.5 * 2.5 + 0.5 * 0.75
    expect(second).toBeCloseTo(0.75 - 0.1 * (1.25 + 0.375), 6);
  });

  it('works against a gradient of zero with adam, and apart from it with adamw', () => {
    const settings = { learningRate: 0.1, momentum: 0, weightDecay: 0.5 };
    expect(follow({ optimizer: 'adam', ...settings }, [-0.5])[0]).toBeCloseTo(1, 4);
    expect(follow({ optimizer: 'adamw', ...settings }, [0])[0]).toBeCloseTo(0.95, 6);
  });
});

describe('a learning rate that changes', () => {
  it('holds from the step for which it is read', () => {
    const rates = [0.1, 0.01];
    const weight = tf.tidy(() => tf.variable(tf.scalar(1)));
    const optimizer = createOptimizer(
      { optimizer: 'sgd', momentum: 0 },
      { read: () => tf.scalar(rates.shift() as number) },
      [weight],
    );
    const step = () =>
      tf.tidy(() => {
        optimizer.applyGradients({ [weight.name]: tf.scalar(1) });
        return weight.dataSync()[0] as number;
      });
    expect(step()).toBeCloseTo(0.9, 6);
    expect(step()).toBeCloseTo(0.89, 6);
    tf.dispose(weight);
    optimizer.dispose();
  });
});

describe('a variable without a gradient', () => {
  it('stays, and so does its state', () => {
    const [used, unused] = tf.tidy(() => [tf.variable(tf.scalar(1)), tf.variable(tf.scalar(5))]);
    const settings = { optimizer: 'sgd', momentum: 0, weightDecay: 0.5 } as const;
    const optimizer = createOptimizer(settings, constant(0.1), [used, unused]);
    tf.tidy(() => optimizer.applyGradients({ [used.name]: tf.scalar(0) }));
    expect(used.dataSync()[0]).toBeCloseTo(0.95, 6);
    expect(unused.dataSync()[0]).toBe(5);
    tf.dispose([used, unused]);
    optimizer.dispose();
  });
});

describe("the arithmetic is that of tfjs's own", () => {
  const made: { dispose(): void }[] = [];
  afterEach(() => {
    for (const thing of made.splice(0)) thing.dispose();
  });
  const random = randomStream(0, 'gradients');
  const draw = () => Float32Array.from({ length: 50 }, () => random.uniform() - 0.5);
  const start = draw();
  const gradients = Array.from({ length: 20 }, draw);

  function walk(create: (weight: TensorFlow.Variable) => Optimizer): Float32Array {
    const weight = tf.tidy(() => tf.variable(tf.tensor1d(start)));
    const optimizer = create(weight);
    made.push(weight, optimizer);
    for (const gradient of gradients) {
      tf.tidy(() => optimizer.applyGradients({ [weight.name]: tf.tensor1d(gradient) }));
    }
    return weight.dataSync<'float32'>();
  }

  it.each([
    ['sgd', () => tf.train.sgd(0.03)],
    ['momentum', () => tf.train.momentum(0.03, 0.9)],
    ['adam', () => tf.train.adam(0.03, 0.9, 0.999, 1e-8)],
  ] as const)('bit for bit: %s', (optimizer, theirs) => {
    const ours = walk((weight) =>
      createOptimizer({ optimizer, momentum: 0.9 }, constant(0.03), [weight]),
    );
    expect(ours).toEqual(walk(theirs));
    expect(ours).not.toEqual(start);
  });
});
