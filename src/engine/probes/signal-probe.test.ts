import { afterEach, describe, expect, it } from 'vitest';
import type { Execution } from '../../contract/words.ts';
import { imageSet } from '../datasets/image-set.fixture.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import { gru } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { initialise } from '../network/initialisation.ts';
import { readPrunable } from '../network/prunable.ts';
import { readVariables, writeVariables } from '../network/variables.ts';
import { randomStream } from '../random.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { createBreather } from '../training/breathe.ts';
import { applyMasks } from '../training/held-masks.ts';
import { createRunner } from '../training/runner.ts';
import { linearModel } from '../training/tiny-model.fixture.ts';
import { train } from '../training/train.ts';
import { createSignalProbe, SIGNAL_EXAMPLES } from './signal-probe.ts';

const made: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of made.splice(0)) model.dispose();
});
const kept = (model: TensorFlow.LayersModel, seed = 0): TensorFlow.LayersModel => {
  made.push(model);
  initialise(model, seed);
  return model;
};
const draw = { seed: 0, stage: 'train', epoch: 1 };

const random = randomStream(1, 'pixels');
const noise = (count: number, [height, width]: readonly [number, number]) => ({
  ...imageSet(
    Array.from({ length: count }, () =>
      Array.from({ length: height * width }, () => Math.floor(256 * random.uniform())),
    ),
    Array.from({ length: count }, (_, index) => index % 3),
    3,
  ),
  shape: [height, width, 1] as [number, number, number],
});

describe('the gradient norm of a layer', () => {
  it('is that of the mean cross-entropy: (softmax - one-hot) * pixel, over the examples', () => {
    // Logits of a white pixel are [ln 3, 0], softmax [3/4, 1/4]; the labels 0, 0 and 1.
    const model = linearModel([[Math.log(3), 1]]);
    made.push(model);
    model.setWeights([tf.tensor2d([[Math.log(3), 1e-30]]), tf.zeros([2])]);
    const data = imageSet([[255], [255], [255]], [0, 0, 1], 2);
    const [layer] = createSignalProbe(model, data).measure(draw);
    // Means: (-1/4 - 1/4 + 3/4) / 3 = 1/12, and the opposite.
    expect(layer?.gradientNorm).toBeCloseTo(Math.SQRT2 / 12, 5);
    expect(layer).toMatchObject({ layer: 'output', units: null, deadUnits: null });
  });

  it('takes all matrices of a layer together', () => {
    const model = kept(gru.build({ units: 3 }, { shape: [4, 5, 1], classes: 3 }));
    const data = noise(20, [4, 5]);
    const all = Int32Array.from({ length: 20 }, (_, index) => index);
    const [layer, ...others] = createSignalProbe(model, data).measure(draw);
    expect(layer?.layer).toBe('gru');
    expect(others.map((one) => one.layer)).toEqual(['output']);
    // One step of SGD moves each weight by the rate times its gradient.
    const before = readPrunable(model);
    const runner = createRunner({
      model,
      data,
      batchSize: 20,
      execution: 'eager',
      optimizer: { optimizer: 'sgd', learningRate: 1, momentum: 0 },
    });
    runner.run(all);
    runner.settle();
    const squares = readPrunable(model).map(({ values }, index) =>
      values.reduce((sum, w, at) => sum + (w - (before[index]?.values[at] as number)) ** 2, 0),
    );
    runner.dispose();
    const [kernel = 0, recurrent = 0, output = 0] = squares;
    expect(layer?.gradientNorm).toBeCloseTo(Math.sqrt(kernel + recurrent), 4);
    expect(others[0]?.gradientNorm).toBeCloseTo(Math.sqrt(output), 4);
  });

  it('leaves removed weights out', () => {
    const model = kept(mlp.build({ hidden: [4] }, { shape: [3, 3, 1], classes: 3 }));
    const probe = createSignalProbe(model, noise(10, [3, 3]));
    const whole = probe.measure(draw);
    // Of the nine pixels, what is read of the first five.
    const mask = Uint8Array.from({ length: 36 }, (_, index) => (index < 20 ? 0 : 1));
    applyMasks(model, new Map([['hidden1/kernel', mask]]));
    const [hidden] = probe.measure(draw);
    expect(hidden?.gradientNorm).toBeGreaterThan(0);
    expect(hidden?.gradientNorm).toBeLessThan(whole[0]?.gradientNorm ?? 0);
    applyMasks(model, new Map([['hidden1/kernel', mask.fill(0)]]));
    expect(probe.measure(draw).map(({ layer }) => layer)).toEqual(['output']);
  });

  it('says that it is not finite', () => {
    const model = linearModel([[1, 2]]);
    made.push(model);
    model.setWeights([tf.tensor2d([[Infinity, 1]]), tf.zeros([2])]);
    const data = imageSet([[255], [0]], [0, 1], 2);
    expect(createSignalProbe(model, data).measure(draw)[0]?.gradientNorm).toBeNull();
  });
});

