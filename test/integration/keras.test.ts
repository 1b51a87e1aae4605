import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/contract/errors.ts';
import { textOf } from '../../src/contract/sentence.ts';
import { tf } from '../../src/engine/tensorflow.ts';
import type { TensorFlow } from '../../src/engine/tensorflow.ts';
import { bitsOf } from '../../src/formats/keras/bits.fixture.ts';
import { readKeras } from '../../src/formats/keras/read-keras.ts';
import { writeKeras } from '../../src/formats/keras/write-keras.ts';
import { readTfjs } from '../../src/formats/tfjs/read-tfjs.ts';
import { writeTfjs } from '../../src/formats/tfjs/write-tfjs.ts';
import { askKeras } from './keras/keras-referee.ts';
import { importedNetworks, zooNetworks } from './keras/own-networks.ts';
import type { OwnNetwork } from './keras/own-networks.ts';
import { answersOf, relativeDifference } from './network-answers.ts';
import { readArrays } from './npz-arrays.ts';
import { makeFolder, removeFolder } from './scratch-folder.ts';

const fixtures = join(import.meta.dirname, '../fixtures/models');
const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

const folder = makeFolder();
const ours = new Map<string, OwnNetwork>();

beforeAll(async () => {
  mkdirSync(join(folder, 'ours'));
  for (const [name, network] of [...zooNetworks(), ...(await importedNetworks())]) {
    ours.set(name, network);
    writeFileSync(join(folder, 'ours', `${name}.keras`), (await writeKeras(network)).bytes);
  }
  askKeras(folder);
}, 240_000);
afterAll(() => removeFolder(folder));

const zoo = ['mlp', 'lenet-5', 'resnet-20', 'lstm', 'gru'].flatMap((id) => [id, `${id}-thinned`]);
const get = (name: string) => ours.get(name) as OwnNetwork;
const asRead = (network: OwnNetwork) => ({
  ...network,
  format: 'Keras 3',
  producer: null,
  input: { original: network.shape, axes: network.shape.map((_, axis) => axis) },
  behind: null,
  notes: [],
});

describe('a network of ours', () => {
  it.each([...zoo, 'imported-images', 'imported-sequences', 'imported-gru'])(
    'answers the same in Keras: %s',
    async (name) => {
      const answers = readArrays(join(folder, 'ours', `${name}.npz`));
      expect(await relativeDifference(asRead(get(name)), answers)).toBeLessThan(1e-5);
    },
  );

  it.each(zoo)('comes back from Keras bit by bit: %s', async (name) => {
    const { values } = await readKeras(bytesOf(join(folder, 'ours', `${name}.keras`)), name);
    expect(bitsOf(values)).toEqual(bitsOf(get(name).values));
  });

  it.each([...zoo, 'imported-images', 'imported-gru'])(
    'answers the same in plain tfjs-layers, and when it is read from there: %s',
    async (name) => {
      const network = get(name);
      const { bytes } = writeTfjs(network);
      const { input } = readArrays(join(folder, 'ours', `${name}.npz`));
      const expected = await answersOf({ ...network, behind: null }, input.values, input.shape);
      const output = { ...input, values: expected };
      const opened = await openedByTfjs(bytes);
      const theirs = tf.tidy(() =>
        (
          opened.predict(
            tf.tensor(Float32Array.from(input.values), [...input.shape]),
          ) as TensorFlow.Tensor
        ).dataSync<'float32'>(),
      );
      opened.dispose();
      theirs.forEach((value, index) => expect(value).toBeCloseTo(expected[index] as number, 5));
      const read = readTfjs({ name: `${name}.zip`, bytes }, []);
      expect(await relativeDifference(read, { input, output })).toBeLessThan(1e-6);
      if (zoo.includes(name)) expect(bitsOf(read.values)).toEqual(bitsOf(network.values));
    },
  );

  it('is not written for tfjs-layers where it resets after the product', () => {
    expect(() => writeTfjs(get('imported-sequences'))).toThrow(UserError);
  });
});

type WeightSpecs = ReturnType<typeof tf.io.getWeightSpecs>;

/** As tfjs-layers itself opens the files: none of its layers may be of our own classes. */
async function openedByTfjs(zip: Uint8Array): Promise<TensorFlow.LayersModel> {
  const files = unzipSync(zip);
  const model = JSON.parse(strFromU8(files['model.json'] as Uint8Array)) as {
    modelTopology: object;
    weightsManifest: [{ weights: WeightSpecs }];
  };
  expect(JSON.stringify(model)).not.toMatch(/HardS|Clip|Constant|MeanP|ChannelS|TimeStep|ResetA/);
  const weights = files['weights.bin'] as Uint8Array;
  return tf.loadLayersModel({
    load: () =>
      Promise.resolve({
        modelTopology: model.modelTopology,
        weightSpecs: model.weightsManifest[0].weights,
        weightData: new Uint8Array(weights).buffer,
      }),
  });
}

