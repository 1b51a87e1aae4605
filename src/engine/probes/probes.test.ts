import { afterEach, describe, expect, it } from 'vitest';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { initialise } from '../network/initialisation.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import { gru } from '../models/recurrent.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBreather } from '../training/breathe.ts';
import { linearModel } from '../training/tiny-model.fixture.ts';
import {
  createActivityProbe,
  createSaliencyProbe,
  type ProbeDraw,
  type ProbeOptions,
} from './probes.ts';

const breathe = createBreather(new AbortController().signal);
async function probeSaliency(
  { seed, breathe, ...options }: ProbeOptions & ProbeDraw,
  batchSize: number,
  batches: number,
) {
  const probe = createSaliencyProbe(options, batchSize);
  const saliency = await probe.measure(batches, { seed, breathe });
  probe.dispose();
  return saliency;
}
async function probeActivity(
  { seed, breathe, ...options }: ProbeOptions & ProbeDraw,
  examples: number,
) {
  const probe = createActivityProbe(options);
  const activity = await probe.measure(examples, { seed, breathe });
  probe.dispose();
  return activity;
}

let model: TensorFlow.LayersModel | null = null;
afterEach(() => {
  model?.dispose();
  model = null;
});

describe.each(['compiled', 'eager'] as const)('%s', (execution) => {
  describe('saliency', () => {
    it('is |w * dL/dw|, with the gradient (softmax - one-hot) * pixel', async () => {
      // Logits of a white pixel are [ln 3, 0], softmax [3/4, 1/4], the label 0.
      model = linearModel([[Math.log(3), 0]]);
      const data = imageSet([[255]], [0], 2);
      const [kernel] = await probeSaliency({ model, data, seed: 0, execution, breathe }, 1, 1);
      expect(kernel?.name).toBe('output/kernel');
      expect(kernel?.shape).toEqual([1, 2]);
      expect(kernel?.values[0]).toBeCloseTo(Math.log(3) * 0.25, 6);
      expect(kernel?.values[1]).toBe(0);
    });

    it('is averaged over batches after taking the absolute value', async () => {
      // The two labels pull the weight in opposite directions: -1/4 and 3/4 of it.
      model = linearModel([[Math.log(3), 0]]);
      const data = imageSet([[255], [255]], [0, 1], 2);
      const saliencyOf = async (batchSize: number) => {
        const probe = { model: model as TensorFlow.LayersModel, data, seed: 0, execution, breathe };
        return (await probeSaliency(probe, batchSize, 10))[0]?.values[0];
      };
      expect(await saliencyOf(1)).toBeCloseTo((Math.log(3) * (0.25 + 0.75)) / 2, 6);
      // In one batch they meet in the gradient: (-1/4 + 3/4) / 2.
      expect(await saliencyOf(2)).toBeCloseTo((Math.log(3) * 0.5) / 2, 6);
    });

    it('leaves the weights as they are, and no tensor behind', async () => {
      model = linearModel([[1, 2]]);
      const data = imageSet([[255], [0], [10]], [0, 1, 0], 2);
      const before = tf.memory().numTensors;
      await probeSaliency({ model, data, seed: 0, execution, breathe }, 2, 2);
      expect(tf.memory().numTensors).toBe(before);
      expect([...(model.getWeights()[0]?.dataSync() ?? [])]).toEqual([1, 2]);
    });
  });

  describe('activity', () => {
    /** Three hidden units on one pixel x: relu(x), relu(-x), relu(x - 1/2) with x from 0 to 1. */
    const data = imageSet([[255], [0], [255], [51]], [0, 0, 0, 0], 1);
    const watched = () => {
      model = mlp.build({ hidden: [3] }, data);
      writeVariables(model, [
        { name: 'hidden1/kernel', shape: [1, 3], values: Float32Array.of(1, -1, 1) },
        { name: 'hidden1/bias', shape: [3], values: Float32Array.of(0, 0, -0.5) },
        { name: 'output/kernel', shape: [3, 1], values: Float32Array.of(1, 1, 1) },
        { name: 'output/bias', shape: [1], values: Float32Array.of(0) },
      ]);
      return { model, data, seed: 0, execution, breathe };
    };

    it('is the mean activation of each unit, and its share of exact zeros', async () => {
      const [hidden, ...others] = await probeActivity(watched(), 4);
      expect(others).toEqual([]);
      expect(hidden?.layer).toBe('hidden1');
      const expected = [(1 + 0 + 1 + 0.2) / 4, 0, (0.5 + 0.5) / 4];
      expected.forEach((mean, unit) => expect(hidden?.mean[unit]).toBeCloseTo(mean, 6));
      expect([...(hidden?.zeroShare ?? [])]).toEqual([0.25, 1, 0.5]);
    });

    it('looks at all examples where there are fewer than asked', async () => {
      expect(await probeActivity(watched(), 1000)).toEqual(await probeActivity(watched(), 4));
    });

    it('looks at the asked number of examples only', async () => {
      const [hidden] = await probeActivity(watched(), 1);
      expect([0, 1]).toContain(hidden?.zeroShare[0]);
    });

    it('of a model without hidden layers is none', async () => {
      model = linearModel([[1, 2]]);
      expect(await probeActivity({ model, data, seed: 0, execution, breathe }, 4)).toEqual([]);
    });

    it('of a channel is taken over its positions, before pooling', async () => {
      // One 5 x 5 filter that hands the middle pixel on, less 1/2; the lower half of the first image
      // is white, the second image is black.
      const images = new Uint8Array(2 * 16 * 16).fill(255, 16 * 8, 16 * 16);
      model = lenet5.build({ channels: [1, 1], hidden: 1 }, { shape: [16, 16, 1], classes: 2 });
      writeVariables(
        model,
        readVariables(model).map((entry) => {
          const values = entry.values.fill(0);
          if (entry.name === 'conv1/kernel') values[12] = 1;
          if (entry.name === 'conv1/bias') values[0] = -0.5;
          return { ...entry, values };
        }),
      );
      const set = {
        shape: [16, 16, 1],
        classes: 2,
        count: 2,
        values: images,
        divisor: 255,
      } as const;
      const labelled = { ...set, labels: Uint8Array.of(0, 1) };
      const [first, ...others] = await probeActivity(
        { model, data: labelled, seed: 0, execution, breathe },
        2,
      );
      expect(first?.layer).toBe('conv1');
      // Rows 2 to 13 are seen at the middle: 6 of 12 are white in the one image, none in the other.
      expect(first?.mean[0]).toBeCloseTo(0.5 / 4, 6);
      expect(first?.zeroShare[0]).toBeCloseTo(3 / 4, 6);
      expect(others.map(({ layer }) => layer)).toEqual(['conv2', 'hidden']);
    });

    /** Fully connected layers by name, each `[kernel, bias]` on one pixel. */
    const write = (of: TensorFlow.LayersModel, layers: Record<string, [number[], number[]]>) =>
      writeVariables(
        of,
        readVariables(of).map((entry) => {
          const [layer = '', role] = entry.name.split('/');
          const [kernel, bias] = layers[layer] ?? [];
          const values = role === 'kernel' ? kernel : bias;
          return { ...entry, values: values ? Float32Array.from(values) : entry.values };
        }),
      );
    const whiteAndBlack = imageSet([[255], [0]], [0, 0], 1);
    type Features = TensorFlow.SymbolicTensor;
    const unitsOn = (features: Features, name: string, units: number) =>
      tf.layers.dense({ units, name }).apply(features) as Features;
    const relu = (features: Features) => tf.layers.reLU().apply(features) as Features;

    it('of a stream is taken over all places where it is read', async () => {
      // a = relu([x, 1 - x]) is read, and so is b = relu(a + [-2x, 3]).
      const image = tf.input({ shape: [1, 1, 1] });
      const pixel = tf.layers.flatten().apply(image) as Features;
      const first = relu(unitsOn(pixel, 'first', 2));
      const sum = tf.layers.add().apply([first, unitsOn(pixel, 'second', 2)]) as Features;
      const ends = [unitsOn(first, 'one', 1), unitsOn(relu(sum), 'two', 1)];
      model = tf.model({ inputs: image, outputs: tf.layers.add().apply(ends) as Features });
      write(model, {
        first: [
          [1, -1],
          [0, 1],
        ],
        second: [
          [-2, 0],
          [0, 3],
        ],
      });
      const probe = { model, data: whiteAndBlack, seed: 0, execution, breathe };
      const [stream, ...others] = await probeActivity(probe, 2);
      expect(others).toEqual([]);
      // White: a = [1, 0], b = [0, 3]. Black: a = [0, 1], b = [0, 4].
      expect([...(stream?.mean ?? [])]).toEqual([(1 + 0 + 0 + 0) / 4, (0 + 3 + 1 + 4) / 4]);
      expect([...(stream?.zeroShare ?? [])]).toEqual([3 / 4, 1 / 4]);
    });

    it('of branches side by side is that of their own entries', async () => {
      const image = tf.input({ shape: [1, 1, 1] });
      const pixel = tf.layers.flatten().apply(image) as Features;
      const branches = [unitsOn(pixel, 'left', 2), unitsOn(pixel, 'right', 1)];
      const both = relu(tf.layers.concatenate().apply(branches) as Features);
      model = tf.model({ inputs: image, outputs: unitsOn(both, 'output', 1) });
      write(model, {
        left: [
          [1, -1],
          [0, 0],
        ],
        right: [[3], [1]],
      });
      const probe = { model, data: whiteAndBlack, seed: 0, execution, breathe };
      const activity = await probeActivity(probe, 2);
      expect(activity.map(({ layer, mean }) => [layer, ...mean])).toEqual([
        ['left', 0.5, 0],
        ['right', (4 + 1) / 2],
      ]);
    });

    it('of a recurrent unit is the size of its last state, whatever its sign', async () => {
      model = gru.build({ units: 2 }, { shape: [1, 1, 1], classes: 2 });
      // h = (1 - sigmoid(0)) * tanh(+-x), on white pixels only.
      writeVariables(
        model,
        readVariables(model).map((entry) => {
          const values = entry.values.fill(0);
          if (entry.name === 'gru/kernel') values.set([1, -2], 4);
          return { ...entry, values };
        }),
      );
      const white = imageSet([[255], [255]], [0, 1], 2);
      const [units] = await probeActivity({ model, data: white, seed: 0, execution, breathe }, 2);
      expect(units?.mean[0]).toBeCloseTo(Math.tanh(1) / 2, 6);
      expect(units?.mean[1]).toBeCloseTo(Math.tanh(2) / 2, 6);
      expect([...(units?.zeroShare ?? [])]).toEqual([0, 0]);
    });

    it('may be asked for again and again: the model stays whole and nothing leaks', async () => {
      const probe = watched();
      const before = tf.memory().numTensors;
      const first = await probeActivity(probe, 4);
      expect(await probeActivity(probe, 4)).toEqual(first);
      expect(tf.memory().numTensors).toBe(before);
    });
  });

  describe('a probe that is asked again', () => {
    const random = randomStream(3, 'pixels');
    const data = imageSet(
      Array.from({ length: 40 }, () => Array.from({ length: 4 }, () => 255 * random.uniform())),
      Array.from({ length: 40 }, (_, index) => index % 2),
      2,
    );
    const draw = (seed: number) => ({ seed, breathe });

    it('answers as a new one would, for other weights, seeds and lengths', async () => {
      const probed = mlp.build({ hidden: [3] }, data);
      model = probed;
      const options = { model: probed, data, execution };
      const saliency = createSaliencyProbe(options, 8);
      const activity = createActivityProbe(options);
      for (const [weights, seed, batches] of [
        [1, 0, 2],
        [2, 1, 5],
        [2, 0, 2],
        [1, 0, 2],
      ] as const) {
        initialise(probed, weights);
        expect(await saliency.measure(batches, draw(seed))).toEqual(
          await probeSaliency({ ...options, ...draw(seed) }, 8, batches),
        );
        expect(await activity.measure(7 * batches, draw(seed))).toEqual(
          await probeActivity({ ...options, ...draw(seed) }, 7 * batches),
        );
      }
      saliency.dispose();
      activity.dispose();
    });
  });
});
