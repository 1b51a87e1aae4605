import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { initialise } from '../network/initialisation.ts';
import { resnet20 } from './resnet-20.ts';
import { namedVariables, readVariables, writeVariables } from '../network/variables.ts';

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});
const build = (shape: ExampleFormat['shape'], parameters: object = {}) => {
  const model = resnet20.build(resnet20.parameters.parse(parameters), { shape, classes: 10 });
  built.push(model);
  initialise(model, 0);
  return model;
};
const valuesAt = (model: TensorFlow.LayersModel, layer: string, images: TensorFlow.Tensor) =>
  tf.tidy(() => {
    const outputs = model.getLayer(layer).output;
    const part = tf.model({ inputs: model.inputs, outputs });
    return [...(part.apply(images) as TensorFlow.Tensor).dataSync()];
  });
const variableOf = (model: TensorFlow.LayersModel, name: string) => {
  const found = readVariables(model).find((entry) => entry.name === name);
  return [...(found?.values ?? [])];
};

describe('ResNet-20', () => {
  it('has twenty layers of weights beside the two projections', () => {
    const kernels = namedVariables(build([32, 32, 3]))
      .map(({ name }) => name)
      .filter((name) => name.endsWith('/kernel'));
    const projections = kernels.filter((name) => name.includes('shortcut'));
    expect(projections).toEqual(['stage2-block1-shortcut/kernel', 'stage3-block1-shortcut/kernel']);
    expect(kernels.length - projections.length).toBe(20);
  });

  it.each<[ExampleFormat['shape'], number[]]>([
    [
      [32, 32, 3],
      [32, 16, 8],
    ],
    [
      [28, 28, 1],
      [28, 14, 7],
    ],
  ])('halves the sides of %j from stage to stage, and widens', (shape, sides) => {
    const model = build(shape);
    const ends = [1, 2, 3].map((stage) => model.getLayer(`stage${stage}-block3-relu2`).outputShape);
    expect(ends).toEqual(
      [16, 32, 64].map((width, stage) => [null, sides[stage], sides[stage], width]),
    );
    expect(model.getLayer('pool').outputShape).toEqual([null, 64]);
  });

  it('adds to what it was given: blocks that add nothing hand it on', () => {
    const model = build([8, 8, 1], { channels: [2, 3, 4] });
    writeVariables(
      model,
      readVariables(model).map((entry) =>
        entry.name.endsWith('-norm2/gamma') ? { ...entry, values: entry.values.fill(0) } : entry,
      ),
    );
    const images = tf.randomUniform([2, 8, 8, 1], 0, 1, 'float32', 1);
    const stem = valuesAt(model, 'relu', images);
    expect(stem.some((value) => value > 0)).toBe(true);
    expect(valuesAt(model, 'stage1-block3-relu2', images)).toEqual(stem);
    // Where the shape changes, the projection alone is left.
    const projected = valuesAt(model, 'stage2-block1-shortcut-norm', images);
    expect(valuesAt(model, 'stage2-block3-relu2', images)).toEqual(
      projected.map((value) => Math.max(0, value)),
    );
    images.dispose();
  });

  it('follows the statistics of its batches in training, by a tenth each, and only then', () => {
    const model = build([8, 8, 1], { channels: [2, 2, 2] });
    const images = tf.randomUniform([4, 8, 8, 1], 0, 1, 'float32', 1);
    const convolved = valuesAt(model, 'conv', images);
    const channel = convolved.filter((_, index) => index % 2 === 0);
    const mean = channel.reduce((sum, value) => sum + value, 0) / channel.length;
    const variance = channel.reduce((sum, value) => sum + (value - mean) ** 2, 0) / channel.length;

    tf.tidy(() => void model.apply(images));
    expect(variableOf(model, 'norm/moving_mean')).toEqual([0, 0]);
    tf.tidy(() => void model.apply(images, { training: true }));
    expect(variableOf(model, 'norm/moving_mean')[0]).toBeCloseTo(0.1 * mean, 5);
    expect(variableOf(model, 'norm/moving_variance')[0]).toBeCloseTo(0.9 + 0.1 * variance, 5);
    images.dispose();
  });
});
