import { afterEach, describe, expect, it } from 'vitest';
import type { UnitLayer } from './weights.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import { prunableVariables, readPrunable, unitLayers } from './prunable.ts';
import { gru, lstm } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';

const models: TensorFlow.LayersModel[] = [];
const keep = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

/** A layer's units as plain data, with the columns and rows of one of them. */
function slicesOf({ layer, units, producers, consumers }: UnitLayer, unit: number) {
  const columns = producers.map(({ name, columnsOf }) => [name, columnsOf(unit)]);
  const rows = consumers.map(({ name, rowsOf }) => [name, rowsOf(unit)]);
  return { layer, units, columns: Object.fromEntries(columns), rows: Object.fromEntries(rows) };
}

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

  it('is no parameter of batch norm, but every convolution, shortcuts too', () => {
    const model = keep(resnet20.build({ channels: [2, 3, 4] }, { shape: [8, 8, 1], classes: 2 }));
    const names = prunableVariables(model).map(({ name }) => name);
    // The first, two in each of nine blocks, two shortcuts, and the fully connected layer.
    expect(names).toHaveLength(1 + 18 + 2 + 1);
    expect(names.every((name) => name.endsWith('/kernel'))).toBe(true);
  });

  it('is the kernel and the recurrent kernel of a recurrent layer', () => {
    const model = keep(lstm.build({ units: 3 }, { shape: [2, 2, 1], classes: 2 }));
    expect(prunableVariables(model).map(({ name }) => name)).toEqual([
      'lstm/kernel',
      'lstm/recurrent_kernel',
      'output/kernel',
    ]);
  });
});

describe('units that can be removed', () => {
  it('are those of the hidden layers, each read by a row of the next matrix', () => {
    const layers = unitLayers(
      keep(mlp.build({ hidden: [4, 3] }, { shape: [2, 1, 1], classes: 2 })),
    );
    expect(layers.map((layer) => slicesOf(layer, 2))).toEqual([
      {
        layer: 'hidden1',
        units: 4,
        columns: { 'hidden1/kernel': [2] },
        rows: { 'hidden2/kernel': [2] },
      },
      {
        layer: 'hidden2',
        units: 3,
        columns: { 'hidden2/kernel': [2] },
        rows: { 'output/kernel': [2] },
      },
    ]);
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

  it('of convolutions are channels, read at every position of what follows', () => {
    const model = keep(
      lenet5.build({ channels: [2, 3], hidden: 4 }, { shape: [20, 16, 1], classes: 2 }),
    );
    // Watched where ReLU is, before pooling. 20 x 16 comes to 2 x 1 positions in the end.
    expect(unitLayers(model).map((layer) => slicesOf(layer, 1))).toEqual([
      {
        layer: 'conv1',
        units: 2,
        columns: { 'conv1/kernel': [1] },
        rows: { 'conv2/kernel': Array.from({ length: 25 }, (_, position) => 2 * position + 1) },
      },
      {
        layer: 'conv2',
        units: 3,
        columns: { 'conv2/kernel': [1] },
        rows: { 'hidden/kernel': [1, 4] },
      },
      {
        layer: 'hidden',
        units: 4,
        columns: { 'hidden/kernel': [1] },
        rows: { 'output/kernel': [1] },
      },
    ]);
  });

  it('of a residual net are those inside its blocks, watched behind batch norm and ReLU', () => {
    const model = keep(resnet20.build({ channels: [2, 3, 4] }, { shape: [8, 8, 1], classes: 2 }));
    const layers = unitLayers(model);
    expect(layers.map(({ units }) => units)).toEqual([2, 2, 2, 3, 3, 3, 4, 4, 4]);
    expect(slicesOf(layers[3] as UnitLayer, 2)).toEqual({
      layer: 'stage2-block1-relu1',
      units: 3,
      columns: { 'stage2-block1-conv1/kernel': [2] },
      rows: { 'stage2-block1-conv2/kernel': [2, 5, 8, 11, 14, 17, 20, 23, 26] },
    });
  });

  it.each([
    [lstm, [1, 4, 7, 10]],
    [gru, [1, 4, 7]],
  ])('of a recurrent layer have a column per gate, and read themselves', (definition, gates) => {
    const { id } = definition;
    const model = keep(definition.build({ units: 3 }, { shape: [2, 2, 1], classes: 2 }));
    expect(unitLayers(model).map((layer) => slicesOf(layer, 1))).toEqual([
      {
        layer: id,
        units: 3,
        columns: { [`${id}/kernel`]: gates, [`${id}/recurrent_kernel`]: gates },
        rows: { [`${id}/recurrent_kernel`]: [1], 'output/kernel': [1] },
      },
    ]);
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
