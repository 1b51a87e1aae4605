import type { ExampleFormat } from '../datasets/dataset.ts';
import { tf, type TensorFlow } from '../tensorflow.ts';
import { clip, gelu, hardSigmoid, hardSwish } from './layers/own/activations.ts';
import { channelScale } from './layers/own/channel-scale.ts';
import { constantPadding1D, constantPadding2D } from './layers/own/constant-padding.ts';
import { gruResetAfter } from './layers/own/gru-reset-after.ts';
import { meanPooling1D, meanPooling2D } from './layers/own/mean-pooling.ts';
import { useOwnLayers } from './layers/own/own-layers.ts';
import { timeStep } from './layers/own/time-step.ts';

useOwnLayers();

type Features = TensorFlow.SymbolicTensor;
type Layer = Pick<TensorFlow.layers.Layer, 'apply'>;

/** A network in which units meet in one particular way. */
export interface SmallNet {
  readonly id: string;
  build(format: ExampleFormat): TensorFlow.LayersModel;
}

/** One after another. */
const through = (features: Features, ...layers: readonly Layer[]): Features =>
  layers.reduce((reached, layer) => layer.apply(reached) as Features, features);
const merged = (layer: Layer, ...features: Features[]): Features =>
  layer.apply(features) as Features;

const { layers } = tf;
const conv = (name: string, filters: number, others = {}) =>
  layers.conv2d({ name, filters, kernelSize: 3, padding: 'same', activation: 'relu', ...others });
const plain = { activation: 'linear', useBias: false } as const;
const dense = (name: string, units: number, activation: 'relu' | 'sigmoid' = 'relu') =>
  layers.dense({ name, units, activation });
const norm = (name: string) => layers.batchNormalization({ name });
const relu = (name: string) => layers.reLU({ name });
/** Of an image the rows, `[height, width * channels]`. */
const rows = ([height = 1, width = 1, channels = 1]: ExampleFormat['shape']) =>
  layers.reshape({ targetShape: [height, width * channels], name: 'rows' });
const CELL = {
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  recurrentInitializer: 'glorotUniform',
} as const;

function net(id: string, hidden: (image: Features, format: ExampleFormat) => Features): SmallNet {
  return {
    id,
    build(format) {
      const image = tf.input({ shape: [...format.shape], name: 'image' });
      const logits = layers.dense({ name: 'output', units: format.classes });
      const outputs = through(hidden(image, format), logits);
      return tf.model({ name: id, inputs: image, outputs });
    },
  };
}

/** Two branches side by side. `bench/pytorch/channel_groups.py` has it too. */
const concat = net('concat', (image) => {
  const branches = [through(image, conv('left', 4)), through(image, conv('right', 6))];
  return through(
    merged(layers.concatenate({ name: 'concat' }), ...branches),
    conv('joined', 5),
    layers.maxPooling2d({ poolSize: 2, name: 'pool' }),
    layers.flatten({ name: 'flatten' }),
  );
});

/** A block of MobileNet. `bench/pytorch/channel_groups.py` has it too. */
const depthwise = net('depthwise', (image) =>
  through(
    image,
    conv('stem', 6, plain),
    norm('stem-norm'),
    relu('stem-relu'),
    layers.depthwiseConv2d({ name: 'depthwise', kernelSize: 3, padding: 'same', useBias: false }),
    norm('depthwise-norm'),
    relu('depthwise-relu'),
    conv('pointwise', 8, { kernelSize: 1, ...plain }),
    norm('pointwise-norm'),
    relu('pointwise-relu'),
    layers.globalAveragePooling2d({ name: 'pool' }),
  ),
);

/** Two figures for every channel, and batch norm behind a flatten. */
const multiplier = net('multiplier', (image) =>
  through(
    image,
    conv('conv', 5),
    layers.depthwiseConv2d({
      name: 'twice',
      depthMultiplier: 2,
      kernelSize: 3,
      activation: 'relu',
    }),
    layers.averagePooling2d({ poolSize: 4, name: 'pool' }),
    layers.flatten({ name: 'flatten' }),
    norm('flat-norm'),
  ),
);

const separable = net('separable', (image) =>
  through(
    image,
    conv('conv', 5),
    layers.separableConv2d({
      name: 'separable',
      filters: 7,
      kernelSize: 3,
      activation: 'relu',
    }),
    layers.globalMaxPooling2d({ name: 'pool' }),
  ),
);

/** Squeeze and excite (Hu, Shen and Sun, 2018): a factor for each channel. */
const gate = (id: string, unfold: () => readonly Layer[]) =>
  net(id, (image) => {
    const features = through(image, conv('conv', 7, plain), norm('norm'), relu('relu'));
    const factors = through(
      features,
      layers.globalAveragePooling2d({ name: 'squeeze' }),
      dense('reduce', 4),
      dense('excite', 7, 'sigmoid'),
      ...unfold(),
    );
    return through(
      merged(layers.multiply({ name: 'scale' }), features, factors),
      conv('conv2', 5),
      layers.globalAveragePooling2d({ name: 'pool' }),
    );
  });

const bidirectional = (mergeMode: 'concat' | 'sum' | 'mul' | 'ave') =>
  net(`bidirectional-${mergeMode}`, (image, { shape }) => {
    const layer = layers.lstm({ units: 5, ...CELL }) as never;
    return through(
      image,
      rows(shape),
      layers.gru({ name: 'gru', units: 4, returnSequences: true, ...CELL }),
      layers.bidirectional({ name: 'both', layer, mergeMode }),
    );
  });

