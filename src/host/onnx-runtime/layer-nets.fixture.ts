import { tf } from '../../engine/tensorflow.ts';
import {
  CELL,
  conv,
  gated,
  MAP,
  one,
  ROW,
  SEQUENCE,
  two,
  type LayerNet,
} from './layer-net.fixture.ts';

const { layers } = tf;
const same = { padding: 'same' } as const;
const activations = ['elu', 'gelu', 'gelu_new', 'hardSigmoid', 'mish', 'relu', 'relu6'];
const otherActivations = ['selu', 'sigmoid', 'softmax', 'softplus', 'softsign', 'swish', 'tanh'];

/** Of the classes of tfjs. */
export const layerNets: readonly LayerNet[] = [
  one('Dense', ROW, () => [layers.dense({ units: 4, activation: 'tanh' })]),
  one('Dense without bias, on a sequence', SEQUENCE, () => [
    layers.dense({ units: 4, useBias: false, activation: 'softmax' }),
  ]),
  one('Dense on a map', MAP, () => [conv(4), layers.dense({ units: 5 }), conv(2)]),
  one('Conv1D', SEQUENCE, () => [
    layers.conv1d({ filters: 4, kernelSize: 2, dilationRate: 2, activation: 'relu' }),
  ]),
  one('Conv2D', MAP, () => [
    layers.conv2d({ filters: 4, kernelSize: [3, 2], strides: 2, activation: 'elu', ...same }),
  ]),
  one('Conv2D, dilated', MAP, () => [
    layers.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, useBias: false, ...same }),
  ]),
  one('DepthwiseConv2D', MAP, () => [
    layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, strides: 2, ...same }),
  ]),
  one('SeparableConv2D', MAP, () => [
    layers.separableConv2d({ filters: 4, kernelSize: 3, strides: 2, activation: 'relu', ...same }),
  ]),
  one('DepthwiseConv2D, dilated', MAP, () => [
    layers.depthwiseConv2d({ kernelSize: 2, dilationRate: [1, 2], useBias: false }),
  ]),
  one('SeparableConv2D with a multiplier', MAP, () => [
    layers.separableConv2d({ filters: 4, kernelSize: 2, depthMultiplier: 2, dilationRate: 2 }),
  ]),
  ...(['same', 'valid'] as const).flatMap((padding) => [
    one(`Conv2DTranspose, ${padding}`, MAP, () => [
      layers.conv2dTranspose({ filters: 4, kernelSize: [4, 2], strides: [1, 3], padding }),
    ]),
  ]),
  one('Embedding', SEQUENCE, () => [
    layers.flatten(),
    layers.rescaling({ scale: 3, offset: 3 }),
    layers.reLU({ maxValue: 6 }),
    layers.embedding({ inputDim: 7, outputDim: 3 }),
    layers.lstm({ units: 4, ...gated }),
  ]),
  one('SimpleRNN', SEQUENCE, () => [layers.simpleRNN({ units: 4, ...CELL })]),
  one('LSTM', SEQUENCE, () => [layers.lstm({ units: 4, ...gated })]),
  one('LSTM, stacked, with the activations of tfjs', SEQUENCE, () => [
    layers.lstm({ units: 4, returnSequences: true, ...CELL }),
    layers.lstm({ units: 3, activation: 'relu', useBias: false, ...CELL }),
  ]),
  one('GRU', SEQUENCE, () => [layers.gru({ units: 4, goBackwards: true, ...gated })]),
  one('GRU, backwards and forwards', SEQUENCE, () => [
    layers.gru({ units: 4, goBackwards: true, returnSequences: true, ...gated }),
    layers.gru({ units: 3, activation: 'linear', ...CELL }),
  ]),
  ...(['concat', 'sum', 'mul', 'ave'] as const).flatMap((mergeMode) =>
    [true, false].map((returnSequences) => {
      const layer = () => layers.gru({ units: 4, returnSequences, ...gated });
      return one(
        `Bidirectional, ${mergeMode}${returnSequences ? ', all steps' : ''}`,
        SEQUENCE,
        () => [layers.bidirectional({ layer: layer(), mergeMode })],
      );
    }),
  ),
  one('BatchNormalization', MAP, () => [layers.batchNormalization()]),
  one('BatchNormalization of rows, without scale', MAP, () => [
    layers.batchNormalization({ axis: 1, scale: false }),
  ]),
  one('BatchNormalization behind a flattened map', MAP, () => [
    conv(4),
    layers.flatten(),
    layers.batchNormalization({ center: false }),
  ]),
  one('LayerNormalization', SEQUENCE, () => [layers.layerNormalization()]),
  one('LayerNormalization of whole maps', MAP, () => [
    conv(4),
    layers.layerNormalization({ axis: [1, 2, 3] }),
  ]),
  one('LayerNormalization behind a flattened map', MAP, () => [
    layers.flatten(),
    layers.layerNormalization(),
  ]),
  two(
    'Add',
    MAP,
    () => layers.add(),
    () => [[conv(4)], [conv(4)], [conv(4)]],
  ),
  two(
    'Average',
    MAP,
    () => layers.average(),
    () => [[conv(4)], [conv(4)], [conv(4)]],
  ),
  two(
    'Maximum',
    MAP,
    () => layers.maximum(),
    () => [[conv(4)], [conv(4)]],
  ),
  two(
    'Minimum',
    MAP,
    () => layers.minimum(),
    () => [[conv(4)], [conv(4)]],
  ),
  two(
    'Multiply',
    MAP,
    () => layers.multiply(),
    () => [[conv(3)], [conv(3)], [conv(3)]],
  ),
  two(
    'Multiply of a map by a figure for each channel',
    MAP,
    () => layers.multiply(),
    () => [[conv(4)], [layers.globalAveragePooling2d({}), layers.dense({ units: 4 })]],
  ),
  two(
    'Multiply of a map by a flattened one',
    MAP,
    () => layers.multiply(),
    () => [[layers.dense({ units: 12 })], [layers.maxPooling2d({ poolSize: 3 }), layers.flatten()]],
  ),
  two(
    'Add of sequences that lie differently',
    SEQUENCE,
    () => layers.add(),
    () => [
      [layers.conv1d({ filters: 4, kernelSize: 1 })],
      [layers.lstm({ units: 4, returnSequences: true, ...gated })],
    ],
  ),
  two(
    'Add of a flattened map and a row',
    MAP,
    () => layers.add(),
    () => [[layers.flatten()], [layers.globalMaxPooling2d({}), layers.dense({ units: 126 })]],
  ),
  two(
    'Concatenate',
    MAP,
    () => layers.concatenate(),
    () => [[conv(4)], [conv(2)]],
  ),
  two(
    'Concatenate, rows',
    MAP,
    () => layers.concatenate({ axis: 1 }),
    () => [[conv(2)], [conv(2)]],
  ),
  two(
    'Concatenate of flattened maps',
    MAP,
    () => layers.concatenate(),
    () => [[conv(4), layers.flatten()], [layers.flatten()]],
  ),
  one('Flatten of a sequence', SEQUENCE, () => [
    layers.lstm({ units: 4, returnSequences: true, ...gated }),
    layers.flatten(),
  ]),
  one('Reshape', MAP, () => [
    layers.reshape({ targetShape: [-1, 21] }),
    layers.reshape({ targetShape: [2, 7, 9] }),
    conv(3),
  ]),
  one('Reshape of a flattened map', MAP, () => [
    conv(4),
    layers.flatten(),
    layers.reshape({ targetShape: [10, 3, 4] }),
    conv(3),
  ]),
  one('Permute', MAP, () => [layers.permute({ dims: [3, 1, 2] }), conv(3)]),
  one('RepeatVector', ROW, () => [
    layers.repeatVector({ n: 3 }),
    layers.lstm({ units: 4, ...gated }),
  ]),
  ...[...activations, ...otherActivations].map((activation) =>
    one(`Activation ${activation}`, MAP, () => [
      conv(4),
      layers.activation({ activation: activation as 'relu' }),
    ]),
  ),
  one('ELU', MAP, () => [layers.elu()]),
  one('LeakyReLU', MAP, () => [layers.leakyReLU({ alpha: 0.2 })]),
  one('PReLU', MAP, () => [layers.prelu({})]),
  one('PReLU, shared', MAP, () => [conv(4), layers.prelu({ sharedAxes: [1, 2] })]),
  one('PReLU behind a flattened map', MAP, () => [layers.flatten(), layers.prelu({})]),
  one('ReLU', MAP, () => [layers.reLU()]),
  one('ReLU, bounded', MAP, () => [layers.reLU({ maxValue: 0.4 })]),
  one('Softmax', MAP, () => [conv(4), layers.softmax({ axis: -1 })]),
  one('ThresholdedReLU', MAP, () => [layers.thresholdedReLU({ theta: 0.3 })]),
  ...(['same', 'valid'] as const).flatMap((padding) => [
    one(`AveragePooling1D ${padding}`, SEQUENCE, () => [
      layers.averagePooling1d({ poolSize: 2, padding }),
    ]),
    one(`AveragePooling2D ${padding}`, MAP, () => [
      layers.averagePooling2d({ poolSize: 3, strides: 2, padding }),
    ]),
    one(`MaxPooling1D ${padding}`, SEQUENCE, () => [layers.maxPooling1d({ poolSize: 2, padding })]),
    one(`MaxPooling2D ${padding}`, MAP, () => [
      layers.maxPooling2d({ poolSize: [3, 2], strides: [1, 2], padding }),
    ]),
  ]),
  one('GlobalAveragePooling1D', SEQUENCE, () => [layers.globalAveragePooling1d()]),
  one('GlobalAveragePooling2D', MAP, () => [layers.globalAveragePooling2d({})]),
  one('GlobalMaxPooling1D', SEQUENCE, () => [layers.globalMaxPooling1d()]),
  one('GlobalMaxPooling2D', MAP, () => [layers.globalMaxPooling2d({})]),
  one('Cropping2D', MAP, () => [
    layers.cropping2D({
      cropping: [
        [1, 2],
        [0, 3],
      ],
    }),
  ]),
  one('UpSampling2D', MAP, () => [layers.upSampling2d({ size: [2, 3] })]),
  one('UpSampling2D, bilinear', MAP, () => [layers.upSampling2d({ interpolation: 'bilinear' })]),
  one('ZeroPadding2D before a convolution', MAP, () => [
    layers.zeroPadding2d({
      padding: [
        [1, 2],
        [0, 1],
      ],
    }),
    layers.conv2d({ filters: 4, kernelSize: 3, ...same }),
  ]),
  one('ZeroPadding2D before a mean', MAP, () => [
    layers.zeroPadding2d({ padding: 1 }),
    layers.averagePooling2d({ poolSize: 3 }),
  ]),
  one('ZeroPadding2D before a maximum', MAP, () => [
    layers.zeroPadding2d({ padding: 1 }),
    layers.maxPooling2d({ poolSize: 3 }),
  ]),
  one('ZeroPadding2D that is padded again', MAP, () => [
    layers.zeroPadding2d({ padding: 1 }),
    layers.zeroPadding2d({ padding: [2, 0] }),
    conv(3),
  ]),
  ...(
    ['alphaDropout', 'dropout', 'gaussianDropout', 'gaussianNoise', 'spatialDropout1d'] as const
  ).map((kind) => one(kind, SEQUENCE, () => [layers[kind]({ rate: 0.5, stddev: 1 })])),
  one('Rescaling', MAP, () => [layers.rescaling({ scale: 0.5, offset: 3 })]),
];
