import { clip, gelu, hardSigmoid, hardSwish } from '../../engine/network/layers/own/activations.ts';
import { channelScale } from '../../engine/network/layers/own/channel-scale.ts';
import {
  constantPadding1D,
  constantPadding2D,
} from '../../engine/network/layers/own/constant-padding.ts';
import { gruResetAfter } from '../../engine/network/layers/own/gru-reset-after.ts';
import { meanPooling1D, meanPooling2D } from '../../engine/network/layers/own/mean-pooling.ts';
import { useOwnLayers } from '../../engine/network/layers/own/own-layers.ts';
import { timeStep } from '../../engine/network/layers/own/time-step.ts';
import { tf } from '../../engine/tensorflow.ts';
import { conv, gated, MAP, one, SEQUENCE, type LayerNet } from './layer-net.fixture.ts';

const { layers } = tf;
useOwnLayers();

/** Of the classes that tfjs has not. */
export const ownLayerNets: readonly LayerNet[] = [
  one('GRUResetAfter', SEQUENCE, () => [
    gruResetAfter.make({ units: 4, returnSequences: true, ...gated }),
    gruResetAfter.make({ units: 3, useBias: false, ...gated }),
  ]),
  one('Bidirectional of GRUResetAfter', SEQUENCE, () => [
    layers.bidirectional({
      layer: gruResetAfter.make({ units: 4, returnSequences: true, ...gated }) as never,
      mergeMode: 'concat',
    }),
    timeStep.make({ index: -2 }),
  ]),
  one('TimeStep', SEQUENCE, () => [timeStep.make({ index: 1 })]),
  one('HardSwish', MAP, () => [layers.rescaling({ scale: 6 }), hardSwish.make()]),
  one('HardSigmoid', MAP, () => [hardSigmoid.make({ alpha: 0.8, beta: 0.4 })]),
  one('Clip', MAP, () => [clip.make({ minValue: -0.2, maxValue: 0.4 })]),
  one('Clip without a bound', MAP, () => [
    clip.make({ minValue: -3.4028234663852886e38, maxValue: 0.4 }),
  ]),
  ...[true, false].map((approximate) =>
    one(`Gelu${approximate ? ', approximate' : ''}`, MAP, () => [gelu.make({ approximate })]),
  ),
  one('ChannelScale', MAP, () => [conv(4), channelScale.make()]),
  one('ChannelScale behind a flattened map', MAP, () => [layers.flatten(), channelScale.make()]),
  one('ChannelScale of a sequence', SEQUENCE, () => [channelScale.make()]),
  one('ConstantPadding1D before a convolution', SEQUENCE, () => [
    constantPadding1D.make({ padding: [2, 1], value: 0 }),
    layers.conv1d({ filters: 3, kernelSize: 2 }),
  ]),
  one('ConstantPadding2D of another value', MAP, () => [
    constantPadding2D.make({
      padding: [
        [1, 0],
        [2, 1],
      ],
      value: 0.5,
    }),
    conv(3),
  ]),
  one('ConstantPadding2D before a maximum', MAP, () => [
    constantPadding2D.make({
      padding: [
        [1, 1],
        [1, 1],
      ],
      value: -3.4028234663852886e38,
    }),
    layers.maxPooling2d({ poolSize: 3, strides: 2 }),
  ]),
  one('MeanPooling1D', SEQUENCE, () => [
    meanPooling1D.make({ poolSize: [3], strides: [2], padding: [1, 2] }),
  ]),
  one('MeanPooling2D', MAP, () => [
    meanPooling2D.make({
      poolSize: [3, 2],
      strides: [1, 2],
      padding: [
        [1, 2],
        [0, 1],
      ],
    }),
  ]),
];
