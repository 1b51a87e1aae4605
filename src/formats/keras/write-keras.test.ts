import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import type { LayerValues } from '../network.ts';
import { readTfjs } from '../tfjs/read-tfjs.ts';
import { writeTfjs } from '../tfjs/write-tfjs.ts';
import { bitsOf } from './bits.fixture.ts';
import { readKeras } from './read-keras.ts';
import { writeKeras } from './write-keras.ts';

const read = (name: string) =>
  readKeras(
    new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/fixtures/models', name))),
    name,
  );

type Layer = readonly [
  name: string,
  className: string,
  config: Record<string, unknown>,
  inputs: readonly string[],
];

/** A network of these layers, from an input of that shape. */
function networkOf(shape: readonly number[], layers: readonly Layer[], values: LayerValues[] = []) {
  const input: Layer = ['input', 'InputLayer', { batch_input_shape: [null, ...shape] }, []];
  const topology = {
    class_name: 'Model',
    config: {
      name: 'made',
      layers: [input, ...layers].map(([name, className, config, inputs]) => ({
        name,
        class_name: className,
        config: { ...config, name },
        inbound_nodes: inputs.length === 0 ? [] : [inputs.map((source) => [source, 0, 0, {}])],
      })),
      input_layers: [['input', 0, 0]],
      output_layers: [[layers.at(-1)?.[0] ?? 'input', 0, 0]],
    },
  };
  return { topology, values };
}

/** Classes and configurations of the layers that are written, without what all have. */
async function kerasLayersOf(network: ReturnType<typeof networkOf>) {
  const { bytes, notes } = await writeKeras(network);
  const config = JSON.parse(strFromU8(unzipSync(bytes)['config.json'] as Uint8Array)) as {
    config: { layers: { class_name: string; config: Record<string, unknown> }[] };
  };
  const layers = config.config.layers.slice(1).map((layer) => {
    const { name, dtype, ...options } = layer.config;
    expect(dtype).toBe('float32');
    return [name, layer.class_name, options];
  });
  return { layers, notes: notes.map(({ sentence }) => textOf(sentence)) };
}

describe('a network written for Keras', () => {
  it.each(['keras-mlp', 'keras-lenet', 'keras-lstm', 'keras-gru', 'keras-residual'])(
    'is read again as it was, bit by bit: %s',
    async (name) => {
      const network = await read(`${name}.keras`);
      const { bytes } = await writeKeras(network);
      const again = await readKeras(bytes, name);
      expect(bitsOf(again.values)).toEqual(bitsOf(network.values));
      expect(again.topology).toEqual(network.topology);
    },
  );

  it('is the same file each time', async () => {
    const network = await read('keras-lstm.keras');
    const [one, other] = [await writeKeras(network), await writeKeras(network)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });

  it('has layers of our own in words that Keras knows', async () => {
    const { layers, notes } = await kerasLayersOf(
      networkOf(
        [6, 4],
        [
          ['pad', 'ConstantPadding1D', { padding: [1, 2], value: 0 }, ['input']],
          ['swish', 'HardSwish', {}, ['pad']],
          ['gate', 'HardSigmoid', { alpha: 1 / 6, beta: 0.5 }, ['swish']],
          ['steep', 'HardSigmoid', { alpha: 0.2, beta: 0.5 }, ['gate']],
          ['six', 'Clip', { min_value: 0, max_value: 6 }, ['steep']],
          ['gelu', 'Gelu', { approximate: false }, ['six']],
          ['scale', 'ChannelScale', {}, ['gelu']],
          ['last', 'TimeStep', { index: -1 }, ['scale']],
        ],
        [
          { name: 'scale/scale', shape: [4], values: Float32Array.of(1, 2, 3, 4) },
          { name: 'scale/offset', shape: [4], values: new Float32Array(4) },
        ],
      ),
    );
    expect(layers).toEqual([
      ['pad', 'ZeroPadding1D', { padding: [1, 2] }],
      ['swish', 'Activation', { activation: 'hard_silu' }],
      ['gate', 'Activation', { activation: 'hard_sigmoid' }],
      ['steep_line', 'Rescaling', { scale: 0.2, offset: 0.5 }],
      ['steep', 'ReLU', { max_value: 1 }],
      ['six', 'ReLU', { max_value: 6 }],
      ['gelu', 'Activation', { activation: 'gelu' }],
      ['scale', 'Rescaling', { scale: [1, 2, 3, 4], offset: 0 }],
      ['last_widened', 'Reshape', { target_shape: [9, 1, 4] }],
      [
        'last_step',
        'Cropping2D',
        {
          cropping: [
            [8, 0],
            [0, 0],
          ],
          data_format: 'channels_last',
        },
      ],
      ['last', 'Flatten', {}],
    ]);
    expect(notes).toEqual([
      'HardSigmoid is written as a Rescaling and a ReLU up to 1: steep.',
      'A single step is written as a cropping: last.',
    ]);
  });

  const LOWEST = -3.4028234663852886e38;
  const padded = (before: Layer[]) =>
    networkOf(
      [4, 4, 2],
      [
        ...before,
        [
          'pad',
          'ConstantPadding2D',
          {
            padding: [
              [1, 1],
              [1, 1],
            ],
            value: LOWEST,
          },
          [before[0]?.[0] ?? 'input'],
        ],
        ['pool', 'MaxPooling2D', { pool_size: [3, 3], strides: [2, 2], padding: 'valid' }, ['pad']],
      ],
    );

  it('pads with zeros before a maximum of what is never negative, and else not', async () => {
    const { layers, notes } = await kerasLayersOf(padded([['relu', 'ReLU', {}, ['input']]]));
    expect(layers[1]?.[1]).toBe('ZeroPadding2D');
    expect(notes[0]).toContain('only its largest values are read: pad');
    await expect(writeKeras(padded([]))).rejects.toThrow(
      'The layer pad (ConstantPadding2D) cannot be written as Keras',
    );
  });

  const mean = (padding: [number, number]) =>
    networkOf(
      [5, 2],
      [['mean', 'MeanPooling1D', { pool_size: [3], strides: [2], padding }, ['input']]],
    );

  it('has a mean over what is inside where that is padding "same"', async () => {
    const { layers } = await kerasLayersOf(mean([1, 1]));
    expect(layers[0]).toMatchObject(['mean', 'AveragePooling1D', { padding: 'same' }]);
    await expect(writeKeras(mean([1, 0]))).rejects.toThrow('cannot be written as Keras');
  });
});

describe('a network written for TensorFlow.js', () => {
  it.each(['keras-mlp', 'keras-lenet', 'keras-lstm', 'keras-residual'])(
    'is read again as it was, bit by bit: %s',
    async (name) => {
      const network = await read(`${name}.keras`);
      const { bytes } = writeTfjs(network);
      const again = readTfjs({ name: 'net.zip', bytes }, []);
      expect(bitsOf(again.values)).toEqual(bitsOf(network.values));
      expect(again.topology).toEqual(network.topology);
    },
  );

  it('is refused where tfjs-layers has no such layer', async () => {
    const network = await read('keras-gru.keras');
    expect(() => writeTfjs(network)).toThrow(
      'The layer gru (GRUResetAfter) cannot be written as TensorFlow.js: it has no such layer.',
    );
  });
});
