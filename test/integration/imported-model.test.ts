import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { expect, it, onTestFinished } from 'vitest';
import { importModel } from '../../src/contract/model-import.ts';
import type { NetworkFormat } from '../../src/contract/models.ts';
import { openHost } from '../../src/host/host.ts';
import { refusal } from './command-line.ts';
import { runToEnd } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const fixtures = join(import.meta.dirname, '../fixtures/models');
const fixture = (name: string) => ({
  name,
  content: new Blob([readFileSync(join(fixtures, name))]),
});

it("another program's network comes in proven, is experimented on, and goes out proven", async () => {
  const dataDir = join(scratchFolder(), 'data');
  const host = await openHost({ dataDir, workers: 1 });
  onTestFinished(() => host.close());
  const { models, runs } = host.client;

  const files = ['lenet-dynamo.onnx', 'lenet-dynamo.onnx.data'].map(fixture);
  const info = await importModel(models, { name: 'lenet' }, files);
  expect(info).toMatchObject({
    choice: { id: 'imported', name: 'lenet', sha256: info.sha256 },
    format: 'ONNX',
    files: files.map(({ name }) => name),
    inputShape: [28, 28, 1],
    outputs: 10,
    proof: { by: 'onnxruntime', examples: 32 },
    usedBy: 0,
  });
  expect(info.proof?.relativeDifference).toBeLessThan(1e-5);

  const details = await models.inspect({ sha256: info.sha256 });
  // Of two convolutions and a hidden layer.
  expect(details.groups.map(({ units }) => units)).toEqual([6, 16, 84]);
  expect(details.notes.map(({ kind }) => kind)).toEqual(['dropped']);

  const trained = await runToEnd(host, {
    ...tinyDocument(),
    model: { id: 'imported', name: 'lenet' },
    training: { epochs: 0 },
    fineTuning: { epochs: 0 },
    strategies: [{ id: 'activation-mean' }],
  });
  expect(trained.map(({ status }) => status)).toEqual(trained.map(() => 'done'));
  const pruned = trained.find(({ strategy }) => strategy === 'activation-mean');

  const take = async (format: NetworkFormat) => {
    const { file, proof } = await runs.takeNetwork({ id: pruned?.id ?? '', format });
    expect(proof.relativeDifference).toBeLessThan(1e-5);
    return { file, by: proof.by, bytes: new Uint8Array(await file.content.arrayBuffer()) };
  };
  const onnx = await take('onnx');
  expect([onnx.by, onnx.file.fileName]).toEqual([
    'onnxruntime',
    `lenet-activation-mean-0-5-${pruned?.id}.onnx`,
  ]);
  // As PyTorch had it: channels first, and with the softmax that was left away.
  const { graph } = fromBinary(ModelProtoSchema, onnx.bytes);
  const type = graph?.input[0]?.type?.value;
  const dims = type?.case === 'tensorType' ? type.value.shape?.dim : [];
  expect(dims?.slice(1).map(({ value }) => value.value)).toEqual([1n, 28n, 28n]);
  expect(graph?.node.at(-1)?.opType).toBe('LogSoftmax');
  // Without the units that went.
  const kept = graph?.initializer.reduce((sum, { rawData }) => sum + rawData.length / 4, 0);
  expect(kept).toBeLessThan(0.6 * info.parameters);
  const others = ['keras', 'tfjs', 'network'] as const;
  const taken = await Promise.all(others.map(take));
  expect(taken.map(({ by }) => by)).toEqual(['workbench', 'tfjs', 'workbench']);

  expect(await refusal(models.remove({ sha256: info.sha256 }))).toContain('used by "Tiny 0"');
});
