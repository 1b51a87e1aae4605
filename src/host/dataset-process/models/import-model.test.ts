import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import type { NetworkFormat } from '../../../contract/models.ts';
import { npyFile } from '../../../engine/datasets/import/files.fixture.ts';
import { readNetworkFile } from '../../../engine/network/network-file.ts';
import type { Network } from '../../../engine/network/network-file.ts';
import { tf } from '../../../engine/tensorflow.ts';
import { weightsFile } from '../../data-folder/weights-folder.ts';
import { builtModel } from './built-model.ts';
import { differencesOf } from './differences.ts';
import { importModel } from './import-model.ts';
import { ownAnswers } from './own-answers.ts';
import { proofExamples } from './proof-inputs.ts';
import { writeAs } from './write-as.ts';

const fixtures = join(import.meta.dirname, '../../../../test/fixtures/models');
const fixture = (name: string) => ({ name, path: join(fixtures, name) });

let folder: string;
let modelsDir: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-test-'));
  modelsDir = join(folder, 'models');
  mkdirSync(modelsDir);
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path };
}

type Stored = Network & { readonly topology: object };
function storedNetwork(sha256: string): Stored {
  const file = weightsFile(modelsDir, sha256);
  return readNetworkFile(readFileSync(file), file) as Stored;
}

describe('a network that is imported', () => {
  it('is stored with what it was read from, and the same files give the same bytes', async () => {
    const files = ['lenet-dynamo.onnx', 'lenet-dynamo.onnx.data'].map(fixture);
    const before = tf.memory().numTensors;
    const report = await importModel({ files, modelsDir });
    expect(tf.memory().numTensors).toBe(before);
    const turned = await importModel({ files: files.toReversed(), modelsDir });
    expect(turned).toEqual(report);
    const { provenance, signature } = storedNetwork(report.sha256);
    expect(signature).toEqual({ input: [28, 28, 1], classes: 10 });
    expect(provenance).toMatchObject({
      imported: {
        format: 'ONNX',
        input: { original: [1, 28, 28], axes: [1, 2, 0] },
        behind: 'log-softmax',
      },
    });
  });

  it('is held against the outputs that are expected, and refused where it has others', async () => {
    const files = ['keras-residual.h5', 'keras-residual-expected.npz'].map(fixture);
    const { proof } = await importModel({ files, modelsDir });
    expect(proof).toMatchObject({ by: 'expected', examples: 8 });
    expect(proof?.relativeDifference).toBeLessThan(1e-5);

    const alone = await importModel({ files: [fixture('keras-mlp.keras')], modelsDir });
    expect(alone.proof).toBeNull();
    const stored = readdirSync(modelsDir);
    const arrays = {
      'input.npy': npyFile('<f4', [2, 784], new Float32Array(2 * 784)),
      'output.npy': npyFile('<f4', [2, 10], new Float32Array(20).fill(0.2)),
    };
    const wrong = [fixture('keras-mlp.keras'), written('others.npz', zipSync(arrays))];
    const refused = importModel({ files: wrong, expected: 'others.npz', modelsDir });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      /^What was read of keras-mlp.keras and others.npz give different answers: they differ by up to 0\.\d+, which is \d\S* of the largest output, and 0.0001 is allowed. If others.npz is not of this very file, make it again/,
    );
    expect(readdirSync(modelsDir)).toEqual(stored);
  });

  it.each(['attention-dynamo.onnx', 'keras-two_inputs.keras'])(
    'is refused by name where it cannot be read exactly: %s',
    async (name) => {
      const refused = importModel({ files: [fixture(name)], modelsDir });
      await expect(refused).rejects.toThrow(UserError);
      await expect(refused).rejects.toThrow(name);
    },
  );
});

describe('a network that is taken away', () => {
  it.each(['vgg-dynamo.onnx', 'keras-residual.keras'])(
    'answers in every format as here, and comes in again: %s',
    async (name) => {
      const { sha256 } = await importModel({ files: [fixture(name)], modelsDir });
      const network = storedNetwork(sha256);
      const model = await builtModel(network, name);
      const { provenance } = network;
      const from = provenance && 'imported' in provenance ? provenance.imported : undefined;
      const behind = from?.behind ?? null;
      for (const format of ['onnx', 'keras', 'tfjs', 'network'] satisfies NetworkFormat[]) {
        const file = await writeAs(format, { name, network, input: from?.input, behind });
        const examples = proofExamples(file.input.original, 0);
        const { relativeDifference } = differencesOf({
          expected: ownAnswers(model, examples, file.input, file.behind).values,
          found: (await file.answer(examples)).values,
          examples: 32,
        });
        expect(relativeDifference).toBeLessThan(format === 'onnx' ? 1e-5 : 1e-12);

        const ending = { onnx: 'onnx', keras: 'keras', tfjs: 'zip', network: 'safetensors' }[
          format
        ];
        const again = await importModel({
          files: [written(`again.${ending}`, file.bytes)],
          modelsDir,
        });
        const { values } = storedNetwork(again.sha256);
        expect(bitsOf(values)).toEqual(bitsOf(network.values));
      }
      model.dispose();
    },
  );
});

/** All values of a network, whatever its layers are called. */
function bitsOf(values: Network['values']): string[] {
  return values
    .map((entry) => Buffer.from(entry.values.buffer, entry.values.byteOffset).toString('hex'))
    .sort();
}
