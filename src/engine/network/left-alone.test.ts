import { afterEach, describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { channelGroups } from './groups.ts';

type Features = TensorFlow.SymbolicTensor;
type Layer = Pick<TensorFlow.layers.Layer, 'apply'>;
const { layers } = tf;

const models: TensorFlow.LayersModel[] = [];
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});
const model = (inputs: Features, ...outputs: Features[]) => {
  const made = tf.model({ inputs, outputs });
  models.push(made);
  return made;
};
const through = (features: Features, ...chain: readonly Layer[]): Features =>
  chain.reduce((reached, layer) => layer.apply(reached) as Features, features);
const groupsOf = (of: TensorFlow.LayersModel) => channelGroups(of).groups;
const leftAlone = (of: TensorFlow.LayersModel) =>
  Object.fromEntries(
    channelGroups(of).leftAlone.map(({ layer, reason }) => [layer, textOf(reason)]),
  );

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
    const unknown = layers.centerCrop({ name: 'crop', height: 2, width: 2 });
    const beside = through(image, conv('beside'), layers.maxPooling2d({ poolSize: 2 }));
    const sum = apply(layers.add(), through(before, unknown), beside);
    const net = model(image, through(sum, conv('next'), ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['next']);
    const reason = 'its units meet crop, of a class that is not known here (CenterCrop)';
    expect(leftAlone(net)).toEqual({ ...isOutput, before: reason, beside: reason });
  });

  it('where a kernel lies crosswise', () => {
    const image = input();
    const up = layers.conv2dTranspose({ name: 'up', filters: 3, kernelSize: 1 });
    const net = model(image, through(image, conv('before'), up, conv('next'), ...output()));
    expect(groupsOf(net).map(({ name }) => name)).toEqual(['next']);
    const reason = 'its units meet up, whose kernel lies crosswise';
    expect(leftAlone(net)).toEqual({ ...isOutput, before: reason });
  });

  it('where axes change places, unless they stay last', () => {
    const image = input();
    const turn = (dims: number[]) => layers.permute({ dims, name: 'turn' });
    const net = (dims: number[]) =>
      model(image, through(image, conv('conv', 4), turn(dims), ...output()));
    expect(leftAlone(net([3, 1, 2]))['conv']).toBe('its units do not stand last behind turn');
    expect(groupsOf(net([2, 1, 3])).map(({ name }) => name)).toEqual(['conv']);
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
    const last = recurrent.apply(image, { initialState: [state] }) as Features;
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
    const [found] = groupsOf(net);
    expect(found?.consumers.map(({ name, rowsOf }) => [name, rowsOf(4)])).toEqual([
      ['next/kernel', [4]],
    ]);
  });
});
