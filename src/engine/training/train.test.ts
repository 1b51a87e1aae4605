import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBreather } from './breathe.ts';
import { randomStream } from '../random.ts';
import { createRunner } from './runner.ts';
import { linearModel, valuesOf } from './tiny-model.fixture.ts';
import { train, type EpochResult, type EpochSoFar, type TrainOptions } from './train.ts';

const data = imageSet(
  Array.from({ length: 10 }, (_, index) => [25 * index]),
  Array.from({ length: 10 }, (_, index) => index % 2),
  2,
);
const optimizer = { optimizer: 'sgd', learningRate: 0.1, momentum: 0.9 } as const;
/** What a training needs beside its runner. */
const course = {
  examples: data.count,
  batchSize: 4,
  epochs: 2,
  seed: 0,
  stage: 'train',
  breathe: () => Promise.resolve(),
  onExamples: () => undefined,
  onEpoch: () => Promise.resolve(),
} as const;

const models: TensorFlow.LayersModel[] = [];
const kept = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

interface Watched {
  readonly order: number[];
  readonly epochs: EpochResult[];
  readonly examples: number;
  readonly told: EpochSoFar[];
  /** Number of examples seen before each interruption. */
  readonly interruptedAfter: number[];
}

/** Trains a small model for real and writes down what it was fed. */
async function watch(
  options: Partial<Pick<TrainOptions, 'epochs' | 'seed' | 'stage'>> & {
    /** Interrupted after so many steps. */
    steps?: readonly number[];
    signal?: AbortSignal;
  } = {},
): Promise<Watched> {
  const model = kept(linearModel([[0, 0]]));
  const runner = createRunner({ execution: 'compiled', model, data, batchSize: 4, optimizer });
  const order: number[] = [];
  const epochs: EpochResult[] = [];
  const interruptedAfter: number[] = [];
  const { steps, signal, ...own } = options;
  let examples = 0;
  const told: EpochSoFar[] = [];
  try {
    await train({
      ...course,
      ...own,
      interruptions: steps && { steps, act: () => void interruptedAfter.push(order.length) },
      runner: {
        ...runner,
        run(indices) {
          order.push(...indices);
          return runner.run(indices);
        },
      },
      breathe: createBreather(signal ?? new AbortController().signal),
      onExamples(count, soFar) {
        examples += count;
        told.push(soFar);
      },
      onEpoch: (result) => {
        epochs.push(result);
        return Promise.resolve();
      },
    });
  } finally {
    runner.dispose();
  }
  return { order, epochs, examples, told, interruptedAfter };
}

it('tells on the way how an epoch goes, which at its end is what it came to', async () => {
  const { told, epochs } = await watch();
  for (const { epoch, trainLoss, trainAccuracy } of epochs) {
    const last = told.filter((soFar) => soFar.epoch === epoch).at(-1);
    expect(last?.seen).toBe(data.count);
    expect((last?.lossSum ?? NaN) / data.count).toBe(trainLoss);
    expect((last?.correct ?? NaN) / data.count).toBe(trainAccuracy);
  }
});

describe('a learning curve', () => {
  /** 300 examples in 75 batches, drawn at random. */
  const random = randomStream(0, 'curve');
  const many = imageSet(
    Array.from({ length: 300 }, () => [Math.floor(256 * random.uniform())]),
    Array.from({ length: 300 }, () => Math.floor(2 * random.uniform())),
    2,
  );

  describe.each(['compiled', 'eager'] as const)('%s', (execution) => {
    const start = () =>
      createRunner({
        execution,
        model: kept(linearModel([[0.1, -0.1]])),
        data: many,
        batchSize: 4,
        optimizer,
      });

    /** The points of two epochs, no chunk of which has more steps than this. */
    async function curveInChunks(steps: number): Promise<EpochResult[]> {
      const runner = start();
      const curve: EpochResult[] = [];
      const chunks: number[] = [];
      await train({
        ...course,
        examples: many.count,
        runner: {
          ...runner,
          run(indices) {
            chunks.push(indices.length / 4);
            return runner.run(indices);
          },
        },
        // Interruptions that do nothing bound the chunks.
        interruptions: { steps: multiplesOf(steps), act: () => undefined },
        onEpoch: (point) => Promise.resolve(void curve.push(point)),
      });
      runner.dispose();
      expect(Math.max(...chunks)).toBeLessThanOrEqual(steps);
      return curve;
    }

    it('is the same in chunks of 1, of 7 and of all steps of an epoch, bit for bit', async () => {
      const runner = start();
      const inOne = [1, 2].map((epoch) => {
        runner.run(randomStream(0, 'data-order', 'train', epoch).permutation(300));
        const { lossSum, correct } = runner.endEpoch();
        return { epoch, trainLoss: lossSum / 300, trainAccuracy: correct / 300 };
      });
      runner.dispose();
      expect(await curveInChunks(1)).toEqual(inOne);
      expect(await curveInChunks(7)).toEqual(inOne);
    });
  });
});

/** Up to 150. */
const multiplesOf = (steps: number) =>
  Array.from({ length: Math.floor(150 / steps) }, (_, index) => (index + 1) * steps);

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
    expect(await watch({ epochs: 0, steps: [1] })).toEqual({
      order: [],
      epochs: [],
      told: [],
      examples: 0,
      interruptedAfter: [],
    });
  });

  // 10 examples in batches of 4: steps end after 4, 8 and 10 examples, then after 14, 18 and 20.
  it.each([
    [
      [1, 2, 3, 4, 5, 6],
      [4, 8, 10, 14, 18, 20],
    ],
    [
      [2, 5],
      [8, 18],
    ],
    [[3], [10]],
    [[6, 7, 100], [20]],
  ])('is interrupted after steps %j, counted over all epochs', async (steps, expected) => {
    expect((await watch({ steps })).interruptedAfter).toEqual(expected);
  });

  it('waits for what is done at an interruption, with the trained weights in the model', async () => {
    const model = kept(linearModel([[0, 0]]));
    const happened: string[] = [];
    const kernel = () => valuesOf(model, 'output/kernel').join();
    const runner = createRunner({ execution: 'compiled', model, data, batchSize: 4, optimizer });
    await train({
      ...course,
      runner: {
        ...runner,
        run(indices) {
          happened.push('step');
          return runner.run(indices);
        },
      },
      epochs: 1,
      interruptions: {
        steps: [1, 3],
        async act(stepsDone) {
          const before = kernel();
          await setImmediate();
          happened.push(`act after ${stepsDone}`);
          expect(before).not.toBe('0,0');
          expect(kernel()).toBe(before);
        },
      },
      onEpoch: () => {
        happened.push('epoch');
        return Promise.resolve();
      },
    });
    runner.dispose();
    expect(happened.filter((what, index) => what !== happened[index - 1])).toEqual([
      'step',
      'act after 1',
      'step',
      'act after 3',
      'epoch',
    ]);
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