/** The channels of a map behind one another in each of its rows, and on to convolutions of these. */
const conv1d = net('conv1d', (image, { shape: [height = 1, width = 1] }) =>
  through(
    image,
    conv('map', 4),
    rows([height, width, 4]),
    layers.conv1d({ name: 'conv1', filters: 5, kernelSize: 3, activation: 'relu' }),
    layers.maxPooling1d({ poolSize: 2, name: 'pool' }),
    layers.conv1d({ name: 'conv2', filters: 6, kernelSize: 2 }),
    layers.leakyReLU({ name: 'leaky' }),
    layers.lstm({ name: 'lstm', units: 4, ...CELL }),
  ),
);

/** Some channels of one convolution go with one branch, and some with the other. */
const sumOfConcat = net('sum-of-concat', (image) => {
  const branches = [through(image, conv('left', 4)), through(image, conv('right', 5))];
  const both = merged(layers.concatenate({ name: 'concat' }), ...branches);
  const sum = merged(layers.add({ name: 'sum' }), both, through(image, conv('whole', 9)));
  return through(sum, conv('conv', 4), layers.globalAveragePooling2d({ name: 'pool' }));
});

/** Three branches meet entry by entry. */
const extremes = net('extremes', (image) => {
  const [one, other, third] = ['one', 'other', 'third'].map((name) =>
    through(image, conv(name, 5)),
  );
  const largest = merged(layers.maximum({ name: 'max' }), one as Features, other as Features);
  const smallest = merged(layers.minimum({ name: 'min' }), other as Features, third as Features);
  const mean = merged(layers.average({ name: 'mean' }), largest, smallest);
  return through(
    mean,
    layers.averagePooling2d({ poolSize: 4, name: 'pool' }),
    layers.flatten({ name: 'flatten' }),
  );
});

/** A slope for every channel at every position, and one for every channel. */
const prelu = net('prelu', (image) =>
  through(
    image,
    conv('conv1', 4, plain),
    layers.prelu({ name: 'prelu1', alphaInitializer: 'ones' }),
    layers.maxPooling2d({ poolSize: 2, name: 'pool1' }),
    conv('conv2', 5, plain),
    layers.prelu({ name: 'prelu2', sharedAxes: [1, 2], alphaInitializer: 'ones' }),
    layers.globalAveragePooling2d({ name: 'pool2' }),
  ),
);

/** Layers of our own: a block of MobileNetV3, with what a removed channel does not leave zero. */
const mobile = net('mobile', (image) => {
  const features = through(
    image,
    conv('stem', 6, plain),
    norm('stem-norm'),
    hardSwish.make({ name: 'swish' }),
    constantPadding2D.make({
      padding: [
        [1, 1],
        [0, 2],
      ],
      value: -1e9,
      name: 'edges',
    }),
    layers.maxPooling2d({ name: 'largest', poolSize: 3, strides: 2 }),
    channelScale.make({ name: 'scale' }),
    layers.depthwiseConv2d({
      name: 'depthwise',
      kernelSize: 3,
      dilationRate: 2,
      padding: 'same',
    }),
    clip.make({ name: 'clip', minValue: -1, maxValue: 2 }),
  );
  const factors = through(
    features,
    layers.globalAveragePooling2d({ name: 'squeeze' }),
    dense('reduce', 4),
    layers.dense({ name: 'excite', units: 6 }),
    hardSigmoid.make({ name: 'gate', alpha: 1 / 6, beta: 0.5 }),
    layers.reshape({ targetShape: [1, 1, 6], name: 'unfold' }),
  );
  return through(
    merged(layers.multiply({ name: 'gated' }), features, factors),
    conv('pointwise', 7, { kernelSize: 1, ...plain }),
    gelu.make({ name: 'gelu', approximate: true }),
    meanPooling2D.make({
      name: 'means',
      poolSize: [2, 2],
      strides: [2, 2],
      padding: [
        [1, 0],
        [1, 1],
      ],
    }),
    layers.flatten({ name: 'flatten' }),
  );
});

/** Units that reset after the product, in two directions and in one, behind convolutions over time. */
const resetAfter = net('reset-after', (image, { shape }) =>
  through(
    image,
    rows(shape),
    constantPadding1D.make({ name: 'causal', padding: [2, 0], value: 3 }),
    layers.conv1d({ name: 'conv', filters: 6, kernelSize: 2, dilationRate: 2 }),
    meanPooling1D.make({ name: 'means', poolSize: [2], strides: [2], padding: [1, 0] }),
    layers.bidirectional({
      name: 'both',
      layer: gruResetAfter.make({ units: 5, returnSequences: true, ...CELL }) as never,
      mergeMode: 'concat',
    }),
    gruResetAfter.make({ name: 'gru', units: 4, returnSequences: true, ...CELL }),
    timeStep.make({ name: 'last', index: -1 }),
  ),
);

export const smallNets: readonly SmallNet[] = [
  concat,
  depthwise,
  multiplier,
  separable,
  gate('gate', () => [layers.reshape({ targetShape: [1, 1, 7], name: 'unfold' })]),
  gate('flat-gate', () => []),
  bidirectional('concat'),
  bidirectional('sum'),
  bidirectional('mul'),
  bidirectional('ave'),
  conv1d,
  sumOfConcat,
  extremes,
  prelu,
  mobile,
  resetAfter,
];

/** @throws Error where there is no such net. */
export function smallNet(id: string): SmallNet {
  const found = smallNets.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no small net ${id}.`);
  return found;
}
