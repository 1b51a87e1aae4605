import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import { bitsOf } from './bits.fixture.ts';
import { readKeras } from './read-keras.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/fixtures/models', name)));

interface Topology {
  readonly config: {
    readonly layers: readonly {
      readonly name: string;
      readonly class_name: string;
      readonly config: Record<string, unknown>;
      readonly inbound_nodes: readonly (readonly (readonly [string])[])[];
    }[];
    readonly output_layers: readonly (readonly [string])[];
  };
}

async function read(name: string) {
  const network = await readKeras(fixture(name), name);
  const { layers, output_layers: outputs } = (network.topology as Topology).config;
  return { ...network, layers, output: outputs[0]?.[0] };
}

describe('a network of Keras', () => {
  it('has the layers of the original under their names, without the softmax at the end', async () => {
    const { layers, output, behind, format, producer, input, notes } =
      await read('keras-mlp.keras');
    expect(layers.map((layer) => [layer.name, layer.class_name])).toEqual([
      ['input_layer', 'InputLayer'],
      ['dense', 'Dense'],
      ['dense_1', 'Dense'],
      ['dense_2', 'Dense'],
    ]);
    expect(layers.map(({ config }) => config['activation'])).toEqual([
      undefined,
      'relu',
      'tanh',
      'linear',
    ]);
    expect([output, behind, format, producer]).toEqual([
      'dense_2',
      'softmax',
      'Keras 3',
      'keras 3.15.1',
    ]);
    expect(input).toEqual({ original: [784], axes: [0] });
    expect(notes.map(({ kind, sentence }) => [kind, textOf(sentence)])).toEqual([
      ['dropped', expect.stringContaining('The softmax of the last layer, dense_2, is left away')],
    ]);
  });

  it('has every weight under layer and role, as tfjs-layers calls them', async () => {
    const { values } = await read('keras-residual.keras');
    expect(values.slice(0, 5).map(({ name, shape }) => [name, shape])).toEqual([
      ['conv2d_2/kernel', [3, 3, 1, 8]],
      ['norm_one/gamma', [8]],
      ['norm_one/beta', [8]],
      ['norm_one/moving_mean', [8]],
      ['norm_one/moving_variance', [8]],
    ]);
  });

  it('is wired as in the original, where a layer reads several', async () => {
    const { layers } = await read('keras-residual.keras');
    const sum = layers.find((layer) => layer.class_name === 'Add');
    expect(sum?.inbound_nodes).toHaveLength(1);
    expect(sum?.inbound_nodes[0]?.map(([name]) => name)).toEqual(['re_lu', 'conv2d_4']);
  });

  it('has a GRU that resets after the product, where Keras does so', async () => {
    const { layers, values } = await read('keras-gru.keras');
    expect(layers[1]).toMatchObject({ name: 'gru', class_name: 'GRUResetAfter' });
    expect(values.find(({ name }) => name === 'gru/bias')?.shape).toEqual([2, 72]);
  });

  it.each(['keras-mlp', 'keras-lstm', 'keras-residual'])(
    'is the same in %s.keras and .h5',
    async (name) => {
      const [archive, old] = await Promise.all([read(`${name}.keras`), read(`${name}.h5`)]);
      expect(old.topology).toEqual(archive.topology);
      expect(bitsOf(old.values)).toEqual(bitsOf(archive.values));
    },
  );
});

describe('a file that is no network', () => {
  const refusal = async (bytes: Uint8Array, name = 'net.keras') => {
    const error: unknown = await readKeras(bytes, name).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UserError' });
    return (error as Error).message;
  };

  it('is refused for its two inputs', async () => {
    expect(await refusal(fixture('keras-two_inputs.keras'), 'two.keras')).toContain(
      'two.keras has 2 inputs (input_layer_5, input_layer_6)',
    );
  });

  it('is refused for a convolution of several groups, which ONNX would not make otherwise', async () => {
    const files = unzipSync(fixture('keras-residual.keras'));
    const config = strFromU8(files['config.json'] as Uint8Array);
    const grouped = strToU8(config.replace('"groups": 1', '"groups": 3'));
    expect(await refusal(zipSync({ ...files, 'config.json': grouped }))).toMatch(
      /the layer \S+ \(Conv2D\) has groups 3; .* Build the network without it\.$/,
    );
  });

  it('is refused where it is a zip of something else, or of a bomb', async () => {
    expect(await refusal(zipSync({ 'a.txt': strToU8('a') }))).toContain(
      'without config.json and model.weights.h5',
    );
    const bomb = zipSync({ 'config.json': new Uint8Array(2 ** 24) }, { level: 9 });
    const directory = bomb.length - 22 - 46 - 'config.json'.length;
    new DataView(bomb.buffer).setUint32(directory + 24, 2 ** 31, true);
    expect(await refusal(bomb)).toContain('16384 bytes of config.json cannot unpack to 2147483648');
  });
});
