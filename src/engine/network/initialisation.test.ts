import { mean, variance } from 'simple-statistics';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { initialise } from './initialisation.ts';
import { lenet5 } from '../models/lenet-5.ts';
import { mlp } from '../models/mlp.ts';
import { gru, lstm } from '../models/recurrent.ts';
import { resnet20 } from '../models/resnet-20.ts';
import { smallNet } from './small-nets.fixture.ts';
import { readVariables } from './variables.ts';

const models: TensorFlow.LayersModel[] = [];
const valuesOf = (model: TensorFlow.LayersModel, seed: number, initialisation?: 'he-normal') => {
  models.push(model);
  initialise(model, seed, initialisation);
  return new Map(readVariables(model).map(({ name, values }) => [name, [...values]]));
};
const format = { shape: [28, 28, 1], classes: 10 } as const;
const initialised = (seed: number, hidden = [128]) => valuesOf(mlp.build({ hidden }, format), seed);

afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

describe('the initialisation of He et al.', () => {
  const he = (model: TensorFlow.LayersModel, seed = 1) => valuesOf(model, seed, 'he-normal');
  const lenet = () => he(lenet5.build({ channels: [40, 60], hidden: 100 }, format));

  // sqrt(2 / fan-in)
  it.each([
    ['conv1/kernel', Math.sqrt(2 / 25), 1000],
    ['conv2/kernel', Math.sqrt(2 / (25 * 40)), 60_000],
    ['hidden/kernel', Math.sqrt(2 / (16 * 60)), 96_000],
    ['output/kernel', Math.sqrt(2 / 100), 1000],
  ])('draws %s from a normal distribution of that deviation', (name, deviation, count) => {
    const values = (lenet().get(name) ?? []).map((value) => value / deviation);
    expect(values).toHaveLength(count);
    const error = 1 / Math.sqrt(count);
    expect(Math.abs(mean(values))).toBeLessThan(3 * error);
    expect(Math.abs(variance(values) - 1)).toBeLessThan(3 * Math.SQRT2 * error);
    // Of a normal distribution 68.27 % lie within one deviation, of a uniform one 57.7 %.
    const within = values.filter((value) => Math.abs(value) < 1).length / count;
    expect(Math.abs(within - 0.6827)).toBeLessThan(3 * Math.sqrt(0.6827 * 0.3173) * error);
  });

  it('does not cut the tails off', () => {
    const values = lenet().get('hidden/kernel') ?? [];
    const largest = Math.max(...values.map(Math.abs)) / Math.sqrt(2 / 960);
    // Of 96,000 draws some lie beyond 3.5 deviations; truncated ones end at 2.
    expect(largest).toBeGreaterThan(3.5);
  });

  it('starts biases at zero, and leaves normalisation and recurrent layers as they are', () => {
    expect(new Set(lenet().get('conv1/bias'))).toEqual(new Set([0]));
    const resnet = resnet20.build({ channels: [2, 2, 2] }, format);
    expect(he(resnet).get('norm/gamma')).toEqual([1, 1]);
    const recurrent = he(gru.build({ units: 4 }, format));
    const before = valuesOf(gru.build({ units: 4 }, format), 1);
    expect(recurrent.get('gru/kernel')).toEqual(before.get('gru/kernel'));
    expect(recurrent.get('output/kernel')).not.toEqual(before.get('output/kernel'));
  });

  it('counts the inputs of a depthwise unit', () => {
    const net = smallNet('depthwise').build({ shape: [16, 18, 2], classes: 3 });
    const values = he(net).get('depthwise/depthwise_kernel') ?? [];
    expect(values.length).toBeGreaterThan(30);
    const squares = values.map((value) => value ** 2);
    expect(mean(squares) / (2 / 9)).toBeGreaterThan(0.4);
    expect(mean(squares) / (2 / 9)).toBeLessThan(2);
  });

  it('is the same for the same seed, and another for another', () => {
    const net = () => mlp.build({ hidden: [8] }, format);
    expect(he(net(), 3)).toEqual(he(net(), 3));
    expect(he(net(), 3)).not.toEqual(he(net(), 4));
  });
});

