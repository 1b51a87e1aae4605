import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Choice } from '../../../contract/experiment.ts';
import { graphOf } from '../../network/graph-identity.ts';
import { initialise } from '../../network/initialisation.ts';
import { prunableVariables } from '../../network/prunable.ts';
import { smallNets } from '../../network/small-nets.fixture.ts';
import { namedVariables, readVariables, writeVariables } from '../../network/variables.ts';
import { tf, type TensorFlow } from '../../tensorflow.ts';
import { topologyOf } from '../../thinning/thin-model.ts';
import { architectureOf, type Architecture } from '../architecture.ts';
import { smallerAtSparsity } from '../smaller.ts';
import { importedNetworkFile } from './imported-file.ts';
import { importedFolder } from './imported-network.fixture.ts';

const folder = importedFolder();
afterAll(() => folder.remove());
const places = { models: folder.models };
const images = { shape: [12, 12, 1], classes: 3 } as const;

function outputsOf(model: TensorFlow.LayersModel, shape: readonly number[]): number[] {
  return tf.tidy(() => {
    const examples = tf.randomUniform([4, ...shape], 0, 1, 'float32', 7);
    return [...(model.apply(examples) as TensorFlow.Tensor).dataSync()];
  });
}

/** The outputs of an architecture's network with the weights that it starts from. */
async function trainedOutputs(architecture: Architecture, shape: readonly number[]) {
  const model = await architecture.build();
  writeVariables(model, (await architecture.trained?.()) ?? []);
  const outputs = outputsOf(model, shape);
  model.dispose();
  return outputs;
}

async function sizeOf({ build }: Architecture): Promise<number> {
  const model = await build();
  const size = prunableVariables(model).reduce((sum, { variable }) => sum + variable.size, 0);
  model.dispose();
  return size;
}

describe.each(smallNets)('an imported network: $id', ({ id, build }) => {
  it('is the network that was stored, and narrower ones have as many weights as they say', async () => {
    const original = build(images);
    initialise(original, 1);
    const choice = folder.keep(id, original);
    const architecture = await architectureOf(choice, images, places);
    expect(await trainedOutputs(architecture, images.shape)).toEqual(
      outputsOf(original, images.shape),
    );
    expect(architecture.prunable).toBe(await sizeOf(architecture));
    const half = smallerAtSparsity(architecture, 0.5);
    expect(half.prunable).toBe(await sizeOf(half));
    expect(half.prunable).toBeLessThan(architecture.prunable);
    expect(half.trained).toBeNull();
    const least = architecture.scaled(1e-9);
    expect(least.prunable).toBe(await sizeOf(least));
    expect(architecture.scaled(1).key).toBe(architecture.key);
    original.dispose();
  });
});

describe('an imported network', () => {
  const flat = (build: (input: TensorFlow.SymbolicTensor) => TensorFlow.SymbolicTensor) => {
    const input = tf.input({ shape: [144], name: 'x' });
    const model = tf.model({ inputs: input, outputs: build(input) });
    initialise(model, 2);
    return model;
  };
  const dense = (units: number, name: string) => tf.layers.dense({ units, name });
  const mlp = () =>
    flat((x) => dense(3, 'fc2').apply(dense(7, 'fc1').apply(x)) as TensorFlow.SymbolicTensor);

  it('that takes its values one after another gets an input of its own for images', async () => {
    const original = mlp();
    const architecture = await architectureOf(folder.keep('flat', original), images, places);
    const model = await architecture.build();
    expect(model.inputs[0]?.shape).toEqual([null, 12, 12, 1]);
    expect(model.layers.map(({ name }) => name)).toEqual(['examples', 'x', 'fc1', 'fc2']);
    writeVariables(model, readVariables(original));
    const rows = tf.randomUniform([2, 144]);
    const expected = original.apply(rows) as TensorFlow.Tensor;
    const found = model.apply(rows.reshape([2, 12, 12, 1])) as TensorFlow.Tensor;
    expect(found.dataSync()).toEqual(expected.dataSync());
    tf.dispose([rows, expected, found]);
    // What is stored of a run is read again.
    expect(graphOf(topologyOf(model))).not.toBe(graphOf(topologyOf(original)));
    model.dispose();
    original.dispose();
  });

  it('may be sequential', async () => {
    const original = tf.sequential({
      layers: [tf.layers.dense({ units: 5, name: 'fc1', inputShape: [144] }), dense(3, 'fc2')],
    });
    initialise(original, 3);
    const architecture = await architectureOf(folder.keep('row', original), images, places);
    const rows = outputsOf(original, [144]);
    expect(await trainedOutputs(architecture, images.shape)).toEqual(rows);
    const asIs = await architectureOf(
      folder.keep('row', original),
      { shape: [144] as never, classes: 3 },
      places,
    );
    expect(await trainedOutputs(asIs, [144])).toEqual(rows);
    expect(smallerAtSparsity(asIs, 0.6).prunable).toBe(147 * 2);
    original.dispose();
  });

  it('is trained in all its layers, whatever was frozen before', async () => {
    const original = mlp();
    original.getLayer('fc1').trainable = false;
    const model = await (
      await architectureOf(folder.keep('frozen', original), images, places)
    ).build();
    expect(namedVariables(model).every(({ trainable }) => trainable)).toBe(true);
    original.dispose();
    model.dispose();
  });

  it('starts from drawn weights where the document says so', async () => {
    const original = mlp();
    const choice = { ...folder.keep('drawn', original), start: 'initial' };
    expect((await architectureOf(choice, images, places)).trained).toBeNull();
    original.dispose();
  });

  it('without units that could go has no narrower one', async () => {
    const original = flat((x) => dense(3, 'only').apply(x) as TensorFlow.SymbolicTensor);
    const architecture = await architectureOf(folder.keep('linear', original), images, places);
    expect(() => architecture.scaled(0.5)).toThrow(/"linear" has no units that could be removed/);
    original.dispose();
  });

  it('is refused where it is not there, is damaged, or cannot be pruned at all', async () => {
    const of = (choice: Choice) => architectureOf(choice, images, places);
    const sha256 = 'a'.repeat(64);
    await expect(of({ id: 'imported', name: 'gone', sha256 })).rejects.toThrow(
      'The network "gone" (aaaaaaaaaaaa…) is not in this data folder: import its files',
    );
    await expect(of({ id: 'imported', name: 'unknown' })).rejects.toThrow(
      'The network "unknown" is not in this data folder',
    );
    const original = flat((x) =>
      [
        tf.layers.reshape({ targetShape: [144, 1] }),
        tf.layers.averagePooling1d({ poolSize: 48 }),
        tf.layers.flatten(),
      ].reduce((features, layer) => layer.apply(features) as TensorFlow.SymbolicTensor, x),
    );
    await expect(of(folder.keep('pooled', original))).rejects.toThrow(
      /no weights that can be pruned/,
    );
    original.dispose();
    const kept = mlp();
    const choice = folder.keep('other', kept);
    kept.dispose();
    const file = importedNetworkFile(folder.models, choice['sha256'] as string);
    const { trained } = await of(choice);
    writeFileSync(file, 'x');
    await expect(trained?.()).rejects.toThrow(/its SHA-256 is 2d711642/);
    writeFileSync(importedNetworkFile(folder.models, sha256), 'short');
    await expect(of({ id: 'imported', name: 'short', sha256 })).rejects.toThrow(
      /damaged at byte 5.* Import the network again from the files that it came in\.$/,
    );
  });
});
