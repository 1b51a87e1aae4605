import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { textOf } from '../../src/contract/sentence.ts';
import { openHost } from '../../src/host/host.ts';
import type { Host } from '../../src/host/host.ts';
import type { HostOptions } from '../../src/host/host-options.ts';
import { runToEnd } from './finish.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const REMEDY = 'start the workbench anew with WORKBENCH_DEVICE=gpu';

async function open(options: Partial<HostOptions> = {}): Promise<Host> {
  const host = await openHost({ dataDir: scratchFolder(), ...options });
  onTestFinished(() => host.close());
  return host;
}

/** What set-up leaves on a machine with a GPU, whose driver lists one that TensorFlow cannot use. */
function promisedGpu(): Partial<HostOptions> {
  const folder = scratchFolder();
  const script = "#!/bin/sh\necho 'GPU-1, An NVIDIA, 550.54'\n";
  writeFileSync(join(folder, 'nvidia-smi'), script, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const tensorflow = join(folder, 'tensorflow.json');
  writeFileSync(tensorflow, JSON.stringify({ device: 'gpu', version: null, libraryPath: [] }));
  return { packaged: { node: process.execPath, tensorflow } };
}

describe('a document that names a GPU', () => {
  const document = { ...tinyDocument(), device: 'gpu' };

  it('is refused where none can be used, before anything is stored', async () => {
    const { experiments } = (await open()).client;
    const refused = /^device: names a GPU, and none can be used here, since/;
    await expect(experiments.check({ document })).rejects.toThrow(refused);
    await expect(experiments.start({ document })).rejects.toThrow(refused);
    expect(await experiments.list({})).toEqual([]);
  });

  it('fails where a trainer finds none; others are computed on the processor, and say why', async () => {
    const host = await open(promisedGpu());
    const { experiments, system } = host.client;
    expect(await host.fallback()).toBeNull();
    const [failed] = await runToEnd(host, document);
    expect(failed).toMatchObject({ status: 'failed', attempts: 1 });
    expect(failed?.error).toMatch(/^Its document names a GPU, and none can be used here, since /);
    expect(failed?.error).toContain(REMEDY);
    expect((await system.info()).device).toMatchObject({ device: 'cpu', whyCpu: 'library' });
    await expect(experiments.check({ document })).rejects.toThrow('TensorFlow cannot use the one');

    const { id: left } = await experiments.start({ document: tinyDocument() });
    await experiments.cancel({ id: left });
    const log = await experiments.log({ id: left });
    const noted = log.filter(({ kind }) => kind === 'noted').map(({ detail }) => detail);
    expect(noted).toEqual([textOf((await host.fallback()) ?? '')]);
    expect(noted[0]).toContain(REMEDY);

    const onCpu = { ...tinyDocument(), device: 'cpu' };
    const runs = await runToEnd(host, onCpu);
    expect(runs.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(await experiments.check({ document: onCpu })).toMatchObject({ runs: 3, kept: 3 });
    expect(await experiments.check({ document: tinyDocument() })).toMatchObject({ kept: 0 });
    const { id } = (await experiments.list({}))[0] ?? { id: '' };
    const { environment } = await experiments.get({ id });
    expect([environment?.device, environment?.gpu]).toEqual(['cpu', undefined]);
  });
});