describe("PyTorch's default initialisation", () => {
  // U(-b, b) with b = 1 / sqrt(fan-in): 1 / sqrt(784) = 1 / 28 and 1 / sqrt(128).
  it.each([
    ['hidden1/kernel', 1 / 28],
    ['hidden1/bias', 1 / 28],
    ['output/kernel', 1 / Math.sqrt(128)],
    ['output/bias', 1 / Math.sqrt(128)],
  ])('draws %s from the whole of (-b, b)', (name, bound) => {
    const values = initialised(0).get(name) ?? [];
    expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(Math.fround(bound));
    expect(Math.max(...values)).toBeGreaterThan(0.5 * bound);
    expect(Math.min(...values)).toBeLessThan(-0.5 * bound);
  });

  it('draws evenly: the variance of U(-b, b) is b^2 / 3', () => {
    const values = initialised(0).get('hidden1/kernel') ?? [];
    expect(Math.abs(mean(values))).toBeLessThan(0.0005);
    expect(variance(values) / (1 / 784 / 3)).toBeCloseTo(1, 1);
  });

  it.each([
    ['conv1/kernel', 1 / 5], // fan-in 5 * 5 * 1
    ['conv1/bias', 1 / 5],
    ['conv2/kernel', 1 / Math.sqrt(5 * 5 * 6)],
    ['conv2/bias', 1 / Math.sqrt(5 * 5 * 6)],
  ])('draws %s of a convolution by the inputs of one channel', (name, bound) => {
    const model = lenet5.build({ channels: [6, 20], hidden: 4 }, format);
    const largest = Math.max(...(valuesOf(model, 0).get(name) ?? []).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.6 * bound);
  });

  it.each([lstm, gru])('draws $id by its units, and the bias as the sum of two', (definition) => {
    const values = valuesOf(definition.build({ units: 16 }, format), 0);
    const variancesOf = (role: string) => variance(values.get(`${definition.id}/${role}`) ?? []);
    const largest = (role: string) =>
      Math.max(...(values.get(`${definition.id}/${role}`) ?? []).map(Math.abs));
    const bound = 1 / 4;
    for (const role of ['kernel', 'recurrent_kernel']) {
      expect(largest(role)).toBeLessThanOrEqual(bound);
      expect(variancesOf(role) / (bound ** 2 / 3)).toBeCloseTo(1, 0);
    }
    // The sum of two draws has their range and their variance together.
    expect(largest('bias')).toBeGreaterThan(bound);
    expect(largest('bias')).toBeLessThanOrEqual(2 * bound);
  });

  it('draws both biases of a unit that resets after the product, each by itself', () => {
    const net = smallNet('reset-after').build({ shape: [16, 18, 2], classes: 3 });
    const values = valuesOf(net, 0);
    const bias = ['forward', 'backward'].flatMap((way) => values.get(`both/${way}/bias`) ?? []);
    const largest = Math.max(...bias.map(Math.abs));
    expect(bias).toHaveLength(2 * 2 * 3 * 5);
    expect(largest).toBeLessThanOrEqual(Math.fround(1 / Math.sqrt(5)));
    expect(largest).toBeGreaterThan(0.6 / Math.sqrt(5));
  });

  it('draws embeddings from N(0, 1), and a transposed convolution by its kernel', () => {
    const input = tf.input({ shape: [6, 8] });
    const vectors = tf.layers.embedding({ inputDim: 50, outputDim: 20, name: 'words' });
    const up = tf.layers.conv2dTranspose({ filters: 4, kernelSize: 3, name: 'up' });
    const outputs = up.apply(vectors.apply(input)) as typeof input;
    const values = valuesOf(tf.model({ inputs: input, outputs }), 0);
    const drawn = values.get('words/embeddings') ?? [];
    expect(Math.abs(mean(drawn))).toBeLessThan(3 / Math.sqrt(1000));
    expect(variance(drawn)).toBeCloseTo(1, 0);
    // PyTorch counts the outputs of a transposed convolution: 4 * 3 * 3.
    const largest = Math.max(...(values.get('up/kernel') ?? []).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(1 / 6));
    expect(largest).toBeGreaterThan(0.95 / 6);
  });

  it('leaves the constants of a network as they are', () => {
    const net = smallNet('mobile').build({ shape: [16, 18, 2], classes: 3 });
    const constants = (values: number) => [1, 2, 3, 4, 5, 6].map((nth) => values * nth);
    const [scale, offset] = [constants(0.5), constants(-2)];
    net.getLayer('scale').setWeights([tf.tensor1d(scale), tf.tensor1d(offset)]);
    const values = valuesOf(net, 0);
    expect([values.get('scale/scale'), values.get('scale/offset')]).toEqual([scale, offset]);
  });

  it('makes batch norm hand on what is normalised already', () => {
    const values = valuesOf(resnet20.build({ channels: [2, 2, 2] }, format), 0);
    expect(
      ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((role) => values.get(`norm/${role}`)),
    ).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(initialised(3)).toEqual(initialised(3));
    expect(initialised(3)).not.toEqual(initialised(4));
  });

  it('gives a variable its own stream, so that other layers do not shift it', () => {
    expect(initialised(5, [128, 40]).get('hidden1/kernel')).toEqual(
      initialised(5).get('hidden1/kernel'),
    );
  });

  it.each([
    ['depthwise', 'depthwise/depthwise_kernel', 1 / 3], // each channel by itself: 3 * 3 inputs
    ['multiplier', 'twice/bias', 1 / 3],
    ['separable', 'separable/depthwise_kernel', 1 / 3],
    ['separable', 'separable/pointwise_kernel', 1 / Math.sqrt(5)],
    ['separable', 'separable/bias', 1 / Math.sqrt(5)],
    ['conv1d', 'conv2/kernel', 1 / Math.sqrt(2 * 5)],
    ['bidirectional-sum', 'both/forward/kernel', 1 / Math.sqrt(5)],
    ['bidirectional-sum', 'both/backward/recurrent_kernel', 1 / Math.sqrt(5)],
  ])('of the net %s draws %s from (-b, b)', (id, name, bound) => {
    const values = valuesOf(smallNet(id).build({ shape: [16, 18, 2], classes: 3 }), 0).get(name);
    const largest = Math.max(...(values ?? []).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.6 * bound);
  });

  it('draws both directions of a layer from streams of their own', () => {
    const net = smallNet('bidirectional-sum').build({ shape: [16, 18, 2], classes: 3 });
    const values = valuesOf(net, 0);
    expect(values.get('both/forward/kernel')).not.toEqual(values.get('both/backward/kernel'));
    const biases = ['forward', 'backward'].flatMap((way) => values.get(`both/${way}/bias`) ?? []);
    expect(Math.max(...biases.map(Math.abs))).toBeGreaterThan(1 / Math.sqrt(5));
  });

  it('starts a leaky ReLU with a slope of 1/4, and layer norm as the identity', () => {
    const prelu = smallNet('prelu').build({ shape: [4, 4, 1], classes: 2 });
    expect(new Set(valuesOf(prelu, 0).get('prelu2/alpha'))).toEqual(new Set([0.25]));
    const input = tf.input({ shape: [2] });
    const outputs = tf.layers.layerNormalization({ name: 'norm' }).apply(input) as typeof input;
    const values = valuesOf(tf.model({ inputs: input, outputs }), 0);
    expect([values.get('norm/gamma'), values.get('norm/beta')]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it('refuses a layer that it does not know', () => {
    const input = tf.input({ shape: [3, 4, 4, 1] });
    const both = tf.layers.convLstm2d({ filters: 1, kernelSize: 2, name: 'both' });
    const model = tf.model({ inputs: input, outputs: both.apply(input) as typeof input });
    models.push(model);
    expect(() => initialise(model, 0)).toThrow(UserError);
    expect(() => initialise(model, 0)).toThrow('both is of a class that is not known here');
  });
});
