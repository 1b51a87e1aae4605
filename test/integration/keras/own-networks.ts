import { randomStream } from '../../../src/engine/random.ts';
import { initialise } from '../../../src/engine/network/initialisation.ts';
import { channelGroups } from '../../../src/engine/network/groups.ts';
import { readVariables } from '../../../src/engine/network/variables.ts';
import { zoo } from '../../../src/engine/models/registry.ts';
import type { TensorFlow } from '../../../src/engine/tensorflow.ts';
import { modelOf, thinTopology, topologyOf } from '../../../src/engine/thinning/thin-model.ts';
import { thinValues } from '../../../src/engine/thinning/thin-values.ts';
import { withoutUnits } from '../../../src/engine/thinning/thinning.ts';
import type { GivenNetwork } from '../../../src/formats/keras/write/own-network.ts';

/** A network of the workbench, and of what shape its examples are. */
export interface OwnNetwork extends GivenNetwork {
  readonly shape: readonly number[];
}

const SHAPE = [16, 18, 2] as const;

/** Every model of the zoo, small, with weights that are all different. */
export function zooNetworks(): (readonly [name: string, network: OwnNetwork])[] {
  const small: Record<string, Record<string, unknown>> = {
    mlp: { hidden: [5, 4], dropout: 0.5 },
    'lenet-5': { channels: [3, 4], hidden: 5, dropout: 0.5 },
    'resnet-20': { channels: [2, 3, 4] },
    lstm: { units: 4, dropout: 0.5 },
    gru: { units: 4 },
  };
  return zoo.flatMap((definition) => {
    const parameters = definition.parameters.parse(small[definition.id]);
    const model = definition.build(parameters, { shape: SHAPE, classes: 3 });
    const whole = valuesOf(model);
    const network = { topology: topologyOf(model), values: whole, shape: SHAPE };
    const thinning = withoutUnits(channelGroups(model).groups, ({ units }) =>
      Array.from({ length: Math.ceil(units / 2) }, (_, index) => 2 * index),
    );
    model.dispose();
    if (thinning === null) throw new Error(`${definition.id} has no units.`);
    const thinned = {
      topology: thinTopology(network.topology, thinning),
      values: thinValues(whole, thinning),
      shape: SHAPE,
    };
    return [
      [definition.id, network],
      [`${definition.id}-thinned`, thinned],
    ] as const;
  });
}

type Layer = readonly [
  name: string,
  className: string,
  config: Record<string, unknown>,
  inputs: readonly string[],
];

/** Layers as imports have them, which tfjs-layers has not. */
export async function importedNetworks(): Promise<(readonly [string, OwnNetwork])[]> {
  const images = await networkOf(
    [9, 9, 3],
    [
      ['scale', 'ChannelScale', {}, ['input']],
      ['conv', 'Conv2D', { filters: 4, kernel_size: [3, 3], activation: 'linear' }, ['scale']],
      ['norm', 'BatchNormalization', { axis: -1 }, ['conv']],
      ['six', 'Clip', { min_value: 0, max_value: 6 }, ['norm']],
      [
        'pad',
        'ConstantPadding2D',
        { padding: pairs(1, 1), value: -3.4028234663852886e38 },
        ['six'],
      ],
      ['pool', 'MaxPooling2D', { pool_size: [3, 3], strides: [2, 2], padding: 'valid' }, ['pad']],
      ['swish', 'HardSwish', {}, ['pool']],
      [
        'mean',
        'MeanPooling2D',
        { pool_size: [3, 3], strides: [1, 1], padding: pairs(1, 1) },
        ['swish'],
      ],
      ['steep', 'HardSigmoid', { alpha: 0.2, beta: 0.5 }, ['mean']],
      ['gate', 'HardSigmoid', { alpha: 1 / 6, beta: 0.5 }, ['mean']],
      ['times', 'Multiply', {}, ['steep', 'gate']],
      ['gelu', 'Gelu', { approximate: false }, ['times']],
      ['flat', 'Flatten', {}, ['gelu']],
      ['output', 'Dense', { units: 3, activation: 'linear' }, ['flat']],
    ],
  );
  const sequences = await networkOf(
    [7, 3],
    [
      ['pad', 'ConstantPadding1D', { padding: [2, 1], value: 0 }, ['input']],
      ['both', 'Bidirectional', { merge_mode: 'concat', layer: gru('GRUResetAfter') }, ['pad']],
      ['one', 'GRUResetAfter', { units: 4, return_sequences: true, ...SIGMOID }, ['both']],
      ['mean', 'MeanPooling1D', { pool_size: [2], strides: [2], padding: [0, 0] }, ['one']],
      ['last', 'TimeStep', { index: -1 }, ['mean']],
      ['output', 'Dense', { units: 3, activation: 'linear' }, ['last']],
    ],
  );
  const before = await networkOf(
    [7, 3],
    [
      ['pad', 'ConstantPadding1D', { padding: [2, 1], value: 0 }, ['input']],
      ['both', 'Bidirectional', { merge_mode: 'sum', layer: gru('GRU') }, ['pad']],
      ['last', 'TimeStep', { index: 2 }, ['both']],
      ['output', 'Dense', { units: 3, activation: 'linear' }, ['last']],
    ],
  );
  return [
    ['imported-images', images],
    ['imported-sequences', sequences],
    ['imported-gru', before],
  ];
}

const SIGMOID = { activation: 'tanh', recurrent_activation: 'sigmoid' };
const pairs = (before: number, after: number) => [
  [before, after],
  [before, after],
];
const gru = (className: string) => ({
  class_name: className,
  config: { name: 'cell', units: 3, return_sequences: true, ...SIGMOID },
});

async function networkOf(shape: readonly number[], layers: readonly Layer[]): Promise<OwnNetwork> {
  const input: Layer = ['input', 'InputLayer', { batch_input_shape: [null, ...shape] }, []];
  const model = await modelOf({
    class_name: 'Model',
    config: {
      name: 'imported',
      layers: [input, ...layers].map(([name, className, config, inputs]) => ({
        name,
        class_name: className,
        config: { ...config, name },
        inbound_nodes: inputs.length === 0 ? [] : [inputs.map((source) => [source, 0, 0, {}])],
      })),
      input_layers: [['input', 0, 0]],
      output_layers: [['output', 0, 0]],
    },
  });
  const network = { topology: topologyOf(model), values: valuesOf(model), shape };
  model.dispose();
  return network;
}

/** Weights as if trained: no variance is negative, and nothing vanishes or explodes. */
function valuesOf(model: TensorFlow.LayersModel): GivenNetwork['values'] {
  initialise(model, 1);
  const random = randomStream(1, 'values');
  return readVariables(model).map(({ name, shape, values }) => {
    const isPositive = /variance$|gamma$|scale$/.test(name);
    const moved = values.map((value) => {
      const noise = random.uniform() - 0.5;
      return isPositive ? 1 + noise : value + 0.2 * noise;
    });
    return { name, shape, values: moved };
  });
}
