import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBreather } from './breathe.ts';
import { createRunner } from './runner.ts';
import { linearModel } from './tiny-model.fixture.ts';
import { train, type EpochResult, type TrainOptions } from './train.ts';

const data = imageSet(
  Array.from({ length: 10 }, (_, index) => [25 * index]),
  Array.from({ length: 10 }, (_, index) => index % 2),
  2,
);
const models: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

interface Watched {
  readonly order: number[];
  readonly epochs: EpochResult[];
  readonly examples: number;
  /** Number of examples seen before each projection. */
  readonly projectedAfter: number[];
}

/** Trains a small model for real and writes down what it was fed. */
async function watch(
  options: Partial<Pick<TrainOptions, 'epochs' | 'seed' | 'stage'>> & {
    interval?: number;
    signal?: AbortSignal;
  } = {},
): Promise<Watched> {
  const model = linearModel([[0, 0]]);
  models.push(model);
  const optimizer = { optimizer: 'sgd', learningRate: 0.1, momentum: 0.9 } as const;
  const runner = createRunner({ execution: 'compiled', model, data, batchSize: 4, optimizer });
  const order: number[] = [];
  const epochs: EpochResult[] = [];
  const projectedAfter: number[] = [];
  const { interval, signal, ...own } = options;
  let examples = 0;
  try {
    await train({
      epochs: 2,
      seed: 0,
      stage: 'train',
      ...own,
      ...(interval !== undefined && {
        projection: { interval, project: () => void projectedAfter.push(order.length) },
      }),
      runner: {
        ...runner,
        run(indices) {
          order.push(...indices);
          return runner.run(indices);
        },
      },
      examples: data.count,
      batchSize: 4,
      breathe: createBreather(signal ?? new AbortController().signal),
      onExamples: (count) => (examples += count),
      onEpoch: (result) => {
        epochs.push(result);
        return Promise.resolve();
      },
    });
  } finally {
    runner.dispose();
  }
  return { order, epochs, examples, projectedAfter };
}

describe('training', () => {
  it('sees every example once an epoch, in an order drawn anew for each', async () => {
    const { order, examples } = await watch();
    const [first, second] = [order.slice(0, 10), order.slice(10)];
    const all = Array.from({ length: 10 }, (_, index) => index);
    expect(first.toSorted((a, b) => a - b)).toEqual(all);
    expect(second.toSorted((a, b) => a - b)).toEqual(all);
    expect(first).not.toEqual(second);
    expect(examples).toBe(20);
  });

  it('orders by seed and stage alone', async () => {
    const { order } = await watch({ seed: 5 });
    expect((await watch({ seed: 5 })).order).toEqual(order);
    expect((await watch({ seed: 6 })).order).not.toEqual(order);
    expect((await watch({ seed: 5, stage: 'fine-tune' })).order).not.toEqual(order);
  });

  it('tells loss and accuracy of each epoch, as means over the examples', async () => {
    const { epochs } = await watch();
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    // All weights start at zero, and the labels are half and half.
    expect(epochs[0]?.trainLoss).toBeCloseTo(Math.log(2), 1);
    expect((epochs[0]?.trainAccuracy ?? -1) * 10).toBeCloseTo(
      Math.round((epochs[0]?.trainAccuracy ?? -1) * 10),
    );
  });

  it('of no epochs does nothing', async () => {
    expect(await watch({ epochs: 0, interval: 1 })).toEqual({
      order: [],
      epochs: [],
      examples: 0,
      projectedAfter: [],
    });
  });

  // 10 examples in batches of 4: steps end after 4, 8 and 10 examples, then after 14, 18 and 20.
  it.each([
    [1, [4, 8, 10, 14, 18, 20]],
    [2, [8, 14, 20]],
    [4, [14, 20]],
    [100, [20]],
  ])('projects every %i steps over all epochs, and at the end', async (interval, expected) => {
    expect((await watch({ interval })).projectedAfter).toEqual(expected);
  });

  it('ends with the reason of the signal, leaking nothing', async () => {
    await watch();
    for (const model of models.splice(0)) model.dispose();
    const before = tf.memory().numTensors;
    const signal = AbortSignal.abort(new Error('no longer wanted'));
    await expect(watch({ signal })).rejects.toThrow('no longer wanted');
    for (const model of models.splice(0)) model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
