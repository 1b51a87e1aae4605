import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { readTfjs } from '../tfjs/read-tfjs.ts';
import { writeTfjs } from '../tfjs/write-tfjs.ts';
import { readKeras } from './read-keras.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/fixtures/models', name)));

/** How often each kind of damage is tried. */
const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) };
/** Beyond what is read, a damaged file may cost no more than this. */
const MAX_GROWTH_BYTES = 2 ** 29;

/** Reads, or says in a sentence why not: anything else is a defect. */
async function isAnswered(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.message).toMatch(/\.$/);
  }
}

/** Bytes with some of them changed, and perhaps cut off. Headers are hit more often than values. */
const damaged = (bytes: Uint8Array) =>
  fc
    .record({
      hits: fc.array(
        fc.record({
          place: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share ** 3),
          value: fc.integer({ min: 0, max: 255 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      length: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
    })
    .map(({ hits, length }) => {
      const copy = Uint8Array.from(bytes);
      for (const { place, value } of hits) copy[Math.floor(place * (copy.length - 1))] = value;
      return length === null ? copy : copy.subarray(0, Math.floor(length * copy.length));
    });

/** A description in which one value, somewhere, is another. */
const misdescribed = (description: unknown) => {
  const places: (readonly (string | number)[])[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    places.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      visit(entry, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  visit(description, []);
  const others = fc.oneof(
    fc.constantFrom(null, -1, 0, 1, 2 ** 31, 1e308, true, '', 'relu', '__proto__', [], {}),
    fc.constantFrom([[]], [null, 2 ** 31, 3], [['dense', 0, 0]], 'channels_first', 'Sequential'),
    fc.jsonValue(),
  );
  return fc.tuple(fc.constantFrom(...places), others).map(([path, other]) => {
    const copy = { root: structuredClone(description) } as Record<string, unknown>;
    let holder: Record<string | number, unknown> = copy;
    const whole = ['root', ...path];
    for (const key of whole.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
    holder[whole.at(-1) as string] = other;
    return copy['root'];
  });
};

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
  it.each(['keras-gru.keras', 'keras-lstm.h5'])(
    'is read or refused in a sentence, in little memory: %s',
    async (name) => {
      const before = process.memoryUsage().rss;
      await fc.assert(
        fc.asyncProperty(damaged(fixture(name)), (bytes) =>
          isAnswered(() => readKeras(bytes, name)),
        ),
        runs,
      );
      expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH_BYTES);
    },
  );

  it('is read or refused in a sentence, whatever its description says', async () => {
    const config = configOf(archive['config.json'] as Uint8Array);
    await fc.assert(
      fc.asyncProperty(misdescribed(config), (other) =>
        isAnswered(() => readKeras(described(other), 'net.keras')),
      ),
      runs,
    );
  });

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

describe('a damaged file of TensorFlow.js', () => {
  it('is read or refused in a sentence', async () => {
    const network = await readKeras(fixture('keras-lenet.keras'), 'lenet');
    const files = unzipSync(writeTfjs(network).bytes);
    const model: unknown = JSON.parse(strFromU8(files['model.json'] as Uint8Array));
    const weights = files['weights.bin'] as Uint8Array;
    await fc.assert(
      fc.asyncProperty(misdescribed(model), fc.nat(weights.length), (other, length) =>
        isAnswered(() =>
          readTfjs({ name: 'model.json', bytes: strToU8(JSON.stringify(other)) }, [
            { name: 'weights.bin', bytes: weights.subarray(0, length > 9e4 ? undefined : length) },
          ]),
        ),
      ),
      runs,
    );
  });
});
