import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { initialise } from '../network/initialisation.ts';
import { mlp } from './mlp.ts';
import { prunableVariables } from '../network/prunable.ts';
import { namedVariables, readVariables } from '../network/variables.ts';

const mnistFormat: ExampleFormat = { shape: [28, 28, 1], classes: 10 };
type Artifacts = Parameters<Parameters<typeof tf.io.withSaveHandler>[0]>[0];
const built: TensorFlow.LayersModel[] = [];
const build = (hidden: number[], format = mnistFormat) => {
  const model = mlp.build({ hidden }, format);
  built.push(model);
  return model;
};

describe('the multilayer perceptron', () => {
  afterEach(() => {
    for (const model of built.splice(0)) model.dispose();
  });

  it('has a matrix and a bias per layer, under names that do not count earlier models', () => {
    const describeVariables = () =>
      namedVariables(build([300, 100])).map(({ name, variable }) => [name, variable.shape]);
    const expected = [
      ['hidden1/kernel', [784, 300]],
      ['hidden1/bias', [300]],
      ['hidden2/kernel', [300, 100]],
      ['hidden2/bias', [100]],
      ['output/kernel', [100, 10]],
      ['output/bias', [10]],
    ];
    expect(describeVariables()).toEqual(expected);
    expect(describeVariables()).toEqual(expected);
  });

  it('gives logits: they need not be positive, nor sum to one', () => {
    const model = build([1], { shape: [1, 1, 1], classes: 2 });
    const [, bias, , outputBias] = namedVariables(model);
    bias?.variable.assign(tf.tensor([1]));
    outputBias?.variable.assign(tf.tensor([-3, 5]));
    namedVariables(model)[2]?.variable.assign(tf.tensor([[2, -2]]));
    namedVariables(model)[0]?.variable.assign(tf.tensor([[-4]]));
    const logits = (x: number) => [
      ...(model.predict(tf.tensor([x], [1, 1, 1, 1])) as TensorFlow.Tensor).dataSync(),
    ];
    // hidden = relu(-4 x + 1); logits = [2 hidden - 3, -2 hidden + 5]
    expect(logits(0)).toEqual([-1, 3]);
    expect(logits(1)).toEqual([-3, 5]);
  });

  it('counts its prunable weights as the built model has them', () => {
    for (const hidden of [[128], [300, 100], [7, 1, 9]]) {
      const inModel = prunableVariables(build(hidden)).reduce(
        (sum, { variable }) => sum + variable.size,
        0,
      );
      expect(mlp.countPrunable({ hidden }, mnistFormat)).toBe(inModel);
    }
    expect(mlp.countPrunable({ hidden: [128] }, mnistFormat)).toBe(784 * 128 + 128 * 10);
  });

  it('is saved and loaded as any layers model', async () => {
    const model = build([8], { shape: [2, 2, 1], classes: 3 });
    initialise(model, 1);
    let saved: Artifacts = {};
    await model.save(
      tf.io.withSaveHandler((artifacts) => {
        saved = artifacts;
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' as const },
        });
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
    built.push(loaded);
    expect(readVariables(loaded)).toEqual(readVariables(model));
  });

  it('of more weights than memory holds is refused before it is built', () => {
    const huge = () => build([100_000, 100_000]);
    expect(huge).toThrow(UserError);
    expect(huge).toThrow('model.hidden [100000, 100000] makes 10079400000 weights');
  });
});
