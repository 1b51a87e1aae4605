import { describe, expect, it } from 'vitest';
import { modelOf, topologyOf } from '../../thinning/thin-model.ts';
import { initialise } from '../initialisation.ts';
import { readVariables, writeVariables } from '../variables.ts';
import { tf, type TensorFlow } from '../../tensorflow.ts';
import { clip, gelu, hardSigmoid, hardSwish } from './own/activations.ts';
import { channelScale } from './own/channel-scale.ts';
import { constantPadding1D, constantPadding2D } from './own/constant-padding.ts';
import { gruResetAfter } from './own/gru-reset-after.ts';
import { meanPooling1D, meanPooling2D } from './own/mean-pooling.ts';
import { useOwnLayers } from './own/own-layers.ts';
import { timeStep } from './own/time-step.ts';
import { layerClassNames } from './registry.ts';

useOwnLayers();

type Layer = TensorFlow.layers.Layer;
const { layers } = tf;
const MAP = [7, 8, 4];
const SEQUENCE = [6, 4];
const VECTOR = [12];
const cell = { units: 3, recurrentInitializer: 'glorotUniform', activation: 'relu' } as const;
const gates = { ...cell, recurrentActivation: 'sigmoid', useBias: false } as const;
const ways = { returnSequences: true, goBackwards: true } as const;

/** A layer of every class, with all that can be said of it said otherwise than by default. */
const unusual: readonly (readonly [layer: Layer, ...inputs: number[][]])[] = [
  [layers.dense({ units: 3, activation: 'elu', useBias: false }), VECTOR],
  [
    layers.conv1d({ filters: 3, kernelSize: 2, dilationRate: 2, padding: 'same', useBias: false }),
    SEQUENCE,
  ],
  [
    layers.conv2d({ filters: 3, kernelSize: [2, 3], strides: [1, 2], activation: 'hardSigmoid' }),
    MAP,
  ],
  [layers.conv2d({ filters: 3, kernelSize: 2, dilationRate: [2, 3] }), MAP],
  [layers.depthwiseConv2d({ kernelSize: 2, dilationRate: [1, 2], depthMultiplier: 3 }), MAP],
  [
    layers.depthwiseConv2d({ kernelSize: [1, 2], strides: 2, padding: 'same', useBias: false }),
    MAP,
  ],
  [layers.separableConv2d({ filters: 3, kernelSize: 2, depthMultiplier: 2, dilationRate: 2 }), MAP],
  [layers.conv2dTranspose({ filters: 3, kernelSize: 2, strides: [2, 1], padding: 'same' }), MAP],
  [layers.embedding({ inputDim: 4, outputDim: 3, batchInputShape: [null, 6, 4] }), SEQUENCE],
  [layers.simpleRNN({ ...cell, ...ways }), SEQUENCE],
  [layers.lstm({ ...gates, ...ways, unitForgetBias: false }), SEQUENCE],
  [layers.gru({ ...gates, ...ways }), SEQUENCE],
  [gruResetAfter.make({ ...gates, ...ways }), SEQUENCE],
  [
    layers.bidirectional({ layer: gruResetAfter.make({ ...gates }) as never, mergeMode: 'mul' }),
    SEQUENCE,
  ],
  [layers.bidirectional({ layer: layers.lstm({ ...gates, ...ways }), mergeMode: 'ave' }), SEQUENCE],
  [layers.batchNormalization({ scale: false, epsilon: 0.5, momentum: 0.7 }), MAP],
  [layers.batchNormalization({ center: false, axis: 1 }), MAP],
  [layers.layerNormalization({ axis: [1, 2], epsilon: 0.5, center: false }), MAP],
  [layers.add(), MAP, MAP],
  [layers.average(), MAP, MAP],
  [layers.maximum(), MAP, MAP],
  [layers.minimum(), MAP, MAP],
  [layers.multiply(), MAP, MAP],
  [layers.concatenate({ axis: 1 }), MAP, MAP],
  [layers.flatten({ dataFormat: 'channelsFirst' }), MAP],
  [layers.reshape({ targetShape: [4, 56] }), MAP],
  [layers.repeatVector({ n: 3 }), VECTOR],
  [layers.permute({ dims: [3, 1, 2] }), MAP],
  [layers.activation({ activation: 'logSoftmax' as never }), MAP],
  [layers.elu(), MAP],
  [layers.leakyReLU({ alpha: 0.7 }), MAP],
  [layers.prelu({ sharedAxes: [1, 3], alphaInitializer: 'ones' }), MAP],
  [layers.reLU({ maxValue: 0.3 }), MAP],
  [layers.softmax({ axis: [1, 2] }), MAP],
  [layers.thresholdedReLU({ theta: 0.2 }), MAP],
  [layers.averagePooling1d({ poolSize: 3, strides: 2, padding: 'same' }), SEQUENCE],
  [layers.maxPooling1d({ poolSize: 3, strides: 1, padding: 'same' }), SEQUENCE],
  [layers.averagePooling2d({ poolSize: [3, 2], strides: [1, 2], padding: 'same' }), MAP],
  [layers.maxPooling2d({ poolSize: [2, 3], strides: [2, 1], dataFormat: 'channelsFirst' }), MAP],
  [layers.globalAveragePooling1d(), SEQUENCE],
  [layers.globalMaxPooling1d(), SEQUENCE],
  [layers.globalAveragePooling2d({ dataFormat: 'channelsFirst' }), MAP],
  [layers.globalMaxPooling2d({ dataFormat: 'channelsFirst' }), MAP],
  [
    layers.cropping2D({
      cropping: [
        [1, 2],
        [0, 1],
      ],
    }),
    MAP,
  ],
  [layers.upSampling2d({ size: [1, 3], interpolation: 'bilinear' }), MAP],
  [
    layers.zeroPadding2d({
      padding: [
        [1, 2],
        [0, 3],
      ],
    }),
    MAP,
  ],
  [layers.rescaling({ scale: 0.5, offset: 3 }), MAP],
  [layers.alphaDropout({ rate: 0.3 }), MAP],
  [layers.dropout({ rate: 0.3, noiseShape: [null as never, 1, 1, 4], seed: 7 }), MAP],
  [layers.gaussianDropout({ rate: 0.3 }), MAP],
  [layers.gaussianNoise({ stddev: 0.3 }), MAP],
  [layers.spatialDropout1d({ rate: 0.3 }), SEQUENCE],
  [hardSwish.make(), MAP],
  [hardSigmoid.make({ alpha: 0.4, beta: 0.1 }), MAP],
  [clip.make({ minValue: -0.2, maxValue: 0.1 }), MAP],
  [gelu.make({ approximate: true }), MAP],
  [gelu.make({ approximate: false }), MAP],
  [constantPadding1D.make({ padding: [2, 1], value: 5 }), SEQUENCE],
  [
    constantPadding2D.make({
      padding: [
        [1, 0],
        [2, 3],
      ],
      value: -3.4028234663852886e38,
    }),
    MAP,
  ],
  [meanPooling1D.make({ poolSize: [3], strides: [2], padding: [1, 2] }), SEQUENCE],
  [
    meanPooling2D.make({
      poolSize: [3, 2],
      strides: [1, 2],
      padding: [
        [1, 2],
        [0, 1],
      ],
    }),
    MAP,
  ],
  [channelScale.make(), MAP],
  [timeStep.make({ index: -2 }), SEQUENCE],
];