describe('dead units', () => {
  /** Four hidden units over one pixel: active on white, never, on black (by its bias), on both. */
  function watched() {
    const model = kept(mlp.build({ hidden: [4] }, { shape: [1, 1, 1], classes: 2 }));
    const values: Record<string, number[]> = {
      'hidden1/kernel': [1, -1, -1, 1],
      'hidden1/bias': [0, 0, 0.5, 1],
      'output/kernel': [1, 1, 1, 1, 1, 1, 1, 1],
      'output/bias': [0, 0],
    };
    writeVariables(
      model,
      readVariables(model).map((entry) => ({
        ...entry,
        values: Float32Array.from(values[entry.name] ?? []),
      })),
    );
    return { model, probe: createSignalProbe(model, imageSet([[255], [0]], [0, 1], 2)) };
  }

  it('are those that are zero on every example', () => {
    expect(watched().probe.measure(draw)[0]).toMatchObject({ units: 4, deadUnits: 1 });
  });

  it.each([
    ['read', 'output/kernel', [1, 1, 0, 0, 1, 1, 1, 1]],
    ['made', 'hidden1/kernel', [1, 0, 1, 1]],
  ])('are not counted where they are removed: nothing of them is %s', (_, name, mask) => {
    const { model, probe } = watched();
    applyMasks(model, new Map([[name, Uint8Array.from(mask)]]));
    expect(probe.measure(draw)[0]).toMatchObject({ units: 3, deadUnits: 0 });
  });

  it('are told of the channels of convolutions and of streams', () => {
    const format = { shape: [28, 28, 1], classes: 3 } as const;
    const data = noise(6, [28, 28]);
    const unitsOf = (model: TensorFlow.LayersModel) =>
      createSignalProbe(model, data)
        .measure(draw)
        .filter(({ units }) => units !== null)
        .map(({ layer, units }) => [layer, units]);
    expect(unitsOf(kept(lenet5.build({ channels: [2, 3], hidden: 4 }, format)))).toEqual([
      ['conv1', 2],
      ['conv2', 3],
      ['hidden', 4],
    ]);
    const resnet = unitsOf(kept(resnet20.build({ channels: [2, 3, 4] }, format)));
    expect(resnet).toHaveLength(12);
    expect(resnet).toContainEqual(['stage2-block1-conv1', 3]);
  });
});

describe('what is drawn', () => {
  it('depends on seed, stage and epoch, and on nothing before', () => {
    const model = kept(mlp.build({ hidden: [3] }, { shape: [3, 3, 1], classes: 3 }));
    const probe = createSignalProbe(model, noise(4 * SIGNAL_EXAMPLES, [3, 3]));
    const first = probe.measure(draw);
    for (const other of [{ seed: 1 }, { stage: 'fine-tune' }, { epoch: 2 }]) {
      expect(probe.measure({ ...draw, ...other })).not.toEqual(first);
    }
    expect(probe.measure(draw)).toEqual(first);
  });

  it('leaves no tensor behind', () => {
    const model = kept(resnet20.build({ channels: [2, 2, 2] }, { shape: [8, 8, 1], classes: 3 }));
    const probe = createSignalProbe(model, noise(9, [8, 8]));
    probe.measure(draw);
    const before = tf.memory().numTensors;
    probe.measure(draw);
    expect(tf.memory().numTensors).toBe(before);
  });
});

/** A convolution, batch norm behind it, and ReLU: little to record. */
function batchNormNet(): TensorFlow.LayersModel {
  const { layers } = tf;
  const image = tf.input({ shape: [8, 8, 1] });
  const stack = [
    layers.conv2d({ filters: 2, kernelSize: 3, useBias: false, name: 'conv' }),
    layers.batchNormalization({ name: 'norm' }),
    layers.activation({ activation: 'relu', name: 'relu' }),
    layers.flatten({ name: 'flatten' }),
    layers.dense({ units: 3, name: 'output' }),
  ];
  const outputs = stack.reduce(
    (features, layer) => layer.apply(features) as TensorFlow.SymbolicTensor,
    image,
  );
  return tf.model({ inputs: image, outputs });
}

describe('a training that is looked at', () => {
  const nets = {
    'with dropout': () =>
      mlp.build({ hidden: [6], dropout: 0.5 }, { shape: [8, 8, 1], classes: 3 }),
    'with batch norm': batchNormNet,
    recurrent: () => gru.build({ units: 4 }, { shape: [8, 8, 1], classes: 3 }),
  };
  const data = noise(50, [8, 8]);

  async function trained(net: keyof typeof nets, execution: Execution, looks: boolean) {
    const model = kept(nets[net](), 2);
    const runner = createRunner({
      model,
      data,
      batchSize: 8,
      epochs: 3,
      execution,
      optimizer: { optimizer: 'adam', learningRate: 0.01, momentum: 0 },
      augmentation: { shift: 1, flip: true },
      random: { seed: 3, stage: 'train' },
    });
    const probe = createSignalProbe(model, data);
    const curve: unknown[] = [];
    await train({
      runner,
      examples: data.count,
      batchSize: 8,
      epochs: 3,
      seed: 3,
      stage: 'train',
      breathe: createBreather(new AbortController().signal),
      onExamples: () => undefined,
      onEpoch(result) {
        curve.push(result);
        if (looks) {
          runner.settle();
          probe.measure({ ...draw, epoch: result.epoch });
        }
        return Promise.resolve();
      },
    });
    runner.dispose();
    return { curve, weights: readVariables(model) };
  }

  it.each(
    (Object.keys(nets) as (keyof typeof nets)[]).flatMap((net) =>
      (['compiled', 'eager'] as const).map((execution) => [net, execution] as const),
    ),
  )('%s, %s, comes to the same weights and curve, bit for bit', async (net, execution) => {
    expect(await trained(net, execution, true)).toEqual(await trained(net, execution, false));
  });
});
