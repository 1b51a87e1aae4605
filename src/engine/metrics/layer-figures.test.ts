import { afterEach, describe, expect, it } from 'vitest';
import type { ImageFormat } from '../datasets/dataset.ts';
import { initialise } from '../network/initialisation.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import type { ModelDefinition } from '../models/model.ts';
import { gru, lstm } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { applyMasks } from '../training/held-masks.ts';
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
  const sum = (model: TensorFlow.LayersModel, figure: 'parameters' | 'macs' | 'effectiveMacs') =>
    countLayers(model).reduce((total, layer) => total + layer[figure], 0);

  it('of 784-128-10 come to 101,770 parameters and 101,632 multiply-accumulates', () => {
    const model = article();
    // 784 * 128 + 128 * 10 weights, and 128 + 10 biases beside them
    expect(sum(model, 'macs')).toBe(101_632);
    expect(sum(model, 'effectiveMacs')).toBe(101_632);
    expect(sum(model, 'parameters')).toBe(101_770);
  });

  it('count zeros out of the non-zero parameters and the effective operations', () => {
    const model = article();
    const half = Uint8Array.from({ length: 1280 }, (_, index) => index % 2);
    applyMasks(model, new Map([['output/kernel', half]]));
    expect(countLayers(model)).toEqual([
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

  /** A model with its default parameters. */
  const built = (definition: ModelDefinition, format: ImageFormat) => {
    const model = definition.build(definition.parameters.parse({}), format);
    models.push(model);
    initialise(model, 0);
    return model;
  };
  const mnist: ImageFormat = { shape: [28, 28, 1], classes: 10 };

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
    applyMasks(model, new Map([['conv1/kernel', new Uint8Array(500).fill(1, 0, 60)]]));
    expect(countLayers(model)[0]).toMatchObject({
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
      nonzeroParameters: 16, // beta starts at zero
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
    applyMasks(model, new Map([[`${id}/recurrent_kernel`, half]]));
    expect(sum(model, 'effectiveMacs')).toBe(28 * (weights - (gates * 64 * 64) / 2) + 640);
  });

  it('are not guessed for layers that they do not know', () => {
    const input = tf.input({ shape: [4, 4, 1] });
    const features = tf.layers.depthwiseConv2d({ kernelSize: 2, name: 'conv' }).apply(input);
    const model = tf.model({ inputs: input, outputs: features as typeof input });
    models.push(model);
    expect(() => countLayers(model)).toThrow(
      'The operations of conv (DepthwiseConv2D) are unknown',
    );
  });
});