describe('a network of Keras', () => {
  it.each([
    'keras-mlp.keras',
    'keras-mlp.h5',
    'keras-lenet.keras',
    'keras-lstm.keras',
    'keras-lstm.h5',
    'keras-gru.keras',
    'keras-residual.keras',
    'keras-residual.h5',
    'keras2-rnn.h5',
    'keras2-nested.h5',
  ])('answers as it did when it was saved: %s', async (name) => {
    const network = await readKeras(bytesOf(join(fixtures, name)), name);
    const answers = readArrays(join(fixtures, name.replace(/\.\w+$/, '-expected.npz')));
    expect(await relativeDifference(network, answers)).toBeLessThan(1e-5);
  });

  it.each(
    ['inverted_residuals', 'dense_blocks', 'steps', 'recurrent', 'table', 'nested'].flatMap(
      (name) => [
        [name, 'keras'],
        [name, 'h5'],
      ],
    ),
  )('answers as there: %s.%s', async (name, ending) => {
    const path = join(folder, 'theirs', `${name}.${ending}`);
    const network = await readKeras(bytesOf(path), name);
    const answers = readArrays(join(folder, 'theirs', `${name}.npz`));
    expect(await relativeDifference(network, answers)).toBeLessThan(1e-5);
  });

  it('is said to be without what is left away, and other than it was', async () => {
    const notesOf = async (name: string) => {
      const { notes } = await readKeras(bytesOf(join(folder, 'theirs', `${name}.keras`)), name);
      return notes.map(({ kind, sentence }) => `${kind}: ${textOf(sentence)}`).join('\n');
    };
    const nested = await notesOf('nested');
    expect(nested).toMatch(/dropped: Layers that change nothing but in training.*random_flip/);
    expect(nested).toMatch(
      /changed: Frozen layers are trained like all others here: backbone\/same/,
    );
    expect(await notesOf('recurrent')).toMatch(/dropped: The dropout within recurrent layers/);
    expect(await notesOf('table')).toMatch(/dropped: Regularizers and constraints/);
    expect(await notesOf('steps')).toMatch(/changed: Separable convolutions are two layers here/);
  });
});

describe('a network that tfjs-layers saved', () => {
  it('answers as there, from several files', async () => {
    const { layers } = tf;
    const inner = tf.sequential({
      name: 'inner',
      layers: [
        layers.dense({ units: 5, activation: 'hardSigmoid', inputShape: [6, 4], name: 'within' }),
      ],
    });
    const saved = tf.sequential({
      layers: [
        inner,
        // Its gates are 0.2 x + 0.5 within 0 and 1, tfjs's default.
        layers.lstm({ units: 4, recurrentInitializer: 'glorotUniform', returnSequences: true }),
        layers.bidirectional({
          layer: layers.gru({ units: 3, recurrentInitializer: 'glorotUniform' }),
          mergeMode: 'concat',
        }),
        layers.batchNormalization(),
        layers.dense({ units: 3, activation: 'softmax' }),
      ],
    });
    const input = tf.randomNormal([3, 6, 4]);
    const expected = saved.predict(input) as TensorFlow.Tensor;
    const values = input.dataSync<'float32'>();
    const output = {
      shape: expected.shape,
      values: expected.dataSync<'float32'>(),
      byteOf: () => 0,
    };
    const network = readTfjs(...(await filesOf(saved)));
    expect(network.behind).toBe('softmax');
    const answers = { input: { shape: [3, 6, 4], values, byteOf: () => 0 }, output };
    expect(await relativeDifference(network, answers)).toBeLessThan(1e-6);
    input.dispose();
    expected.dispose();
    saved.dispose();
  });
});

/** The files that tfjs-layers saves, its weights in two of them. */
async function filesOf(model: TensorFlow.LayersModel): Promise<Parameters<typeof readTfjs>> {
  type Artifacts = Parameters<Parameters<typeof tf.io.withSaveHandler>[0]>[0];
  let artifacts: Artifacts = {};
  await model.save(
    tf.io.withSaveHandler((given) => {
      artifacts = given;
      return Promise.resolve({
        modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' },
      });
    }),
  );
  const { weightData, weightSpecs, ...rest } = artifacts;
  const bytes = new Uint8Array(weightData as ArrayBuffer);
  const paths = ['group1-shard1of2.bin', 'group1-shard2of2.bin'];
  const manifest = { ...rest, weightsManifest: [{ paths, weights: weightSpecs }] };
  return [
    { name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(manifest)) },
    [
      { name: `web/${paths[1] ?? ''}`, bytes: bytes.subarray(101) },
      { name: `web/${paths[0] ?? ''}`, bytes: bytes.subarray(0, 101) },
    ],
  ];
}
