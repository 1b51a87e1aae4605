import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import type { ExampleFormat } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import { lenet5 } from './lenet-5.ts';
import { namedVariables } from '../network/variables.ts';

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});
const build = (shape: ExampleFormat['shape'], parameters: object = {}) => {
  const model = lenet5.build(lenet5.parameters.parse(parameters), { shape, classes: 10 });
  built.push(model);
  return model;
};

describe('LeNet-5', () => {
  it('is 20-50-500 on MNIST: two convolutions, each pooled, and two fully connected layers', () => {
    const model = build([28, 28, 1]);
    expect(namedVariables(model).map(({ name, variable }) => [name, variable.shape])).toEqual([
      ['conv1/kernel', [5, 5, 1, 20]],
      ['conv1/bias', [20]],
      ['conv2/kernel', [5, 5, 20, 50]],
      ['conv2/bias', [50]],
      ['hidden/kernel', [4 * 4 * 50, 500]],
      ['hidden/bias', [500]],
      ['output/kernel', [500, 10]],
      ['output/bias', [10]],
    ]);
    const shapeAt = (layer: string) => model.getLayer(layer).outputShape;
    expect(['conv1', 'pool1', 'conv2', 'pool2'].map(shapeAt)).toEqual([
      [null, 24, 24, 20],
      [null, 12, 12, 20],
      [null, 8, 8, 50],
      [null, 4, 4, 50],
    ]);
  });

  it('takes images of 16 x 16 and more, and refuses smaller ones with a sentence', () => {
    expect(build([16, 16, 1]).getLayer('pool2').outputShape).toEqual([null, 1, 1, 50]);
    expect(() => build([28, 15, 1])).toThrow(UserError);
    expect(() => build([28, 15, 1])).toThrow('needs images of at least 16 x 16 pixels');
  });

  it('of more weights than memory holds is refused before it is built', () => {
    const huge = () => build([28, 28, 1], { channels: [20, 1000], hidden: 100_000 });
    expect(huge).toThrow(UserError);
    expect(huge).toThrow('model.channels [20, 1000] with model.hidden 100000 makes');
  });
});