describe('a topology says all of its layers', () => {
  it('and there is one of every class in the table', () => {
    const tried = new Set(unusual.map(([layer]) => layer.getClassName()));
    expect(layerClassNames.filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(unusual.map((entry) => [entry[0].getClassName(), entry] as const))(
    'of %s',
    async (_, [layer, ...shapes]) => {
      const inputs = shapes.map((shape) => tf.input({ shape }));
      const [first = tf.input({ shape: [1] })] = inputs;
      const outputs = layer.apply(inputs.length > 1 ? inputs : first) as typeof first;
      const model = tf.model({ inputs, outputs });
      initialise(model, 3);
      const topology = topologyOf(model);
      const stored = JSON.parse(JSON.stringify(topology)) as object;
      const again = await modelOf(stored);
      writeVariables(again, readVariables(model));
      expect(topologyOf(again)).toEqual(stored);
      const examples = shapes.map((shape, index) =>
        tf.abs(tf.randomNormal([2, ...shape], 0, 1, 'float32', 11 + index)),
      );
      const [expected, found] = [model, again].map((one) => {
        const output = one.predict(examples) as TensorFlow.Tensor;
        expect(output.shape.slice(1)).toEqual(one.outputs[0]?.shape.slice(1));
        return output.dataSync<'float32'>();
      });
      expect(found).toEqual(expected);
      model.dispose();
      again.dispose();
      tf.dispose(examples);
    },
  );
});
