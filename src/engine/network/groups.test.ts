import { afterEach, describe, expect, it } from 'vitest';
import type { ExampleFormat } from '../datasets/dataset.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import { gru, lstm } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { channelGroups } from './groups.ts';
import { smallNet, smallNets } from './small-nets.fixture.ts';
import type { UnitGroup } from './weights.ts';

const models: TensorFlow.LayersModel[] = [];
const keep = (model: TensorFlow.LayersModel) => {
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});
type Features = TensorFlow.SymbolicTensor;
type Layer = Pick<TensorFlow.layers.Layer, 'apply'>;
const { layers } = tf;
const through = (features: Features, ...chain: readonly Layer[]): Features =>
  chain.reduce((reached, layer) => layer.apply(reached) as Features, features);
const model = (inputs: Features, ...outputs: Features[]) => keep(tf.model({ inputs, outputs }));
const format: ExampleFormat = { shape: [16, 18, 2], classes: 3 };
const small = (id: string) => keep(smallNet(id).build(format));
const groupsOf = (of: TensorFlow.LayersModel) => channelGroups(of).groups;
const group = (of: TensorFlow.LayersModel, name: string): UnitGroup => {
  const found = groupsOf(of).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no group ${name}.`);
  return found;
};
/** A group as plain data, with the columns and rows of one of its units. */
function slicesOf({ name, units, producers, consumers }: UnitGroup, unit: number) {
  const columns = producers.map((producer) => [producer.name, producer.columnsOf(unit)]);
  const rows = consumers.map((consumer) => [consumer.name, consumer.rowsOf(unit)]);
  return { name, units, columns: Object.fromEntries(columns), rows: Object.fromEntries(rows) };
}

describe('units that can be removed', () => {
  it('are those of the hidden layers, each read by a row of the next matrix', () => {
    const groups = groupsOf(keep(mlp.build({ hidden: [4, 3] }, { shape: [2, 1, 1], classes: 2 })));
    expect(groups.map((found) => slicesOf(found, 2))).toEqual([
      {
        name: 'hidden1',
        units: 4,
        columns: { 'hidden1/kernel': [2] },
        rows: { 'hidden2/kernel': [2] },
      },
      {
        name: 'hidden2',
        units: 3,
        columns: { 'hidden2/kernel': [2] },
        rows: { 'output/kernel': [2] },
      },
    ]);
  });

  it('are watched behind an activation of its own, and may have several readers', () => {
    const input = tf.input({ shape: [2] });
    const active = through(
      input,
      layers.dense({ units: 3, name: 'hidden' }),
      layers.activation({ activation: 'relu', name: 'relu' }),
    );
    const [one, two] = ['one', 'two'].map((name) =>
      through(active, layers.dense({ units: 1, name })),
    ) as [Features, Features];
    const [found, ...others] = groupsOf(model(input, one, two));
    expect(others).toEqual([]);
    expect(found?.name).toBe('relu');
    expect(found?.watch.map(({ layer }) => layer)).toEqual(['relu']);
    expect(found?.consumers.map(({ name }) => name)).toEqual(['one/kernel', 'two/kernel']);
  });

  it('may be read behind several activations, and are watched behind each', () => {
    const input = tf.input({ shape: [2] });
    const hidden = through(input, layers.dense({ units: 3, name: 'hidden' }));
    const [one, two] = ['one', 'two'].map((name) =>
      through(hidden, layers.reLU({ name: `relu-${name}` }), layers.dense({ units: 1, name })),
    ) as [Features, Features];
    const [found] = groupsOf(model(input, one, two));
    expect(found?.watch.map(({ layer }) => layer)).toEqual(['relu-one', 'relu-two']);
  });

  it('of convolutions are channels, read at every position of what follows', () => {
    // Watched where ReLU is, before pooling. 20 x 16 comes to 2 x 1 positions in the end.
    const net = keep(
      lenet5.build({ channels: [2, 3], hidden: 4 }, { shape: [20, 16, 1], classes: 2 }),
    );
    expect(groupsOf(net).map((found) => slicesOf(found, 1))).toEqual([
      {
        name: 'conv1',
        units: 2,
        columns: { 'conv1/kernel': [1] },
        rows: { 'conv2/kernel': Array.from({ length: 25 }, (_, position) => 2 * position + 1) },
      },
      {
        name: 'conv2',
        units: 3,
        columns: { 'conv2/kernel': [1] },
        rows: { 'hidden/kernel': [1, 4] },
      },
      {
        name: 'hidden',
        units: 4,
        columns: { 'hidden/kernel': [1] },
        rows: { 'output/kernel': [1] },
      },
    ]);
  });

  it.each([
    [lstm, [1, 4, 7, 10]],
    [gru, [1, 4, 7]],
  ])('of a recurrent layer have a column per gate, and read themselves', (definition, gates) => {
    const { id } = definition;
    const net = keep(definition.build({ units: 3 }, { shape: [2, 2, 1], classes: 2 }));
    expect(groupsOf(net).map((found) => slicesOf(found, 1))).toEqual([
      {
        name: id,
        units: 3,
        columns: { [`${id}/kernel`]: gates, [`${id}/recurrent_kernel`]: gates },
        rows: { [`${id}/recurrent_kernel`]: [1], 'output/kernel': [1] },
      },
    ]);
    expect(groupsOf(net)[0]?.vectors.map(({ name, entriesOf }) => [name, entriesOf(1)])).toEqual([
      [`${id}/bias`, gates],
    ]);
  });
});

describe('a residual net', () => {
  const net = () => keep(resnet20.build({ channels: [2, 3, 4] }, { shape: [8, 8, 1], classes: 2 }));

  it('has channels inside its blocks, and those of a stream in each of its stages', () => {
    const groups = groupsOf(net());
    expect(groups.map(({ name, units }) => [name, units])).toEqual([
      ['relu', 2],
      ['stage1-block1-relu1', 2],
      ['stage1-block2-relu1', 2],
      ['stage1-block3-relu1', 2],
      ['stage2-block1-relu1', 3],
      ['stage2-block1-relu2', 3],
      ['stage2-block2-relu1', 3],
      ['stage2-block3-relu1', 3],
      ['stage3-block1-relu1', 4],
      ['stage3-block1-relu2', 4],
      ['stage3-block2-relu1', 4],
      ['stage3-block3-relu1', 4],
    ]);
    expect(slicesOf(group(net(), 'stage2-block1-relu1'), 2)).toEqual({
      name: 'stage2-block1-relu1',
      units: 3,
      columns: { 'stage2-block1-conv1/kernel': [2] },
      rows: { 'stage2-block1-conv2/kernel': [2, 5, 8, 11, 14, 17, 20, 23, 26] },
    });
  });

  it('removes a channel of a stream from all that add to it and all that read it', () => {
    const stream = slicesOf(group(net(), 'stage3-block1-relu2'), 1);
    const positions = Array.from({ length: 9 }, (_, position) => 4 * position + 1);
    expect(stream.columns).toEqual({
      'stage3-block1-conv2/kernel': [1],
      'stage3-block1-shortcut/kernel': [1],
      'stage3-block2-conv2/kernel': [1],
      'stage3-block3-conv2/kernel': [1],
    });
    expect(stream.rows).toEqual({
      'stage3-block2-conv1/kernel': positions,
      'stage3-block3-conv1/kernel': positions,
      'output/kernel': [1],
    });
  });

  it('watches a stream behind every sum, after the non-linearity', () => {
    const watched = (name: string) => group(net(), name).watch.map(({ layer }) => layer);
    expect(watched('relu')).toEqual([
      'relu',
      'stage1-block1-relu2',
      'stage1-block2-relu2',
      'stage1-block3-relu2',
    ]);
    expect(watched('stage2-block1-relu1')).toEqual(['stage2-block1-relu1']);
  });
});

describe('units that meet', () => {
  it('side by side keep to themselves, and are read in rows of their own', () => {
    const [left, right] = groupsOf(small('concat')) as [UnitGroup, UnitGroup];
    const rows = (first: number) =>
      Array.from({ length: 9 }, (_, position) => 10 * position + first);
    expect(slicesOf(left, 3)).toEqual({
      name: 'left',
      units: 4,
      columns: { 'left/kernel': [3] },
      rows: { 'joined/kernel': rows(3) },
    });
    expect(slicesOf(right, 1)).toEqual({
      name: 'right',
      units: 6,
      columns: { 'right/kernel': [1] },
      rows: { 'joined/kernel': rows(4 + 1) },
    });
  });

  it('side by side behind one activation are watched there, each in its entries', () => {
    const input = tf.input({ shape: [2] });
    const branches = [2, 3].map((units, index) =>
      through(input, layers.dense({ units, name: `branch${index}` })),
    );
    const both = layers.concatenate({ name: 'both' }).apply(branches) as Features;
    const relu = layers.reLU({ name: 'relu' });
    const found = groupsOf(
      model(input, through(both, relu, layers.dense({ units: 1, name: 'output' }))),
    );
    expect(
      found.map(({ name, watch }) => [
        name,
        watch.map(({ layer, entriesOf }) => [layer, entriesOf(1)]),
      ]),
    ).toEqual([
      ['branch0', [['relu', [1]]]],
      ['branch1', [['relu', [2 + 1]]]],
    ]);
  });

  it('in a sum go together, one part of a layer with the one, another part with the other', () => {
    const groups = groupsOf(small('sum-of-concat'));
    const tied = (unit: number) => groups.slice(0, 2).map((found) => slicesOf(found, unit).columns);
    expect(groups.map(({ name, units }) => [name, units])).toEqual([
      ['left + whole', 4],
      ['right + whole', 5],
      ['conv', 4],
    ]);
    expect(tied(2)).toEqual([
      { 'left/kernel': [2], 'whole/kernel': [2] },
      { 'right/kernel': [2], 'whole/kernel': [4 + 2] },
    ]);
  });

  it.each(['gate', 'flat-gate'])('a gate go together with it (%s)', (id) => {
    const gated = slicesOf(group(small(id), 'relu'), 2);
    expect(gated.columns).toEqual({ 'conv/kernel': [2], 'excite/kernel': [2] });
    expect(Object.keys(gated.rows)).toEqual(['reduce/kernel', 'conv2/kernel']);
    expect(group(small(id), 'relu').watch.map(({ layer }) => layer)).toEqual(['relu', 'scale']);
  });

  it('a depthwise convolution have all that it makes of them', () => {
    const found = group(small('multiplier'), 'conv');
    expect(slicesOf(found, 1).rows['twice/depthwise_kernel']).toEqual(
      Array.from({ length: 9 }, (_, position) => 5 * position + 1),
    );
    // Two figures each, 10 in all, at 3 x 4 positions.
    const flat = Array.from({ length: 12 }, (_, position) => [
      10 * position + 2,
      10 * position + 3,
    ]);
    expect(slicesOf(found, 1).rows['output/kernel']).toEqual(flat.flat());
    expect(found.vectors.map(({ name, entriesOf }) => [name, entriesOf(1)])).toEqual([
      ['conv/bias', [1]],
      ['twice/bias', [2, 3]],
      ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map((role) => [
        `flat-norm/${role}`,
        flat.flat(),
      ]),
    ]);
  });

  it('their positions in one row are read at each of them', () => {
    const { rows } = slicesOf(group(small('conv1d'), 'map'), 3);
    // 3 steps of 18 positions of 4 channels.
    expect(rows['conv1/kernel']).toEqual(
      Array.from({ length: 3 * 18 }, (_, position) => 4 * position + 3),
    );
  });

  it('a separable convolution are read by both of its kernels', () => {
    const { rows } = slicesOf(group(small('separable'), 'conv'), 1);
    expect(rows['separable/depthwise_kernel']).toHaveLength(9);
    expect(rows['separable/pointwise_kernel']).toEqual([1]);
  });

  it.each([
    ['bidirectional-concat', [2, 5 + 2]],
    ['bidirectional-sum', [2]],
  ])('the other direction of their layer go together with it (%s)', (id, read) => {
    const both = slicesOf(group(small(id), 'both'), 2);
    expect(both.units).toBe(5);
    expect(both.columns['both/backward/kernel']).toEqual([2, 7, 12, 17]);
    expect(both.rows).toEqual({
      'both/forward/recurrent_kernel': [2],
      'both/backward/recurrent_kernel': [2],
      'output/kernel': read,
    });
  });
});

const zoo = [
  ['mlp', () => mlp.build({ hidden: [4, 3] }, format)],
  ['lenet-5', () => lenet5.build({ channels: [3, 4], hidden: 5 }, format)],
  ['resnet-20', () => resnet20.build({ channels: [2, 3, 4] }, format)],
  ['lstm', () => lstm.build({ units: 3 }, format)],
  ['gru', () => gru.build({ units: 3 }, format)],
  ...smallNets.map(({ id, build }) => [id, () => build(format)] as const),
] as const;

describe.each(zoo)('the groups of %s', (_, build) => {
  it('have names of their own', () => {
    const names = groupsOf(keep(build())).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });

  it('have every unit that is made but those of the output, once', () => {
    const net = keep(build());
    const { groups, leftAlone: left } = channelGroups(net);
    expect(left.map(({ layer }) => layer)).toEqual(['output']);
    const columns = groups.flatMap(({ units, widths }) =>
      widths.flatMap(({ layer, entriesOf }) =>
        Array.from({ length: units }, (__, unit) =>
          entriesOf(unit).map((entry) => `${layer} ${entry}`),
        ).flat(),
      ),
    );
    expect(new Set(columns).size).toBe(columns.length);
    for (const { layer, width } of groups.flatMap(({ widths }) => widths)) {
      expect(columns.filter((entry) => entry.startsWith(`${layer} `))).toHaveLength(width);
    }
  });

  it('are watched somewhere, each unit', () => {
    for (const { units, watch } of groupsOf(keep(build()))) {
      for (let unit = 0; unit < units; unit++) {
        expect(watch.flatMap(({ entriesOf }) => entriesOf(unit)).length).toBeGreaterThan(0);
      }
    }
  });
});
