import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, TensorShapeProto_DimensionSchema, type ModelProto } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { unzip } from '../../archives/zip.ts';
import { parseNpy } from '../../engine/datasets/import/npy.ts';
import type { NamedFile } from './beside-files.ts';
import { runOnnx, type Batch } from './run-onnx.ts';

const folder = join(import.meta.dirname, '../../../test/fixtures/models');
const files = readdirSync(folder);
const fixture = (name: string): NamedFile => ({ name, bytes: readFileSync(join(folder, name)) });

/** Where the examples and answers of PyTorch itself lie, of `lenet-dynamo.onnx` and its like. */
const answersName = (file: string) => `${file.split('-')[0] ?? ''}-expected.npz`;
const answered = files.filter(
  (name) => name.endsWith('.onnx') && files.includes(answersName(name)),
);

function answersFor(file: string): { input: Batch; output: Batch } {
  const name = answersName(file);
  const arrays = unzip(fixture(name), () => true);
  const read = (key: string): Batch => {
    const { shape, values } = parseNpy({ name, bytes: arrays.get(`${key}.npy`) as Uint8Array });
    return { shape, values: Float32Array.from(values) };
  };
  return { input: read('input'), output: read('output') };
}

const relativeDifference = (found: Batch, expected: Batch) =>
  Math.max(...found.values.map((value, at) => Math.abs(value - (expected.values[at] as number)))) /
  Math.max(...expected.values.map(Math.abs));

function changed(name: string, change: (model: ModelProto) => void): NamedFile {
  const model = fromBinary(ModelProtoSchema, fixture(name).bytes);
  change(model);
  return { name, bytes: toBinary(ModelProtoSchema, model) };
}

/**
 * Writing a network that trains moves its running averages once more: the answers of PyTorch are those
 * of the network before, whose averages are in the file without training.
 */
function withAveragesBefore(name: string): NamedFile {
  const before = fromBinary(ModelProtoSchema, fixture(name.replace('-train', '-eval')).bytes);
  const averages = new Map(
    before.graph?.initializer
      .filter((tensor) => tensor.name.includes('.running_'))
      .map((tensor) => [tensor.name, tensor]),
  );
  return changed(name, ({ graph }) => {
    const values = graph?.initializer ?? [];
    values.forEach((tensor, at) => values.splice(at, 1, averages.get(tensor.name) ?? tensor));
  });
}

const MLP = 'mlp-torchscript-eval.onnx';

describe('networks in ONNX Runtime', () => {
  it.each(answered)('answer as PyTorch does, of %s', async (name) => {
    const beside = files.filter((other) => other === `${name}.data`).map(fixture);
    const { input, output } = answersFor(name);
    const file = name.includes('-train') ? withAveragesBefore(name) : fixture(name);
    const found = await runOnnx(file, beside, input);
    expect(found.shape).toEqual(output.shape);
    expect(relativeDifference(found, output)).toBeLessThan(1e-5);
  });

  it('get as many examples as they take', async () => {
    const fixed = changed(MLP, (model) => {
      const type = model.graph?.input[0]?.type?.value;
      if (type?.case !== 'tensorType') throw new Error('no tensor');
      const value = { case: 'dimValue', value: 3n } as const;
      type.value.shape?.dim.splice(0, 1, create(TensorShapeProto_DimensionSchema, { value }));
    });
    const { input, output } = answersFor(MLP);
    expect(input.shape[0]).toBe(8);
    const found = await runOnnx(fixed, [], input);
    expect(found.shape).toEqual(output.shape);
    expect(relativeDifference(found, output)).toBeLessThan(1e-5);
  });

  it('are refused where a file beside them is missing', async () => {
    const { input } = answersFor('lenet-dynamo.onnx');
    const run = runOnnx(fixture('lenet-dynamo.onnx'), [], input);
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow('keeps values in lenet-dynamo.onnx.data, which is not there');
  });

  it('are refused by the operator that is not known', async () => {
    const unknown = changed(MLP, (model) => {
      const node = model.graph?.node.find(({ opType }) => opType === 'Gemm');
      if (node) node.opType = 'Gemn';
    });
    const run = runOnnx(unknown, [], answersFor(MLP).input);
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow(/does not understand mlp-torchscript-eval\.onnx: .*Gemn/);
  });

  it('are refused on examples of another shape', async () => {
    const run = runOnnx(fixture(MLP), [], { shape: [2, 3], values: new Float32Array(6) });
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow(/cannot run .* on examples of shape \[3\]/);
  });
});
