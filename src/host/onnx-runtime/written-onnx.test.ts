import { describe, expect, it } from 'vitest';
import { layerClassNames } from '../../engine/network/layers/registry.ts';
import { smallNets } from '../../engine/network/small-nets.fixture.ts';
import { readVariables, writeVariables } from '../../engine/network/variables.ts';
import { tf, type TensorFlow } from '../../engine/tensorflow.ts';
import { topologyOf } from '../../engine/thinning/thin-model.ts';
import type { InputLayout } from '../../formats/network.ts';
import { permuted } from '../../formats/onnx/write/permuted.ts';
import { writers } from '../../formats/onnx/write/registry.ts';
import { writeOnnx } from '../../formats/onnx/write/write-onnx.ts';
import { zoo } from '../../engine/models/registry.ts';
import { layerNets } from './layer-nets.fixture.ts';
import { ownLayerNets } from './own-layer-nets.fixture.ts';
import { runOnnx } from './run-onnx.ts';

const nets = [...layerNets, ...ownLayerNets];

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

/** What ONNX Runtime and TensorFlow make of the same random examples, and the largest difference. */
async function differenceOf(model: TensorFlow.LayersModel, input?: InputLayout): Promise<number> {
  scatter(model);
  const values = readVariables(model);
  const written = writeOnnx({
    name: 'net',
    topology: topologyOf(model),
    values,
    input,
    version: '0',
  });
  const shape = (model.inputs[0] as TensorFlow.SymbolicTensor).shape.slice(1) as number[];
  const examples = tf.randomUniform([5, ...shape], -1, 1, 'float32', 3);
  const { original, axes } = written.input;
  const inFile = original.map((_, axis) => axes.indexOf(axis) + 1);
  const lie = permuted(examples.dataSync<'float32'>(), [5, ...shape], [0, ...inFile]);
  const expected = tf.tidy(() =>
    (model.predict(examples) as TensorFlow.Tensor).dataSync<'float32'>(),
  );
  const file = { name: 'net.onnx', bytes: written.bytes };
  const found = await runOnnx(
    file,
    [],
    { shape: [5, ...original], values: lie },
    { optimises: true },
  );
  examples.dispose();
  model.dispose();
  expect(found.values.length).toBe(expected.length);
  const scale = Math.max(...expected.map(Math.abs));
  return (
    Math.max(...expected.map((value, at) => Math.abs(value - (found.values[at] as number)))) / scale
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
    const tried = new Set(nets.flatMap(({ build }) => classesIn(build())));
    expect(layerClassNames.filter((name) => !(name in writers))).toEqual([]);
    expect(layerClassNames.filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe('a network written to ONNX answers as it does here', () => {
  it.each(nets.map((net) => [net.id, net] as const))('with %s', async (_, { build }) => {
    expect(await differenceOf(build())).toBeLessThan(1e-5);
  });

  it.each(smallNets.map((net) => [net.id, net] as const))(
    'where units meet: %s',
    async (_, net) => {
      const model = net.build({ shape: [8, 8, 3], classes: 4 });
      expect(await differenceOf(model)).toBeLessThan(1e-5);
    },
  );

  it.each(zoo.map((model) => [model.id, model] as const))('for our %s', async (_, definition) => {
    const format = { shape: [28, 28, 3], classes: 10 } as never;
    const model = definition.build(definition.parameters.parse({}), format);
    expect(await differenceOf(model)).toBeLessThan(1e-5);
  });
});
