import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importModel } from '../../src/contract/model-import.ts';
import type { NetworkFormat, TakenFile } from '../../src/contract/models.ts';
import type { SourceFile } from '../../src/contract/uploads.ts';
import { MODELS_FOLDER } from '../../src/host/data-folder/data-folder.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import { runToEnd } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

async function open(): Promise<{ host: Host; dataDir: string; stored: () => string[] }> {
  const dataDir = join(scratchFolder(), 'data');
  const host = await openHost({ dataDir, workers: 1 });
  onTestFinished(() => host.close());
  const stored = () =>
    readdirSync(join(dataDir, MODELS_FOLDER)).filter((name) => name !== 'uploads');
  return { host, dataDir, stored };
}

const sourceOf = ({ file: { fileName, content } }: TakenFile): SourceFile => ({
  name: fileName,
  content,
});

describe("a run's network", () => {
  it('is taken away, imported as a network of its own, and experimented on', async () => {
    const { host, stored } = await open();
    const { client } = host;
    const [dense, , pruned] = await runToEnd(host, tinyDocument());
    const take = (id: string | undefined, format: NetworkFormat) =>
      client.runs.takeNetwork({ id: id ?? '', format });

    const taken = await take(dense?.id, 'network');
    expect(taken.proof).toEqual({
      by: 'workbench',
      examples: 32,
      largestDifference: 0,
      relativeDifference: 0,
    });
    const info = await importModel(client.models, { name: 'own' }, [sourceOf(taken)]);
    expect(info).toMatchObject({
      name: 'own',
      inputShape: [28, 28, 1],
      outputs: 10,
      prunableWeights: 784 * 16 + 16 * 10,
      prunableUnits: 16,
      proof: null,
      usedBy: 0,
    });
    expect(stored()).toEqual([`${info.sha256}.safetensors`]);

    const document = {
      ...tinyDocument(),
      model: { id: 'imported', name: 'own' },
      training: { epochs: 0 },
    };
    const runs = await runToEnd(host, document);
    expect(runs.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(runs[0]?.metrics?.accuracy).toBe(dense?.metrics?.accuracy);
    expect(await client.models.list()).toMatchObject([{ name: 'own', usedBy: 1 }]);
    await expect(client.models.remove({ sha256: info.sha256 })).rejects.toThrow(
      /"own" is used by "Tiny 0"/,
    );

    const onnx = await take(runs.at(-1)?.id, 'onnx');
    expect(onnx.proof).toMatchObject({ by: 'onnxruntime', examples: 32 });
    expect(onnx.proof.relativeDifference).toBeLessThan(1e-5);
    expect(onnx.file.fileName).toMatch(/^own-magnitude-0-5-[0-9a-f]{16}\.onnx$/);

    const masked = await importModel(client.models, { name: 'masked' }, [
      sourceOf(await take(pruned?.id, 'network')),
    ]);
    expect(masked.notes.map(({ kind }) => kind)).toEqual(['changed']);
    const details = await client.models.inspect({ sha256: masked.sha256 });
    expect(details.groups).toMatchObject([{ units: 16, producers: ['hidden1'] }]);
    expect((await client.models.remove({ sha256: masked.sha256 })).bytes).toBe(masked.sizeBytes);
    expect(stored()).toEqual([`${info.sha256}.safetensors`]);
  });
});
