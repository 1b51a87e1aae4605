import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { channelGroups } from '../network/groups.ts';
import { initialise } from '../network/initialisation.ts';
import { readPrunable } from '../network/prunable.ts';
import { smallNet } from '../network/small-nets.fixture.ts';
import type { Masks, UnitGroup } from '../network/weights.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import type { ModelDefinition } from '../models/model.ts';
import { gru, lstm } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { continuedMasks } from '../pruning/masks.ts';
import { removeUnits } from '../pruning/units.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { thinningOf } from '../thinning/thinning.ts';
import { countLayers } from './layer-figures.ts';

describe('the figures of layers', () => {
  const models: TensorFlow.LayersModel[] = [];
  afterEach(() => {
    for (const model of models.splice(0)) model.dispose();
  });
  const article = () => {
    const model = mlp.build({ hidden: [128] }, { shape: [28, 28, 1], classes: 10 });
    models.push(model);
    initialise(model, 0);
    return model;
  };
  const sum = (
    model: TensorFlow.LayersModel,
    figure: 'parameters' | 'macs' | 'effectiveMacs',
    masks?: Masks,
  ) => countLayers(model, masks).reduce((total, layer) => total + layer[figure], 0);

  it('of 784-128-10 come to 101,770 parameters and 101,632 multiply-accumulates', () => {
    const model = article();
    // 784 * 128 + 128 * 10 weights, and 128 + 10 biases beside them
    expect(sum(model, 'macs')).toBe(101_632);
    expect(sum(model, 'effectiveMacs')).toBe(101_632);
    expect(sum(model, 'parameters')).toBe(101_770);
  });

  it('count what is removed out of the non-zero parameters and the effective operations', () => {
    const model = article();
    const half = Uint8Array.from({ length: 1280 }, (_, index) => index % 2);
    expect(countLayers(model, new Map([['output/kernel', half]]))).toEqual([
      {
        name: 'hidden1',
        shape: [784, 128],
        parameters: 784 * 128 + 128,
        nonzeroParameters: 784 * 128 + 128,
        macs: 784 * 128,
        effectiveMacs: 784 * 128,
      },
      {
        name: 'output',
        shape: [128, 10],
        parameters: 1290,
        nonzeroParameters: 650,
        macs: 1280,
        effectiveMacs: 640,
      },
    ]);
  });

  it('count a layer wherever it is used: its weights once, what is multiplied by them each time', () => {
    const image = tf.input({ shape: [8, 8, 2] });
    const shared = tf.layers.conv2d({ filters: 2, kernelSize: 3, useBias: false, name: 'conv' });
    const sequence = tf.layers.lstm({
      units: 2,
      returnSequences: true,
      useBias: false,
      name: 'lstm',
    });
    const twice = (layer: TensorFlow.layers.Layer, input: TensorFlow.SymbolicTensor) =>
      layer.apply(layer.apply(input)) as TensorFlow.SymbolicTensor;
    const rows = tf.layers.reshape({ targetShape: [16, 2] }).apply(twice(shared, image));
    const model = tf.model({
      inputs: image,
      outputs: twice(sequence, rows as TensorFlow.SymbolicTensor),
    });
    models.push(model);
    expect(countLayers(model)).toMatchObject([
      // 3 x 3 x 2 x 2 weights at 6 x 6 positions, then at 4 x 4.
      { name: 'conv', parameters: 36, macs: 36 * (36 + 16) },
      // 2 x 8 weights of inputs and 2 x 8 of states, for 16 steps twice.
      { name: 'lstm', parameters: 32, macs: 32 * 32 },
    ]);
  });

  /** A model with its default parameters. */
  const built = (definition: ModelDefinition, format: ExampleFormat) => {
    const model = definition.build(definition.parameters.parse({}), format);
    models.push(model);
    initialise(model, 0);
    return model;
  };
  const mnist: ExampleFormat = { shape: [28, 28, 1], classes: 10 };

  it('of LeNet-5 count a convolution once at every output position', () => {
    const model = built(lenet5, mnist);
    expect(
      countLayers(model).map(({ name, parameters, macs }) => [name, parameters, macs]),
    ).toEqual([
      ['conv1', 5 * 5 * 20 + 20, 24 * 24 * 500],
      ['conv2', 5 * 5 * 20 * 50 + 50, 8 * 8 * 25_000],
      ['hidden', 800 * 500 + 500, 400_000],
      ['output', 500 * 10 + 10, 5000],
    ]);
    expect(sum(model, 'parameters')).toBe(431_080);
    expect(sum(model, 'macs')).toBe(2_293_000);
  });

  it('of a pruned convolution count what is left of its kernel at every position', () => {
    const model = built(lenet5, mnist);
    const masks = new Map([['conv1/kernel', new Uint8Array(500).fill(1, 0, 60)]]);
    expect(countLayers(model, masks)[0]).toMatchObject({
      nonzeroParameters: 60 + 20,
      macs: 24 * 24 * 500,
      effectiveMacs: 24 * 24 * 60,
    });
  });

  it('of ResNet-20 count what batch norm learns, but neither its averages nor its operations', () => {
    const model = built(resnet20, { shape: [32, 32, 3], classes: 10 });
    // Convolutions 432 + 6 * 2304 + (4608 + 5 * 9216 + 512) + (18432 + 5 * 36864 + 2048), batch
    // norm 2 * (7 * 16 + 7 * 32 + 7 * 64), and 64 * 10 + 10.
    expect(sum(model, 'parameters')).toBe(270_256 + 1568 + 650);
    // The same kernels at 32 * 32, 16 * 16 and 8 * 8 positions, and 640.
    expect(sum(model, 'macs')).toBe(
      1024 * (432 + 13_824) + 256 * (4608 + 46_080 + 512) + 64 * (18_432 + 184_320 + 2048) + 640,
    );
    expect(countLayers(model).find(({ name }) => name === 'norm')).toEqual({
      name: 'norm',
      shape: [16],
      parameters: 32,
      nonzeroParameters: 32, // beta is kept, though it starts at zero
      macs: 0,
      effectiveMacs: 0,
    });
  });

  it.each([
    [lstm, 4],
    [gru, 3],
  ])('of a recurrent net count both kernels once per row of the image', (definition, gates) => {
    const model = built(definition, { shape: [28, 20, 3], classes: 10 });
    const weights = gates * 64 * (60 + 64);
    expect(sum(model, 'parameters')).toBe(weights + gates * 64 + 650);
    expect(sum(model, 'macs')).toBe(28 * weights + 640);
    const { id } = definition;
    const half = Uint8Array.from({ length: gates * 64 * 64 }, (_, index) => index % 2);
    const masks = new Map([[`${id}/recurrent_kernel`, half]]);
    expect(sum(model, 'effectiveMacs', masks)).toBe(28 * (weights - (gates * 64 * 64) / 2) + 640);
  });

  it.each([
    ['depthwise', 'depthwise', 3 * 3 * 6, 16 * 18 * 3 * 3 * 6],
    ['separable', 'separable', 3 * 3 * 5 + 5 * 7 + 7, 14 * 16 * (3 * 3 * 5 + 5 * 7)],
    ['conv1d', 'conv1', 3 * 72 * 5 + 5, 14 * 3 * 72 * 5],
    ['bidirectional-concat', 'both', 2 * 4 * 5 * (4 + 5 + 1), 16 * 2 * 4 * 5 * (4 + 5)],
    ['prelu', 'prelu1', 16 * 18 * 4, 0],
    // 18 steps behind the padding, 16 behind the kernel with its gap, 8 behind the means, rounded up.
    ['reset-after', 'conv', 2 * 36 * 6 + 6, 16 * 2 * 36 * 6],
    ['reset-after', 'both', 2 * (3 * 5 * (6 + 5) + 2 * 3 * 5), 8 * 2 * 3 * 5 * (6 + 5)],
    ['reset-after', 'gru', 3 * 4 * (10 + 4) + 2 * 3 * 4, 8 * 3 * 4 * (10 + 4)],
    ['mobile', 'scale', 0, 0],
    ['mobile', 'depthwise', 6 * 9 + 6, 8 * 9 * 6 * 9],
  ])('of the net %s count for %s %i parameters and %i operations', (id, name, parameters, macs) => {
    const model = smallNet(id).build({ shape: [16, 18, 2], classes: 3 });
    models.push(model);
    expect(countLayers(model).find((layer) => layer.name === name)).toMatchObject({
      parameters,
      macs,
    });
  });

  describe('of a network without some of its units', () => {
    /** Counted without the weights that belong to such units. */
    const without = (model: TensorFlow.LayersModel, name: string, gone: readonly number[]) => {
      const weights = readPrunable(model);
      const { groups } = channelGroups(model);
      const group = groups.find((candidate) => candidate.name === name) as UnitGroup;
      const masks = continuedMasks(weights, new Map());
      const kept = Uint8Array.from({ length: group.units }, (_, unit) =>
        gone.includes(unit) ? 0 : 1,
      );
      removeUnits(weights, group, kept, masks);
      return countLayers(model, masks, thinningOf({ weights, groups }, masks));
    };
    const nonzero = (layers: ReturnType<typeof countLayers>) =>
      layers.reduce((total, layer) => total + layer.nonzeroParameters, 0);

    it('count as many as in the smaller network from scratch', () => {
      const removed = Array.from({ length: 128 - 13 }, (_, unit) => unit);
      const layers = without(article(), 'hidden1', removed);
      const scratch = mlp.build({ hidden: [13] }, { shape: [28, 28, 1], classes: 10 });
      models.push(scratch);
      initialise(scratch, 0);
      expect(nonzero(layers)).toBe(nonzero(countLayers(scratch)));
      expect(nonzero(layers)).toBe(784 * 13 + 13 + 13 * 10 + 10);
      expect(layers.map(({ effectiveMacs }) => effectiveMacs)).toEqual([784 * 13, 13 * 10]);
      expect(layers.map(({ parameters }) => parameters)).toEqual([784 * 128 + 128, 1290]);
    });

    it('do not count what batch norm learned of them', () => {
      const net = smallNet('depthwise').build({ shape: [16, 18, 2], classes: 3 });
      models.push(net);
      initialise(net, 0);
      const layers = without(net, 'stem-relu', [0, 5]);
      expect(layers.find(({ name }) => name === 'stem-norm')?.nonzeroParameters).toBe(2 * 4);
    });
  });

  it('of a transposed convolution are counted where it reads, and of an embedding there are none', () => {
    const input = tf.input({ shape: [4, 6] });
    const vectors = tf.layers.embedding({ inputDim: 9, outputDim: 5, name: 'words' });
    const up = tf.layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, name: 'up' });
    const outputs = up.apply(vectors.apply(input)) as typeof input;
    const model = tf.model({ inputs: input, outputs });
    models.push(model);
    expect(countLayers(model)).toMatchObject([
      { name: 'words', parameters: 9 * 5, macs: 0 },
      { name: 'up', parameters: 9 * 5 * 2 + 2, macs: 4 * 6 * 9 * 5 * 2 },
    ]);
  });

  it('are not guessed for layers that they do not know', () => {
    const input = tf.input({ shape: [3, 4, 4, 1] });
    const both = tf.layers.convLstm2d({ filters: 1, kernelSize: 2, name: 'both' });
    const model = tf.model({ inputs: input, outputs: both.apply(input) as typeof input });
    models.push(model);
    expect(() => countLayers(model)).toThrow('both is of a class that is not known here');
  });
});
