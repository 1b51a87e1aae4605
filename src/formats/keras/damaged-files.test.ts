import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { readKeras } from './read-keras.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/fixtures/models', name)));

const archive = unzipSync(fixture('keras-residual.keras'));
const configOf = (bytes: Uint8Array) => JSON.parse(strFromU8(bytes)) as Config;
interface Config {
  config: {
    layers: { name?: string; config: Record<string, unknown>; inbound_nodes: unknown[] }[];
  };
}
const described = (config: unknown) =>
  zipSync({ ...archive, 'config.json': strToU8(JSON.stringify(config)) }, { level: 0 });

describe('a damaged file of Keras', () => {
  const changed = async (change: (config: Config['config']) => void): Promise<string> => {
    const whole = configOf(archive['config.json'] as Uint8Array);
    change(whole.config);
    const error: unknown = await readKeras(described(whole), 'net.keras').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  };

  it('is refused where layers read each other in a circle', async () => {
    const message = await changed(({ layers }) => {
      const [, first] = layers;
      first?.inbound_nodes.splice(0, 1, layers.at(-1)?.inbound_nodes[0]);
    });
    expect(message).toContain('the layer conv2d_2 reads itself');
  });

  it('is refused where a name means something to JavaScript alone', async () => {
    const message = await changed(({ layers }) => {
      const dense = layers.at(-1);
      if (dense) dense.config['activation'] = 'constructor';
    });
    expect(message).toContain('has activation "constructor", which cannot be taken');
  });

  it('is refused where sizes would not fit into memory', async () => {
    const huge = await changed(({ layers }) => {
      const dense = layers.at(-1);
      if (dense) dense.config['units'] = 2 ** 31;
    });
    expect(huge).toMatch(/the layer dense_5 \(Dense\) (gives|brings)/);
    const large = await changed(({ layers }) => {
      const input = layers[0];
      if (input) input.config['batch_shape'] = [null, 2 ** 20, 2 ** 20, 1];
    });
    expect(large).toContain('the layer input_layer_2 (InputLayer) gives [1048576, 1048576, 1]');
  });

  it('is refused where models are in models without end, or used again and again', async () => {
    const nest = (depth: number): object => ({
      class_name: 'Sequential',
      config: { name: 'm', layers: [depth === 0 ? {} : nest(depth - 1)] },
    });
    const config = nest(200);
    await expect(readKeras(described(config), 'net.keras')).rejects.toThrow('models within models');
    await expect(readKeras(described(many(4, 40)), 'net.keras')).rejects.toThrow(
      'has more than 20000 layers',
    );
  });
});

/** A model that uses a model `uses` times, and so on, `depth` deep. */
function many(depth: number, uses: number): object {
  const input = {
    class_name: 'InputLayer',
    name: 'in',
    config: { name: 'in', batch_shape: [null, 3] },
    inbound_nodes: [],
  };
  const layer =
    depth === 0 ? { class_name: 'ReLU', config: { name: 'within' } } : many(depth - 1, uses);
  const nodes = Array.from({ length: uses }, (_, use) => [
    [use === 0 ? 'in' : 'within', Math.max(use - 1, 0), 0, {}],
  ]);
  const config = (layer as { config: object }).config;
  return {
    class_name: 'Functional',
    config: {
      name: 'within',
      layers: [input, { ...layer, name: 'within', config, inbound_nodes: nodes }],
      input_layers: [['in', 0, 0]],
      output_layers: [['within', uses - 1, 0]],
    },
  };
}
