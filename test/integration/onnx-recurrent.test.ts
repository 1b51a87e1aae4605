import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NpyArray } from '../../src/engine/datasets/import/npy.ts';
import { channelGroups } from '../../src/engine/network/groups.ts';
import { tf } from '../../src/engine/tensorflow.ts';
import { modelOf } from '../../src/engine/thinning/thin-model.ts';
import { readOnnx } from '../../src/formats/onnx/read/read-onnx.ts';
import { relativeDifference } from './network-answers.ts';
import { readArrays } from './npz-arrays.ts';

const folder = join(import.meta.dirname, '../fixtures/models');
const files = [
  ...readdirSync(folder).filter((name) => /^(lstm|gru)-.*\.onnx$/.test(name)),
  ...readdirSync(join(folder, 'recurrent'))
    .filter((name) => name.endsWith('.onnx'))
    .map((name) => `recurrent/${name}`),
];
const read = (name: string) =>
  readOnnx([{ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }]);

/** Inputs of the original as ours lie. */
function lyingAs(axes: readonly number[], array: NpyArray): NpyArray {
  const ours = tf.tidy(() =>
    tf.transpose(tf.tensor(Float32Array.from(array.values), [...array.shape]), [
      0,
      ...axes.map((axis) => axis + 1),
    ]),
  );
  const values = ours.dataSync<'float32'>();
  ours.dispose();
  return { ...array, shape: ours.shape, values };
}

describe('recurrent networks in ONNX', () => {
  it.each(files)('answer as the program that wrote them: %s', async (name) => {
    const network = read(name);
    const { input, output } = readArrays(
      join(folder, name.replace(/-(dynamo|plain|torchscript.*)\.onnx$/, '-expected.npz')),
    );
    const ours = lyingAs(network.input.axes, input);
    expect(await relativeDifference(network, { input: ours, output })).toBeLessThan(1e-5);
  });

  it.each(files.filter((name) => name.startsWith('recurrent') && !name.includes('plain')))(
    'have the units of each of their cells in a group: %s',
    async (name) => {
      const model = await modelOf(read(name).topology);
      const { groups, leftAlone } = channelGroups(model);
      expect(leftAlone.map(({ layer }) => layer)).toEqual(['output']);
      const cells = model.layers.filter(({ weights }) =>
        weights.some(({ originalName }) => originalName.endsWith('recurrent_kernel')),
      );
      expect(groups.filter(({ units }) => units === 4)).toHaveLength(cells.length);
      model.dispose();
    },
  );
});
