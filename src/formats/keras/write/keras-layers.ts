import { say } from '../../../contract/sentence.ts';
import type { LayerValues } from '../../network.ts';
import { plainLayers, requireZeros } from './plain-layers.ts';
import type { Convert, Place, Target } from './target-layers.ts';

const target = (
  className: string,
  config: Target['config'] = {},
  more: Partial<Target> = {},
): Target => ({ suffix: '', className, config, ...more });

/** What of a configuration Keras knows under the same name, and takes. */
const taken = ({ layer: { config } }: Place, keys: readonly string[]) =>
  Object.fromEntries(
    keys.filter((key) => (config[key] ?? null) !== null).map((key) => [key, config[key]]),
  );

/** The layer with these options alone. */
const same =
  (...keys: readonly string[]): Convert =>
  (place) => [target(place.layer.className, taken(place, keys))];

/** The layer with these options and its activation. */
const activated =
  (more: (place: Place) => Target['config'], ...keys: readonly string[]): Convert =>
  (place) => {
    const { className, config } = place.layer;
    const activation = config['activation'] ?? 'linear';
    const own = { ...taken(place, keys), ...more(place) };
    if (activation !== 'hard_sigmoid') {
      return [target(className, { ...own, activation: kerasName(activation) })];
    }
    return [target(className, { ...own, activation: 'linear' }), ...steepSigmoid('_activation')];
  };

const nothing = () => ({});

/** tfjs calls two otherwise. */
function kerasName(activation: unknown): string {
  return activation === 'swish' ? 'silu' : String(activation);
}

/** That of tfjs and Keras 2 is 0.2 x + 0.5 within 0 and 1; Keras 3 has another one. */
function steepSigmoid(suffix: string): Target[] {
  return [
    target('Rescaling', { scale: 0.2, offset: 0.5 }, { suffix: `${suffix}_line` }),
    target('ReLU', { max_value: 1 }, { suffix }),
  ];
}

/** How often a depthwise kernel multiplies its channels: `[..., in, multiplier]`. */
const multiplier = (place: Place) => ({
  depth_multiplier: place.values('depthwise_kernel').shape.at(-1),
});

const WINDOW = ['kernel_size', 'strides', 'padding', 'data_format', 'dilation_rate'] as const;
const POOL = ['pool_size', 'strides', 'padding', 'data_format'] as const;
const NORM = ['axis', 'epsilon', 'center', 'scale'] as const;

const RECURRENT = ['units', 'use_bias', 'return_sequences', 'go_backwards'] as const;

/** GRU of tfjs resets before the product, ours of that name after it. */
function recurrentConfig(place: Place, className: string, config: Place['layer']['config']) {
  for (const key of ['activation', 'recurrent_activation']) {
    if (config[key] === 'hard_sigmoid') {
      throw place.refuse(say`it has no ${key} "hard_sigmoid" of 0.2 x + 0.5 in a recurrent layer`);
    }
  }
  const own = taken({ ...place, layer: { ...place.layer, config } }, RECURRENT);
  const gates = /^(LSTM|GRU)/.test(className);
  return {
    ...own,
    activation: kerasName(config['activation'] ?? 'tanh'),
    ...(gates && { recurrent_activation: kerasName(config['recurrent_activation'] ?? 'sigmoid') }),
    ...(className.startsWith('GRU') && { reset_after: className === 'GRUResetAfter' }),
  };
}

const kerasClass = (className: string) => (className === 'GRUResetAfter' ? 'GRU' : className);

const recurrent: Convert = (place) => {
  const { className, config } = place.layer;
  return [target(kerasClass(className), recurrentConfig(place, className, config))];
};

const bidirectional: Convert = (place) => {
  const { layer, merge_mode: mergeMode } = place.layer.config;
  const { class_name: className, config } = layer as {
    class_name: string;
    config: Record<string, unknown>;
  };
  return [
    target('Bidirectional', {
      merge_mode: mergeMode,
      layer: {
        module: 'keras.layers',
        class_name: kerasClass(className),
        config: {
          name: `${place.layer.name.replace(/[^A-Za-z0-9_-]/g, '_')}_cell`,
          ...recurrentConfig(place, className, config),
        },
        registered_name: null,
      },
    }),
  ];
};

/** A single number where all are the same. */
const numbers = ({ values }: Pick<LayerValues, 'values'>) =>
  values.every((value) => value === values[0]) ? values[0] : Array.from(values);

