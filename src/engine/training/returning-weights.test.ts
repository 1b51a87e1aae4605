import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import type { Masks } from '../network/weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import type { Objective } from './objective.ts';
import type { OptimizerSettings } from './optimizer.ts';
import { returningWeights } from './returning-weights.ts';
import { createRunner } from './runner.ts';
import { linearModel, valuesOf } from './tiny-model.fixture.ts';

const models: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

const masks = (entries: Record<string, number[]>): Masks =>
  new Map(Object.entries(entries).map(([name, mask]) => [name, Uint8Array.from(mask)]));

describe('weights that return', () => {
  it('were removed before and no longer are, and are told as zeros', () => {
    const before = masks({ a: [0, 0, 1, 1] });
    expect(returningWeights(before, masks({ a: [0, 1, 0, 1] }))).toEqual(
      masks({ a: [1, 0, 1, 1] }),
    );
  });

  it('are all that were removed where a matrix has no mask any more', () => {
    expect(returningWeights(masks({ a: [0, 1] }), new Map())).toEqual(masks({ a: [0, 1] }));
  });

  it('are none where masks only remove', () => {
    const before = masks({ a: [1, 0], b: [1, 1] });
    expect(returningWeights(before, masks({ a: [0, 0], b: [0, 1], c: [0] }))).toEqual(new Map());
  });
});

/** One white and one grey pixel to two classes: no weight's gradient is ever zero. */
const data = imageSet([[255, 102]], [0], 2);
const only = Int32Array.of(0);
const KERNEL = 'output/kernel';
/** All but the first of the four weights. */
const removed = masks({ [KERNEL]: [1, 0, 0, 0] });
/** The second comes back, the others stay removed. */
const fewer = masks({ [KERNEL]: [1, 1, 0, 0] });

describe.each(['compiled', 'eager'] as const)('%s', (execution) => {
  const start = (optimizer: OptimizerSettings, objective?: Objective) => {
    const model = linearModel([
      [0.5, -0.5],
      [0.25, 1],
    ]);
    models.push(model);
    const runner = createRunner({ model, data, batchSize: 1, optimizer, execution, objective });
    const steps = (count: number): number[] => {
      for (let step = 0; step < count; step++) runner.run(only);
      runner.settle();
      return valuesOf(model, KERNEL);
    };
    return { model, runner, steps };
  };

  it.each(['momentum', 'rmsprop'] as const)(
    'a weight that returns moves as one that an optimizer has just begun with: %s',
    (optimizer) => {
      const settings = { optimizer, learningRate: 0.1, momentum: 0.9 };
      const { model, runner, steps } = start(settings);
      steps(3);
      runner.holdMasks(removed);
      steps(3);
      runner.holdMasks(fewer);
      const weights = model.getWeights().map((weight) => weight.clone());
      const after = steps(1);
      runner.dispose();

      const fresh = start(settings);
      fresh.model.setWeights(weights);
      tf.dispose(weights);
      const anew = fresh.steps(1);
      fresh.runner.dispose();
      expect(after[1]).toBeCloseTo(anew[1] as number, 6);
      // What was never removed keeps its momentum, and what still is stays away.
      expect(after[0]).not.toBeCloseTo(anew[0] as number, 3);
      expect(after.slice(2)).toEqual([0, 0]);
    },
  );

  it.each(['adam', 'adamw'] as const)(
    'its moments begin at zero, the powers go on: %s',
    (optimizer) => {
      const { model, runner, steps } = start({ optimizer, learningRate: 0.1, momentum: 0 });
      steps(3);
      runner.holdMasks(removed);
      steps(3);
      runner.holdMasks(fewer);
      // The gradient of a white pixel's weight is that of its logit, softmax - one-hot.
      const [, gradient] = tf.tidy(() => {
        const logits = model.apply(tf.tensor4d([1, 0.4], [1, 1, 2, 1])) as TensorFlow.Tensor;
        return [...tf.sub(tf.softmax(logits), [[1, 0]]).dataSync()];
      }) as [number, number];
      const mean = (0.1 * gradient) / (1 - 0.9 ** 7);
      const square = (0.001 * gradient ** 2) / (1 - 0.999 ** 7);
      expect(steps(1)[1]).toBeCloseTo((-0.1 * mean) / Math.sqrt(square), 4);
      runner.dispose();
    },
  );

  it('a weight that stays removed or stays kept is let be', () => {
    const settings = { optimizer: 'momentum', learningRate: 0.1, momentum: 0.9 } as const;
    const course = (again: boolean) => {
      const { runner, steps } = start(settings);
      runner.holdMasks(removed);
      steps(2);
      if (again) runner.holdMasks(removed);
      const weights = steps(2);
      runner.dispose();
      return weights;
    };
    expect(course(true)).toEqual(course(false));
  });

  it('masks come and go without recording anew, and without a tensor more', () => {
    let recorded = 0;
    const { runner, steps } = start(
      { optimizer: 'adam', learningRate: 0.1, momentum: 0 },
      {
        id: 'counted',
        loss: ({ crossEntropy }) => {
          recorded += 1;
          return crossEntropy;
        },
      },
    );
    runner.holdMasks(removed);
    steps(1);
    const once = recorded;
    const tensors = tf.memory().numTensors;
    for (const next of [fewer, removed, new Map(), fewer]) {
      runner.holdMasks(next);
      expect(steps(1)[3] === 0).toBe(next.size > 0);
    }
    // Op by op, every step computes it.
    expect(recorded).toBe(execution === 'compiled' ? once : once + 4);
    expect(tf.memory().numTensors).toBe(tensors);
    runner.dispose();
  });
});
