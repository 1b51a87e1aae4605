import { afterEach, describe, expect, it } from 'vitest';
import reference from '../../../test/fixtures/channel-groups.json' with { type: 'json' };
import { textOf } from '../../contract/sentence.ts';
import type { ImageFormat } from '../datasets/dataset.ts';
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
const format: ImageFormat = { shape: [16, 18, 2], classes: 3 };
const small = (id: string) => keep(smallNet(id).build(format));
const groupsOf = (of: TensorFlow.LayersModel) => channelGroups(of).groups;
const group = (of: TensorFlow.LayersModel, name: string): UnitGroup => {
  const found = groupsOf(of).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`There is no group ${name}.`);
  return found;
};
const leftAlone = (of: TensorFlow.LayersModel) =>
  Object.fromEntries(
    channelGroups(of).leftAlone.map(({ layer, reason }) => [layer, textOf(reason)]),
  );

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

describe('units are left alone', () => {
  const input = () => tf.input({ shape: [4, 4, 3] });
  const conv = (name: string, filters = 3) => layers.conv2d({ name, filters, kernelSize: 1 });
  const output = () => [layers.flatten(), layers.dense({ units: 2, name: 'output' })];
  const isOutput = { output: "its units are the network's outputs" };
  const apply = (layer: Layer, ...features: Features[]) => layer.apply(features) as Features;

  it('where the network gives them out itself', () => {
    const image = tf.input({ shape: [2] });
    const hidden = through(image, layers.dense({ units: 2, name: 'hidden' }));
    const net = model(image, hidden, through(hidden, layers.dense({ units: 1, name: 'output' })));
    expect(channelGroups(net).groups).toEqual([]);
    expect(leftAlone(net)).toEqual({ ...isOutput, hidden: "its units are the network's outputs" });
  });

  it('where they are added to the input', () => {
    const image = input();
    const sum = apply(layers.add(), through(image, conv('conv')), image);
    const net = model(image, through(sum, ...output()));
    expect(groupsOf(net)).toEqual([]);
    expect(leftAlone(net)).toEqual({ ...isOutput, conv: "its units meet the network's input" });
  });

  it.each([
    ['layer norm', layers.layerNormalization({ name: 'joint' })],
    ['batch norm of positions', layers.batchNormalization({ axis: 1, name: 'joint' })],
    ['softmax', layers.softmax({ axis: -1, name: 'joint' })],
    ['an activation that is one', layers.activation({ activation: 'softmax', name: 'joint' })],
  ])('where one of them counts for all the others: %s', (_, joint) => {
    const image = input();
    const net = model(image, through(image, conv('conv'), joint, conv('next'), ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['next']);
    expect(leftAlone(net)['conv']).toContain('normalised together in joint');
  });

  it('where a layer of their own has such an activation', () => {
    const image = input();
    const joint = layers.conv2d({
      name: 'joint',
      filters: 3,
      kernelSize: 1,
      activation: 'softmax',
    });
    const net = model(image, through(image, joint, ...output()));
    expect(leftAlone(net)['joint']).toContain('normalised together in joint');
  });

  it('but a softmax over positions is none', () => {
    const image = input();
    const softmax = layers.softmax({ axis: 1, name: 'positions' });
    const net = model(image, through(image, conv('conv'), softmax, ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['positions']);
  });

  it('where a class of layer is not known, before it and behind it', () => {
    const image = input();
    const before = through(image, conv('before'));
    const unknown = layers.conv2dTranspose({ name: 'up', filters: 3, kernelSize: 1 });
    const sum = apply(layers.add(), through(before, unknown), through(image, conv('beside')));
    const net = model(image, through(sum, conv('next'), ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['next']);
    const reason = 'its units meet up, of a class that is not known here (Conv2DTranspose)';
    expect(leftAlone(net)).toEqual({ ...isOutput, before: reason, up: reason, beside: reason });
  });

  it('where a separable convolution has a multiplier, which tfjs does not store', () => {
    const image = input();
    const sizes = { filters: 4, kernelSize: 1, depthMultiplier: 2 };
    const separable = layers.separableConv2d({ name: 'separable', ...sizes });
    const net = model(image, through(image, conv('conv'), separable, ...output()));
    expect(groupsOf(net)).toEqual([]);
    const reason = 'its units meet separable, whose depth multiplier no topology holds';
    expect(leftAlone(net)).toEqual({ ...isOutput, conv: reason, separable: reason });
  });

  it('where a layer is used in several places', () => {
    const image = input();
    const shared = conv('shared');
    const once = through(image, conv('before'), shared);
    const net = model(image, through(once, shared, conv('next'), ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['next']);
    const reason = 'its units meet shared, which is used in several places';
    expect(leftAlone(net)).toEqual({ ...isOutput, before: reason, shared: reason });
  });

  it('where channels do not stand last', () => {
    const image = input();
    const pool = layers.maxPooling2d({ name: 'pool', poolSize: 1, dataFormat: 'channelsFirst' });
    const net = model(image, through(image, conv('conv'), pool, ...output()));
    expect(leftAlone(net)['conv']).toBe('its units meet pool, where channels do not stand last');
  });

  it('where a layer is given more than is followed', () => {
    const image = tf.input({ shape: [5, 2] });
    const state = through(image, layers.flatten(), layers.dense({ units: 3, name: 'state' }));
    const recurrent = layers.simpleRNN({
      units: 3,
      name: 'rnn',
      recurrentInitializer: 'glorotUniform',
    });
    const last = recurrent.apply(image, { initialState: [state] } as never) as Features;
    const net = model(image, through(last, layers.dense({ units: 2, name: 'output' })));
    const reason = 'its units meet rnn, which has several inputs or outputs';
    expect(leftAlone(net)).toEqual({ ...isOutput, state: reason, rnn: reason });
  });

  it('where one of them meets all the others', () => {
    const image = input();
    const map = through(image, conv('map', 1));
    const product = apply(layers.multiply({ name: 'scale' }), through(image, conv('conv')), map);
    const net = model(image, through(product, ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['scale']);
    expect(leftAlone(net)['map']).toContain('spread over all those that it meets in scale');
  });

  it('where they are taken for positions', () => {
    const image = tf.input({ shape: [3] });
    const fold = layers.reshape({ targetShape: [2, 3], name: 'fold' });
    const net = model(
      image,
      through(image, layers.dense({ units: 6, name: 'hidden' }), fold, ...output()),
    );
    expect(leftAlone(net)['hidden']).toBe('its units do not stand last behind fold');
  });

  it('but a reshape that undoes a flatten is followed', () => {
    const image = input();
    const unfold = layers.reshape({ targetShape: [4, 4, 5], name: 'unfold' });
    const net = model(
      image,
      through(image, conv('conv', 5), layers.flatten(), unfold, conv('next'), ...output()),
    );
    expect(slicesOf(group(net, 'conv'), 4).rows).toEqual({ 'next/kernel': [4] });
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

describe("Torch-Pruning's dependency graph has the same groups", () => {
  const mnist: ImageFormat = { shape: [28, 28, 1], classes: 10 };
  const twins: Record<keyof typeof reference.nets, () => TensorFlow.LayersModel> = {
    'lenet-5': () => lenet5.build(lenet5.parameters.parse({}), mnist),
    'resnet-20': () => resnet20.build(resnet20.parameters.parse({}), mnist),
    concat: () => smallNet('concat').build({ shape: [8, 8, 2], classes: 3 }),
    depthwise: () => smallNet('depthwise').build({ shape: [8, 8, 2], classes: 3 }),
  };
  const layersOf = (variables: readonly { readonly name: string }[]) =>
    [...new Set(variables.map(({ name }) => name.slice(0, name.lastIndexOf('/'))))].sort();

  it.each(Object.entries(twins))('in %s', (id, build) => {
    const net = keep(build());
    const isOf =
      (...classes: string[]) =>
      (name: string) =>
        classes.includes(net.getLayer(name).getClassName());
    const ours = groupsOf(net).map(({ units, producers, consumers, vectors }) => ({
      channels: units,
      producers: layersOf(producers),
      depthwise: layersOf(consumers).filter(isOf('DepthwiseConv2D')),
      norms: layersOf(vectors).filter(isOf('BatchNormalization')),
      consumers: layersOf(consumers).filter(isOf('Conv2D', 'Dense')),
    }));
    const theirs = reference.nets[id as keyof typeof reference.nets];
    expect(ours).toHaveLength(theirs.length);
    expect(ours).toEqual(expect.arrayContaining(theirs));
  });
});
