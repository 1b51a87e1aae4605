import type { Execution } from '../../contract/words.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { NotRecordableError } from '../compile/not-recordable.ts';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { initialise } from '../network/initialisation.ts';
import { mlp } from '../models/mlp.ts';
import { readVariables } from '../network/variables.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createRunner } from './runner.ts';
import type { StepRunner } from './step-runner.ts';
import type { OptimizerSettings } from './optimizer.ts';
import { linearModel, valuesOf } from './tiny-model.fixture.ts';

const executions: readonly Execution[] = ['compiled', 'eager'];
const models: TensorFlow.LayersModel[] = [];
const kept = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

const optimizers: OptimizerSettings[] = [
  { optimizer: 'sgd', learningRate: 0.5, momentum: 0.9 },
  { optimizer: 'momentum', learningRate: 0.1, momentum: 0.9 },
  { optimizer: 'adam', learningRate: 0.05, momentum: 0.9 },
];
const [sgd] = optimizers as [OptimizerSettings];
const still: OptimizerSettings = { ...sgd, learningRate: 0 };

describe.each(executions)('%s', (execution) => {
  describe('a step, by hand', () => {
    // One white pixel and one black, two classes, all weights zero: softmax is [1/2, 1/2].
    const whiteThenBlack = imageSet([[255, 0]], [0], 2);

    it('moves weights against (softmax - one-hot) * pixel, and reports the loss before it', () => {
      const model = kept(
        linearModel([
          [0, 0],
          [0, 0],
        ]),
      );
      const runner = createRunner({
        execution,
        model,
        data: whiteThenBlack,
        batchSize: 1,
        optimizer: sgd,
      });
      const output = runner.run(Int32Array.of(0));
      runner.settle();
      runner.dispose();

      expect(output.lossSum).toBeCloseTo(Math.log(2), 6);
      // Equal logits: the first class counts as the answer, and it is right.
      expect(output.correct).toBe(1);
      // gradient of the white pixel's weights: [1/2 - 1, 1/2]; of the black pixel's: 0
      expect(valuesOf(model, 'output/kernel')).toEqual([0.25, -0.25, 0, 0]);
      expect(valuesOf(model, 'output/bias')).toEqual([0.25, -0.25]);
    });

    it('takes the mean over its batch, and the last smaller batch as it is', () => {
      const data = imageSet([[255], [255], [255]], [0, 1, 0], 2);
      const model = kept(linearModel([[0, 0]]));
      const runner = createRunner({ execution, model, data, batchSize: 2, optimizer: sgd });
      const output = runner.run(Int32Array.of(0, 1, 2));
      runner.settle();
      runner.dispose();

      // First batch: gradients of both labels cancel. Second, of one example: [-1/2, 1/2].
      expect(valuesOf(model, 'output/kernel')).toEqual([0.25, -0.25]);
      expect(output.lossSum).toBeCloseTo(3 * Math.log(2), 5);
      expect(output.correct).toBe(2);
    });
  });

  describe('the runner', () => {
    const random = randomStream(1, 'test');
    const row = () => Array.from({ length: 6 }, () => Math.floor(256 * random.uniform()));
    const data = imageSet(
      Array.from({ length: 50 }, row),
      Array.from({ length: 50 }, (_, i) => i % 3),
      3,
    );
    const everything = Int32Array.from({ length: 50 }, (_, index) => index);
    const network = () => {
      const model = kept(mlp.build({ hidden: [5] }, data));
      initialise(model, 1);
      return model;
    };
    /** Six pixels to three classes: no unit that could die, so that every free weight moves. */
    const linear = () => kept(linearModel(Array.from({ length: 6 }, (_, i) => [i, 1 - i, 0.5])));
    const remove = (name: string, size: number, removed: (index: number) => boolean) =>
      new Map([[name, Uint8Array.from({ length: size }, (_, index) => (removed(index) ? 0 : 1))]]);
    const everyThird = (index: number) => index % 3 === 0;

    it.each(optimizers)('keeps removed weights at exactly +0 under $optimizer', (optimizer) => {
      const model = linear();
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer });
      // Steps before the masks fill the optimizer's slots for every weight.
      runner.run(everything);
      runner.holdMasks(remove('output/kernel', 18, everyThird));
      const before = valuesOf(model, 'output/kernel');
      runner.run(everything);
      runner.run(everything);
      runner.settle();
      runner.dispose();
      valuesOf(model, 'output/kernel').forEach((weight, index) => {
        if (everyThird(index)) expect(Object.is(weight, 0)).toBe(true);
        else expect(weight).not.toBe(before[index]);
      });
    });

    it('sets removed weights to zero as soon as the masks are held', () => {
      const model = linear();
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer: sgd });
      runner.holdMasks(remove('output/kernel', 18, (index) => index > 1));
      runner.dispose();
      expect(valuesOf(model, 'output/kernel')).toEqual([0, 1, ...new Array<number>(16).fill(0)]);
    });

    it('lets projected weights move again', () => {
      const model = linear();
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer: sgd });
      runner.project(remove('output/kernel', 18, () => true));
      expect(new Set(valuesOf(model, 'output/kernel'))).toEqual(new Set([0]));
      runner.run(everything);
      runner.settle();
      runner.dispose();
      expect(valuesOf(model, 'output/kernel')).not.toContain(0);
    });

    it('holds the newest masks alone', () => {
      const model = linear();
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer: sgd });
      runner.holdMasks(remove('output/kernel', 18, everyThird));
      runner.holdMasks(remove('output/kernel', 18, (index) => index === 1));
      runner.run(everything);
      runner.settle();
      runner.dispose();
      const zeros = valuesOf(model, 'output/kernel').flatMap((weight, i) =>
        weight === 0 ? i : [],
      );
      expect(zeros).toEqual([1]);
    });

    it.each(optimizers)('restarted, trains as a new one under $optimizer', (optimizer) => {
      const removed = remove('hidden1/kernel', 30, everyThird);
      const plan = { id: 'cosine', final: 0, warmupEpochs: 0.5 } as const;
      const options = {
        execution,
        data,
        batchSize: 8,
        optimizer: { ...optimizer, schedule: plan },
        augmentation: { shift: 1, flip: true },
      };
      const random = (seed: number) => ({ seed, stage: 'train' });
      const train = (model: TensorFlow.LayersModel, runner: StepRunner, masked: boolean) => {
        if (masked) runner.holdMasks(removed);
        runner.run(everything);
        runner.settle();
        return readVariables(model);
      };
      const anew = (seed: number, masked: boolean) => {
        const model = network();
        const runner = createRunner({ ...options, model, random: random(seed) });
        const trained = train(model, runner, masked);
        runner.dispose();
        return trained;
      };
      const model = network();
      const runner = createRunner({ ...options, model, random: random(1) });
      for (const [seed, masked] of [
        [1, false],
        [2, true],
        [1, true],
        [1, false],
      ] as const) {
        initialise(model, 1);
        runner.restart(random(seed));
        expect(train(model, runner, masked)).toEqual(anew(seed, masked));
      }
      expect(anew(2, false)).not.toEqual(anew(1, false));
      runner.dispose();
    });

    it('refuses a mask that fits no matrix', () => {
      const runner = createRunner({
        execution,
        model: network(),
        data,
        batchSize: 8,
        optimizer: sgd,
      });
      expect(() => runner.holdMasks(new Map([['hidden1/bias', new Uint8Array(5)]]))).toThrow(
        'The mask hidden1/bias has 5 weights, but no such matrix exists',
      );
      expect(() => runner.holdMasks(new Map([['hidden1/kernel', new Uint8Array(5)]]))).toThrow(
        'The mask hidden1/kernel has 5 weights, its matrix 30',
      );
      runner.dispose();
    });

    it('sums over an epoch, and begins the next at zero', () => {
      const model = network();
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer: still });
      const half = runner.run(everything.subarray(0, 24));
      const whole = runner.run(everything.subarray(24));
      expect(whole.lossSum).toBeGreaterThan(half.lossSum);
      expect(runner.endEpoch()).toEqual(whole);
      expect(runner.endEpoch()).toEqual({ lossSum: 0, correct: 0 });
      // Weights that do not move make of the second epoch the first again.
      expect(runner.run(everything)).toEqual(whole);
      runner.restart({ seed: 0, stage: 'train' });
      expect(runner.run(everything)).toEqual(whole);
      runner.dispose();
    });

    it.each(optimizers)(
      'gives the same weights and sums in any chunks: $optimizer',
      (optimizer) => {
        const train = (chunks: readonly number[]) => {
          const model = network();
          const runner = createRunner({ execution, model, data, batchSize: 8, optimizer });
          let start = 0;
          for (const batches of chunks) {
            runner.run(everything.subarray(start * 8, (start + batches) * 8));
            start += batches;
          }
          const sums = runner.endEpoch();
          runner.settle();
          runner.dispose();
          return { sums, weights: readVariables(model) };
        };
        expect(train([1, 2, 4])).toEqual(train([7]));
        expect(train([1, 1, 1, 1, 1, 1, 1])).toEqual(train([7]));
      },
    );

    it.runIf(execution === 'compiled')('leaks no tensor where no graph can repeat the step', () => {
      const model = network();
      const before = tf.memory().numTensors;
      const runner = createRunner({
        execution,
        model,
        data,
        batchSize: 8,
        optimizer: sgd,
        augmentation: { shift: 1, flip: true },
        objective: {
          id: 'computed in JavaScript',
          loss: ({ crossEntropy }) => tf.scalar(crossEntropy.dataSync()[0] as number),
        },
      });
      expect(() => runner.run(everything)).toThrow(NotRecordableError);
      runner.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });

    it.each(optimizers)('leaks no tensor under $optimizer', (optimizer) => {
      const model = network();
      const before = tf.memory().numTensors;
      const runner = createRunner({ execution, model, data, batchSize: 8, optimizer });
      runner.holdMasks(remove('hidden1/kernel', 30, everyThird));
      runner.project(remove('output/kernel', 15, everyThird));
      runner.run(everything);
      const working = tf.memory().numTensors;
      runner.run(everything);
      runner.holdMasks(remove('hidden1/kernel', 30, everyThird));
      runner.project(remove('output/kernel', 15, everyThird));
      expect(tf.memory().numTensors).toBe(working);
      runner.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
