import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { zoo } from '../../engine/models/registry.ts';
import { layerClassNames } from '../../engine/network/layers/registry.ts';
import { smallNets } from '../../engine/network/small-nets.fixture.ts';
import { readVariables, writeVariables, type NamedValues } from '../../engine/network/variables.ts';
import type { TensorFlow } from '../../engine/tensorflow.ts';
import { topologyOf } from '../../engine/thinning/thin-model.ts';
import { readOnnx } from '../../formats/onnx/read/read-onnx.ts';
import { writers } from '../../formats/onnx/write/registry.ts';
import { writeOnnx } from '../../formats/onnx/write/write-onnx.ts';
import { differencesOf } from '../dataset-process/models/differences.ts';
import { ownAnswers } from '../dataset-process/models/own-answers.ts';
import { proofExamples } from '../dataset-process/models/proof-inputs.ts';
import type { NamedFile } from './beside-files.ts';
import { layerNets } from './layer-nets.fixture.ts';
import { ownLayerNets } from './own-layer-nets.fixture.ts';
import { runOnnx } from './run-onnx.ts';

const byClass = [...layerNets, ...ownLayerNets];
/** Neither square nor grey, so that no axis can be taken for another. */
const format = { shape: [16, 18, 2], classes: 3 };
const smallParameters: Record<string, Record<string, unknown>> = {
  mlp: { hidden: [7, 5], dropout: 0.5 },
  'lenet-5': { channels: [4, 5], hidden: 6, dropout: 0.5 },
  'resnet-20': { channels: [3, 4, 5] },
  lstm: { units: 5, dropout: 0.5 },
  gru: { units: 5 },
};
const everyNet: readonly { id: string; build(): TensorFlow.LayersModel }[] = [
  ...byClass,
  ...smallNets.map(({ id, build }) => ({
    id: `units that meet, ${id}`,
    build: () => build(format),
  })),
  ...zoo.map(({ id, parameters, build }) => ({
    id: `our ${id}`,
    build: () => build(parameters.parse(smallParameters[id]), format),
  })),
];

/** Values that a mistake in their order would not survive. */
function scatter(model: TensorFlow.LayersModel): void {
  let seed = 1;
  const next = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647 - 0.5;
  };
  writeVariables(
    model,
    readVariables(model).map((entry) => ({
      ...entry,
      values: entry.values.map(() => (entry.name.endsWith('variance') ? 1 + next() : next())),
    })),
  );
}

/** The classes of the layers of a network, and of those inside others. */
function classesIn(model: TensorFlow.LayersModel): string[] {
  const text = JSON.stringify(topologyOf(model));
  model.dispose();
  return [...text.matchAll(/"class_name":"(\w+)"/g)].map(([, name]) => name as string);
}

describe('the classes of the table of layers', () => {
  it('are all written, and tried below', () => {
    const tried = new Set(byClass.flatMap(({ build }) => classesIn(build())));
    expect(layerClassNames.filter((name) => !(name in writers))).toEqual([]);
    expect(layerClassNames.filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe('a network written to ONNX', () => {
  it.each(everyNet.map((net) => [net.id, net] as const))(
    'answers as it does here, and keeps its values to the bit: %s',
    async (id, { build }) => {
      const model = build();
      scatter(model);
      const values = readVariables(model);
      const topology = topologyOf(model);
      const { bytes, input } = writeOnnx({ name: 'net', topology, values, version: '0' });
      const file = { name: 'net.onnx', bytes };
      const examples = proofExamples(input.original, Infinity);
      // As users run it.
      const found = await runOnnx(file, [], examples, { optimises: true });
      const expected = ownAnswers(model, examples, input, null);
      model.dispose();
      const count = found.shape[0] as number;
      expect(found.shape).toEqual(expected.shape);
      expect(
        differencesOf({ expected: expected.values, found: found.values, examples: count })
          .relativeDifference,
      ).toBeLessThan(1e-5);
      requireSameValues(id, file, values);
    },
  );
});

/** What is written of layers that no network of another program is taken with. */
const ONE_WAY = [
  ...['(ConvTranspose)', '(Cast)', '(Resize)', '(Expand)', 'it picks', 'by steps of -1'],
  'activations=[HardSigmoid, Tanh, Tanh]',
];
/** The axis that is normalised becomes the last, and what is flattened behind it lies otherwise. */
const REORDERED = 'BatchNormalization of rows, without scale';

/** Reads the file again. */
function requireSameValues(id: string, file: NamedFile, values: readonly NamedValues[]): void {
  try {
    const read = readOnnx([file]).values;
    for (const { name, values: own } of values) {
      const named = read.filter((entry) => entry.name === name);
      // What is one layer here may be two of the file.
      const candidates = named.length > 0 ? named : read;
      const wanted = id === REORDERED ? own.toSorted() : own;
      const isSame = candidates.some((entry) =>
        bytesOf(id === REORDERED ? entry.values.toSorted() : entry.values).equals(bytesOf(wanted)),
      );
      expect(isSame, name).toBe(true);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(
      ONE_WAY.filter((word) => error.message.includes(word)),
      error.message,
    ).toHaveLength(1);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
