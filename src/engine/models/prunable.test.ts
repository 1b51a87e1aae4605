import { afterEach, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { mlp } from './mlp.ts';
import { prunableVariables, readPrunable, unitLayers } from './prunable.ts';

const models: TensorFlow.LayersModel[] = [];
const keep = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

describe('what can be pruned', () => {
  it('is every weight matrix and no bias, from input to output', () => {
    const model = keep(mlp.build({ hidden: [4, 3] }, { shape: [2, 1, 1], classes: 2 }));
    expect(prunableVariables(model).map(({ name }) => name)).toEqual([
      'hidden1/kernel',
      'hidden2/kernel',
      'output/kernel',
    ]);
    expect(readPrunable(model).map(({ shape }) => shape)).toEqual([
      [2, 4],
      [4, 3],
      [3, 2],
    ]);
  });
});

describe('units that can be removed', () => {
  it('are those of the hidden layers, each read by a row of the next matrix', () => {
    const layers = unitLayers(
      keep(mlp.build({ hidden: [4, 3] }, { shape: [2, 1, 1], classes: 2 })),
    );
    expect(layers.map(({ layer, units, producer }) => [layer, units, producer])).toEqual([
      ['hidden1', 4, 'hidden1/kernel'],
      ['hidden2', 3, 'hidden2/kernel'],
    ]);
    expect(layers.map(({ consumers }) => consumers.map(({ name }) => name))).toEqual([
      ['hidden2/kernel'],
      ['output/kernel'],
    ]);
    expect(layers[0]?.consumers[0]?.rowsOf(2)).toEqual([2]);
  });

  it('are watched behind an activation of its own, and may have several readers', () => {
    const input = tf.input({ shape: [2] });
    const hidden = tf.layers.dense({ units: 3, name: 'hidden' }).apply(input);
    const active = tf.layers.activation({ activation: 'relu', name: 'relu' }).apply(hidden);
    const one = tf.layers.dense({ units: 1, name: 'one' }).apply(active);
    const two = tf.layers.dense({ units: 1, name: 'two' }).apply(active);
    const outputs = [one, two] as (typeof input)[];
    const layers = unitLayers(keep(tf.model({ inputs: input, outputs })));
    expect(layers).toHaveLength(1);
    expect(layers[0]?.layer).toBe('relu');
    expect(layers[0]?.consumers.map(({ name }) => name)).toEqual(['one/kernel', 'two/kernel']);
  });

  it('are not those that something reads other than one by one', () => {
    const input = tf.input({ shape: [2] });
    const hidden = tf.layers.dense({ units: 2, name: 'hidden' }).apply(input) as typeof input;
    const sum = tf.layers.add().apply([hidden, input]);
    const output = tf.layers.dense({ units: 1, name: 'output' }).apply(sum) as typeof input;
    expect(unitLayers(keep(tf.model({ inputs: input, outputs: output })))).toEqual([]);
  });

  it('are not those that the model gives out itself', () => {
    const input = tf.input({ shape: [2] });
    const hidden = tf.layers.dense({ units: 2, name: 'hidden' }).apply(input) as typeof input;
    const output = tf.layers.dense({ units: 1, name: 'output' }).apply(hidden) as typeof input;
    expect(unitLayers(keep(tf.model({ inputs: input, outputs: [hidden, output] })))).toEqual([]);
  });
});
