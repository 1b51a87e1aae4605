import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { mlp } from '../models/mlp.ts';
import { smallNet } from './small-nets.fixture.ts';
import { namedVariables, readVariables, writeVariables, type NamedValues } from './variables.ts';

describe("a model's variables", () => {
  let model: TensorFlow.LayersModel;
  const values: NamedValues[] = [
    { name: 'output/bias', shape: [2], values: Float32Array.of(7, 8) },
    { name: 'hidden1/kernel', shape: [1, 1], values: Float32Array.of(1) },
    { name: 'hidden1/bias', shape: [1], values: Float32Array.of(2) },
    { name: 'output/kernel', shape: [1, 2], values: Float32Array.of(3, 4) },
  ];
  beforeAll(() => {
    model = mlp.build({ hidden: [1] }, { shape: [1, 1, 1], classes: 2 });
  });
  afterAll(() => model.dispose());

  it('are read as they were written, whatever their order then, and nothing leaks', () => {
    const before = tf.memory().numTensors;
    writeVariables(model, values);
    expect(readVariables(model).map(({ name, values: read }) => [name, ...read])).toEqual([
      ['hidden1/kernel', 1],
      ['hidden1/bias', 2],
      ['output/kernel', 3, 4],
      ['output/bias', 7, 8],
    ]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['lack one', values.slice(1), 'output/bias is absent there and [2] in the model'],
    [
      'have another shape',
      values.with(3, { name: 'output/kernel', shape: [2, 1], values: Float32Array.of(0, 0) }),
      'output/kernel is [2, 1] there and [1, 2] in the model',
    ],
    [
      'have one more',
      [...values, { name: 'hidden2/bias', shape: [1], values: Float32Array.of(0) }],
      'the model has no variable hidden2/bias',
    ],
  ])('are not written when the values %s', (_, entries, message) => {
    writeVariables(model, values);
    expect(() => writeVariables(model, entries)).toThrow(message);
    expect(readVariables(model)[0]?.values[0]).toBe(1);
  });

  it('of layers inside a layer are named after both', () => {
    const inner = tf.sequential({ name: 'inner' });
    inner.add(tf.layers.dense({ units: 2, inputShape: [3], name: 'one' }));
    inner.add(tf.layers.dense({ units: 1, name: 'two' }));
    const input = tf.input({ shape: [3] });
    const outer = tf.model({ inputs: input, outputs: inner.apply(input) as typeof input });
    expect(namedVariables(outer).map(({ name, role }) => [name, role])).toEqual([
      ['inner/one/kernel', 'one/kernel'],
      ['inner/one/bias', 'one/bias'],
      ['inner/two/kernel', 'two/kernel'],
      ['inner/two/bias', 'two/bias'],
    ]);
    outer.dispose();
  });

  it('of the two directions of a layer are told apart, whatever tfjs calls them', () => {
    const build = () => smallNet('bidirectional-sum').build({ shape: [4, 4, 1], classes: 2 });
    const namesOf = () => {
      const net = build();
      const names = namedVariables(net).map(({ name }) => name);
      net.dispose();
      return names.filter((name) => name.startsWith('both'));
    };
    expect(namesOf()).toEqual([
      'both/forward/kernel',
      'both/forward/recurrent_kernel',
      'both/forward/bias',
      'both/backward/kernel',
      'both/backward/recurrent_kernel',
      'both/backward/bias',
    ]);
    expect(namesOf()).toEqual(namesOf());
  });
});