/** Layers of ours in those of Keras 3, by class. */
const kerasLayers: Readonly<Record<string, Convert>> = {
  ...plainLayers,
  InputLayer: ({ layer: { config } }) => [
    target('InputLayer', { batch_shape: config['batch_input_shape'] }),
  ],
  Dense: activated(nothing, 'units', 'use_bias'),
  Embedding: same('input_dim', 'output_dim'),
  Conv1D: activated(nothing, 'filters', 'use_bias', ...WINDOW),
  Conv2D: activated(nothing, 'filters', 'use_bias', ...WINDOW),
  DepthwiseConv2D: activated(multiplier, 'use_bias', ...WINDOW),
  SeparableConv2D: activated(multiplier, 'filters', 'use_bias', ...WINDOW),
  BatchNormalization: same('momentum', ...NORM),
  LayerNormalization: same(...NORM),
  ChannelScale: (place) => [
    target('Rescaling', {
      scale: numbers(place.values('scale')),
      offset: numbers(place.values('offset')),
    }),
  ],
  Rescaling: same('scale', 'offset'),
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
  GRUResetAfter: recurrent,
  Bidirectional: bidirectional,
  MaxPooling1D: same(...POOL),
  MaxPooling2D: same(...POOL),
  AveragePooling1D: same(...POOL),
  AveragePooling2D: same(...POOL),
  GlobalMaxPooling1D: same(),
  GlobalMaxPooling2D: same('data_format'),
  GlobalAveragePooling1D: same(),
  GlobalAveragePooling2D: same('data_format'),
  Add: same(),
  Multiply: same(),
  Average: same(),
  Maximum: same(),
  Minimum: same(),
  Concatenate: same('axis'),
  Activation: ({ layer: { config } }) =>
    config['activation'] === 'hard_sigmoid'
      ? steepSigmoid('')
      : [target('Activation', { activation: kerasName(config['activation']) })],
  HardSwish: () => [target('Activation', { activation: 'hard_silu' })],
  HardSigmoid: (place) => {
    const { alpha, beta } = place.layer.config;
    const isKerass = Math.fround(Number(alpha)) === Math.fround(1 / 6) && beta === 0.5;
    if (isKerass) return [target('Activation', { activation: 'hard_sigmoid' })];
    return plainLayers['HardSigmoid']?.(place) ?? [];
  },
  Clip: (place) => {
    const { min_value: low, max_value: high } = place.layer.config;
    if (low === -1 && high === 1) return [target('Activation', { activation: 'hard_tanh' })];
    return plainLayers['Clip']?.(place) ?? [];
  },
  Gelu: ({ layer: { config }, refuse }) => {
    if (config['approximate'] !== true) return [target('Activation', { activation: 'gelu' })];
    throw refuse(say`it has no layer for the approximate form of GELU`);
  },
  ReLU: same('max_value'),
  LeakyReLU: ({ layer: { config } }) => [
    target('LeakyReLU', { negative_slope: config['alpha'] ?? 0.3 }),
  ],
  ELU: same('alpha'),
  PReLU: same('shared_axes'),
  ThresholdedReLU: ({ layer: { config } }) => [target('ReLU', { threshold: config['theta'] ?? 1 })],
  Softmax: same('axis'),
  Flatten: same('data_format'),
  Reshape: ({ layer: { config } }) => [
    target('Reshape', {
      target_shape: (config['target_shape'] as (number | null)[]).map((size) => size ?? -1),
    }),
  ],
  Permute: same('dims'),
  RepeatVector: same('n'),
  ConstantPadding1D: (place) => {
    requireZeros(place);
    return [target('ZeroPadding1D', { padding: place.layer.config['padding'] })];
  },
  ZeroPadding2D: same('padding', 'data_format'),
  Cropping2D: same('cropping', 'data_format'),
  UpSampling2D: same('size', 'data_format', 'interpolation'),
  Dropout: same('rate'),
  AlphaDropout: same('rate'),
  GaussianDropout: same('rate'),
  SpatialDropout1D: same('rate'),
  GaussianNoise: same('stddev'),
};

/** @throws UserError naming a layer that Keras cannot have without code of ours. */
export const toKeras: Convert = (place) => {
  const { className } = place.layer;
  const convert = Object.hasOwn(kerasLayers, className) ? kerasLayers[className] : undefined;
  if (convert) return convert(place);
  throw place.refuse(say`it has no such layer`);
};
