import { strToU8, zipSync } from 'fflate';
import { say } from '../../contract/sentence.ts';
import type { OwnValues } from '../keras/read/plan.ts';
import type { GivenNetwork } from '../keras/write/own-network.ts';
import { plainLayers } from '../keras/write/plain-layers.ts';
import { targetNetwork } from '../keras/write/target-layers.ts';
import type { Convert, Target, TargetLayer, TargetNetwork } from '../keras/write/target-layers.ts';
import type { WrittenFile } from '../keras/write-keras.ts';

/** Equal networks give equal bytes. */
const NO_DATE = '1980-01-01T00:00:00';
const WEIGHTS = 'weights.bin';

/**
 * A network as a LayersModel of TensorFlow.js, `model.json` and `weights.bin` in one zip file, which
 * tfjs-layers opens without code of ours.
 *
 * @throws UserError naming a layer that tfjs-layers has not.
 */
export function writeTfjs(network: GivenNetwork): WrittenFile {
  const target = targetNetwork(network, 'TensorFlow.js', 'tfjs', toTfjs);
  const weights = target.layers.flatMap(weightsOf);
  const model = {
    format: 'layers-model',
    generatedBy: 'Pruning Workbench',
    convertedBy: null,
    modelTopology: topologyOf(target),
    weightsManifest: [
      {
        paths: [WEIGHTS],
        weights: weights.map(({ role: name, shape }) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  const bytes = zipSync(
    {
      'model.json': strToU8(JSON.stringify(model)),
      [WEIGHTS]: new Uint8Array(
        Buffer.concat(
          weights.map(({ values }) =>
            Buffer.from(values.buffer, values.byteOffset, values.byteLength),
          ),
        ),
      ),
    },
    { mtime: NO_DATE },
  );
  return { bytes, notes: target.notes };
}

/** What tfjs-layers has itself is handed on as it is; our own is said in its layers, or refused. */
const toTfjs: Convert = (place) => {
  const { className, config } = place.layer;
  if (TFJS.has(className)) return [{ suffix: '', className, config: checked(place, config) }];
  if (className === 'ChannelScale') return channelScale(place);
  if (className === 'Gelu' && config['approximate'] !== true) {
    return [{ suffix: '', className: 'Activation', config: { activation: 'gelu' } }];
  }
  const convert = Object.hasOwn(plainLayers, className) ? plainLayers[className] : undefined;
  if (convert) return convert(place);
  throw place.refuse(say`it has no such layer`);
};

/** Classes of tfjs-layers that the workbench knows. */
const TFJS = new Set(
  `InputLayer Dense Embedding Conv1D Conv2D DepthwiseConv2D SeparableConv2D BatchNormalization
  LayerNormalization SimpleRNN LSTM GRU Bidirectional MaxPooling1D MaxPooling2D AveragePooling1D
  AveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D GlobalAveragePooling1D
  GlobalAveragePooling2D Add Multiply Average Maximum Minimum Concatenate Activation ReLU LeakyReLU ELU
  PReLU ThresholdedReLU Softmax Flatten Reshape Permute RepeatVector ZeroPadding2D Cropping2D
  UpSampling2D Dropout AlphaDropout GaussianDropout SpatialDropout1D GaussianNoise Rescaling`.split(
    /\s+/,
  ),
);

/** What tfjs-layers cannot compute, or would compute otherwise, is refused. */
function checked(place: Parameters<Convert>[0], config: Target['config']): Target['config'] {
  const { className } = place.layer;
  const within = config['layer'] as { class_name?: string } | undefined;
  if (within?.class_name === 'GRUResetAfter') {
    throw place.refuse(say`it has no GRU that resets after the product`);
  }
  if (className === 'DepthwiseConv2D' || className === 'SeparableConv2D') {
    const rates = [config['dilation_rate'] ?? 1].flat();
    if (className === 'DepthwiseConv2D' && rates.some((rate) => rate !== 1)) {
      throw place.refuse(say`it forgets the dilation of depthwise convolutions`);
    }
    return { ...config, depth_multiplier: place.values('depthwise_kernel').shape.at(-1) };
  }
  return config;
}

/** A batch norm whose averages are those of nothing: (x - 0) / sqrt(1 + 0) * scale + offset. */
function channelScale({ values, note }: Parameters<Convert>[0]): Target[] {
  const [scale, offset] = [values('scale'), values('offset')];
  const of = (role: string, value: number): OwnValues => ({
    role,
    shape: scale.shape,
    values: new Float32Array(scale.values.length).fill(value),
  });
  note('channel-scale');
  return [
    {
      suffix: '',
      className: 'BatchNormalization',
      config: { axis: -1, epsilon: 0, momentum: 0.99, center: true, scale: true, trainable: false },
      values: [
        { ...scale, role: 'gamma' },
        { ...offset, role: 'beta' },
        of('moving_mean', 0),
        of('moving_variance', 1),
      ],
    },
  ];
}

function topologyOf({ name, layers, output }: TargetNetwork): object {
  const input = layers.find(({ className }) => className === 'InputLayer')?.name ?? '';
  return {
    class_name: 'Model',
    config: {
      name,
      layers: layers.map((layer) => ({
        name: layer.name,
        class_name: layer.className,
        config: { ...layer.config, name: layer.name },
        inbound_nodes:
          layer.inputs.length === 0 ? [] : [layer.inputs.map((source) => [source, 0, 0, {}])],
      })),
      input_layers: [[input, 0, 0]],
      output_layers: [[output, 0, 0]],
    },
    keras_version: 'tfjs-layers 4.22.0',
    backend: 'tensor_flow.js',
  };
}

/** Under the names that tfjs-layers gives: a layer within another has the direction before its own. */
function weightsOf({ name, config, groups }: TargetLayer): OwnValues[] {
  const within = (config['layer'] as { config?: { name?: string } } | undefined)?.config?.name;
  return groups.flatMap(({ variables }) =>
    variables.map((variable) => ({
      ...variable,
      role: `${name}/${variable.role.replace(/^(forward|backward)\//, `$1_${within ?? ''}/`)}`,
    })),
  );
}
