import { afterEach, describe, expect, it } from 'vitest';
import { channelGroups } from '../network/groups.ts';
import { initialise } from '../network/initialisation.ts';
import { prunableVariables } from '../network/prunable.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { zoo } from './registry.ts';

const built: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of built.splice(0)) model.dispose();
});

/** A model of the zoo with its defaults. */
function modelOn(id: string, shape: readonly number[]) {
  const definition = zoo.find((one) => one.id === id);
  if (!definition) throw new Error(`There is no model ${id}.`);
  const parameters = definition.parameters.parse({});
  const format = { shape, classes: 3 };
  return {
    requireSuitable: () => definition.requireSuitable?.(parameters, format, {}),
    countPrunable: () => definition.countPrunable(parameters, format),
    build: () => {
      const model = definition.build(parameters, format);
      built.push(model);
      return model;
    },
  };
}

describe('models of examples that are no images', () => {
  it.each([
    ['mlp', [13], 13 * 128 + 128 * 3, 128],
    ['mlp', [6, 4], 24 * 128 + 128 * 3, 128],
    ['mlp', [2, 3, 2, 2], 24 * 128 + 128 * 3, 128],
    ['lstm', [6, 4], 4 * 64 * (4 + 64) + 64 * 3, 64],
    ['gru', [6, 4], 3 * 64 * (4 + 64) + 64 * 3, 64],
  ])('%s takes %j, and its units can be removed', (id, shape, prunable, units) => {
    const { requireSuitable, countPrunable, build } = modelOn(id, shape);
    expect(requireSuitable).not.toThrow();
    expect(countPrunable()).toBe(prunable);
    const model = build();
    initialise(model, 0);
    const weights = prunableVariables(model).reduce((sum, { variable }) => sum + variable.size, 0);
    expect(weights).toBe(prunable);
    const { groups } = channelGroups(model);
    expect(groups.map(({ units: own }) => own)).toEqual([units]);
    const logits = tf.tidy(() => model.predict(tf.ones([2, ...shape])) as TensorFlow.Tensor);
    expect(logits.shape).toEqual([2, 3]);
    logits.dispose();
  });

  it.each([
    [
      'lenet-5',
      [13],
      'takes images, [height, width, channels], and the examples of this data set are',
    ],
    ['resnet-20', [6, 4], 'The model resnet-20 takes images, [height, width, channels], and the'],
    ['lstm', [13], 'takes sequences, [steps, features], or images row by row, [height, width,'],
    [
      'gru',
      [2, 3, 2, 2],
      'and the examples of this data set are [2, 3, 2, 2]: choose the model mlp',
    ],
  ])('%s refuses %j with both shapes', (id, shape, sentence) => {
    const { requireSuitable, countPrunable, build } = modelOn(id, shape);
    for (const act of [requireSuitable, countPrunable, build]) expect(act).toThrow(sentence);
  });
});
