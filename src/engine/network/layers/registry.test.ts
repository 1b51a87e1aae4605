import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { tf, type TensorFlow } from '../../tensorflow.ts';
import { findLayerClass, findMatrixLayer, getLayerWeights } from './registry.ts';

const { layers } = tf;
const cell = { recurrentInitializer: 'glorotUniform' } as const;
const pool = { poolSize: 2 } as const;

/** A layer of each class that has a row. */
const known: readonly TensorFlow.layers.Layer[] = [
  layers.dense({ units: 1 }),
  layers.conv1d({ filters: 1, kernelSize: 1 }),
  layers.conv2d({ filters: 1, kernelSize: 1 }),
  layers.depthwiseConv2d({ kernelSize: 1 }),
  layers.separableConv2d({ filters: 1, kernelSize: 1 }),
  layers.simpleRNN({ units: 1, ...cell }),
  layers.lstm({ units: 1, ...cell }),
  layers.gru({ units: 1, ...cell }),
  layers.bidirectional({ layer: layers.gru({ units: 1, ...cell }), mergeMode: 'sum' }),
  layers.batchNormalization(),
  layers.layerNormalization(),
  layers.add(),
  layers.average(),
  layers.maximum(),
  layers.minimum(),
  layers.multiply(),
  layers.concatenate(),
  layers.flatten(),
  layers.reshape({ targetShape: [1] }),
  layers.repeatVector({ n: 2 }),
  layers.activation({ activation: 'tanh' }),
  layers.elu(),
  layers.leakyReLU(),
  layers.prelu(),
  layers.reLU(),
  layers.softmax(),
  layers.thresholdedReLU(),
  layers.averagePooling1d(pool),
  layers.averagePooling2d(pool),
  layers.globalAveragePooling1d(),
  layers.globalAveragePooling2d({}),
  layers.globalMaxPooling1d(),
  layers.globalMaxPooling2d({}),
  layers.maxPooling1d(pool),
  layers.maxPooling2d(pool),
  layers.cropping2D({ cropping: 1 }),
  layers.upSampling2d({}),
  layers.zeroPadding2d(),
  layers.alphaDropout({ rate: 0.1 }),
  layers.dropout({ rate: 0.1 }),
  layers.gaussianDropout({ rate: 0.1 }),
  layers.gaussianNoise({ stddev: 1 }),
  layers.spatialDropout1d({ rate: 0.1 }),
];

describe('the table of layers', () => {
  it.each(known.map((layer) => [layer.getClassName(), layer] as const))('has %s', (_, layer) => {
    expect(findLayerClass(layer)).toBeDefined();
  });

  it('has no row for what it does not know, nor for a direction of that', () => {
    const unknown = layers.convLstm2d({ filters: 1, kernelSize: 1 });
    expect(findLayerClass(unknown)).toBeUndefined();
    const both = layers.bidirectional({ layer: unknown, mergeMode: 'sum' });
    expect(findLayerClass(both)).toBeUndefined();
    expect(() => getLayerWeights(unknown)).toThrow(UserError);
    expect(() => getLayerWeights(unknown)).toThrow('class that is not known here (ConvLSTM2D)');
  });

  it.each([
    ['hidden1/kernel', 'hidden1'],
    ['lstm/recurrent_kernel', 'lstm'],
    ['block/one/depthwise_kernel', 'block/one'],
    ['both/forward/recurrent_kernel', 'both'],
    ['both/backward/kernel', 'both'],
    ['hidden1/bias', undefined],
    ['norm/gamma', undefined],
    ['kernel', undefined],
  ])('tells by the name of %s that its layer is %s', (variable, layer) => {
    expect(findMatrixLayer(variable)).toBe(layer);
  });
});
