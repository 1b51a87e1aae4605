import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channelGroups } from '../../src/engine/network/groups.ts';
import { writeVariables } from '../../src/engine/network/variables.ts';
import { modelOf } from '../../src/engine/thinning/thin-model.ts';
import type { ReadNetwork } from '../../src/formats/network.ts';
import { readOnnx } from '../../src/formats/onnx/read/read-onnx.ts';
import { ownAnswers } from '../../src/host/dataset-process/models/own-answers.ts';
import { runOnnx, type Batch } from '../../src/host/onnx-runtime/run-onnx.ts';
import { readArrays } from './npz-arrays.ts';

const folder = join(import.meta.dirname, '../fixtures/models');
const fileOf = (name: string) => ({
  name,
  bytes: new Uint8Array(readFileSync(join(folder, name))),
});

/** The `.onnx` and, where it has one, the file with its weights. */
function filesOf(network: string) {
  const names = [`${network}.onnx`, `${network}.onnx.data`];
  return names.filter((name) => existsSync(join(folder, name))).map(fileOf);
}

function expectedOf(network: string): { input: Batch; output: Batch } {
  const name = network.replace(/-(dynamo|torchscript)(-\w+)?$/, '-expected.npz');
  const { input, output } = readArrays(join(folder, name));
  const batch = ({ shape, values }: typeof input) => ({ shape, values: Float32Array.from(values) });
  return { input: batch(input), output: batch(output) };
}

/** What is different, as part of the largest that is expected, and how many units can be removed. */
async function tried(network: ReadNetwork, input: Batch, expected: Batch) {
  const model = await modelOf(network.topology);
  try {
    writeVariables(model, network.values);
    const { values } = ownAnswers(model, input, network.input, network.behind);
    const largest = (numbers: Float32Array) => Math.max(...numbers.map(Math.abs));
    const differences = values.map((value, index) => value - (expected.values[index] as number));
    const { groups } = channelGroups(model);
    return {
      difference: largest(differences) / largest(expected.values),
      units: groups.reduce((sum, group) => sum + group.units, 0),
    };
  } finally {
    model.dispose();
  }
}

describe('networks that PyTorch exported', () => {
  it.each([
    ['mlp-torchscript-train', 96],
    ['mlp-torchscript-eval', 96],
    ['mlp-dynamo', 96],
    ['lenet-torchscript-train', 106],
    ['lenet-torchscript-eval', 106],
    ['lenet-dynamo', 106],
    ['vgg-torchscript-eval', 32],
    ['vgg-dynamo', 32],
    ['resnet-torchscript-eval', 64],
    ['resnet-dynamo', 64],
  ])('answer as in PyTorch, with all units in groups: %s', async (name, units) => {
    const { input, output } = expectedOf(name);
    const found = await tried(readOnnx(filesOf(name)), input, output);
    expect(found.difference).toBeLessThan(1e-5);
    expect(found.units).toBe(units);
  });

  // Small networks of many kinds of layers: see the program beside them. What is normalised together
  // stays whole.
  it.each([
    ['inverted', 6 + 12 + 2 + 2 + 10],
    ['dense', 4 + 3 * 3],
    ['sequence', 6 + 8 + 10],
    ['table', 12],
    ['shapes', 8 + 3],
    ['patches', 9],
  ])('answer as in PyTorch, with what can go in groups: %s', async (name, units) => {
    for (const exporter of ['dynamo', 'torchscript']) {
      const { input, output } = expectedOf(`exported/${name}-${exporter}`);
      const found = await tried(readOnnx(filesOf(`exported/${name}-${exporter}`)), input, output);
      expect(found.difference).toBeLessThan(1e-5);
      expect(found.units).toBe(units);
    }
  });

  // PyTorch moves the running averages while it exports in training mode: the file has others than
  // the network whose outputs are stored.
  it.each([
    ['vgg-torchscript-train', 32],
    ['resnet-torchscript-train', 64],
  ])('in training mode are taken with their running averages: %s', async (name, units) => {
    const { input } = expectedOf(name);
    const network = readOnnx(filesOf(name));
    const found = await tried(network, input, await runOnnx(fileOf(`${name}.onnx`), [], input));
    expect(found.difference).toBeLessThan(1e-5);
    expect(found.units).toBe(units);
    expect(network.notes[0]?.sentence.template).toContain('stand in training mode');
  });

  it.each(['dynamo', 'torchscript-eval', 'torchscript-train'])(
    'are refused by name where they are none of ours: attention, %s',
    (exporter) => {
      const name = `attention-${exporter}`;
      expect(() => readOnnx(filesOf(name))).toThrow(/\.onnx: the node .*MatMul.* attention/);
    },
  );
});
