import { afterEach, describe, expect, it } from 'vitest';
import { initialise } from '../models/initialisation.ts';
import { mlp } from '../models/mlp.ts';
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

  it('are not guessed for layers that they do not know', () => {
    const input = tf.input({ shape: [4, 4, 1] });
    const features = tf.layers.conv2d({ filters: 1, kernelSize: 2, name: 'conv' }).apply(input);
    const model = tf.model({ inputs: input, outputs: features as typeof input });
    models.push(model);
    expect(() => countLayers(model)).toThrow('The operations of conv (Conv2D) are unknown');
  });
});
