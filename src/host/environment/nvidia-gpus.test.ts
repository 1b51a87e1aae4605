import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { gpusIn, listGpus, visibleGpu } from './nvidia-gpus.ts';

const PRINTED = `GPU-8f2c1a90-1, NVIDIA GeForce RTX 4090, 550.54.15
GPU-77aa0000-2, NVIDIA RTX A6000, 550.54.15
`;
const gpus = gpusIn(PRINTED);

/** Has nothing but this be the driver's tool; without a script there is none. */
function driveBy(script?: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'workbench-driver-'));
  if (script !== undefined) {
    writeFileSync(join(dir, 'nvidia-smi'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  vi.stubEnv('PATH', dir);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(dir, { recursive: true, force: true });
  });
}

describe('the driver’s tool', () => {
  it('says that there is none, or is not there to be asked', async () => {
    driveBy('echo "No devices were found"; exit 6');
    expect(await listGpus()).toEqual([]);
    driveBy();
    expect(await listGpus()).toBeUndefined();
  });

  it('is left alone where it does not answer', async () => {
    driveBy('trap "" TERM; while :; do :; done');
    expect(await listGpus(100)).toBeUndefined();
  });
});

describe('the GPUs that the driver lists', () => {
  it('are read with their names and the version of the driver', () => {
    expect(gpus).toEqual([
      { uuid: 'GPU-8f2c1a90-1', name: 'NVIDIA GeForce RTX 4090', driver: '550.54.15' },
      { uuid: 'GPU-77aa0000-2', name: 'NVIDIA RTX A6000', driver: '550.54.15' },
    ]);
  });

  it.each(['', 'No devices were found\n', "couldn't communicate with the NVIDIA driver, sorry\n"])(
    'are none in “%s”',
    (text) => {
      expect(gpusIn(text)).toEqual([]);
    },
  );

  it('leave TensorFlow a part of one, and nothing where there is none', () => {
    expect(visibleGpu(gpus, 'MIG-3a')).toMatchObject({
      name: 'part of a GPU (MIG-3a)',
      driver: '550.54.15',
    });
    expect(visibleGpu([], 'MIG-3a')).toBeUndefined();
  });

  it.each([
    ['the first where nothing is said', undefined, 0],
    ['that of a place', '1', 1],
    ['the first of several places', '1,0', 1],
    ['that of a UUID', 'GPU-77aa0000-2', 1],
    ['that of the beginning of one', 'GPU-77', 1],
    ['none where all are hidden', '-1', undefined],
    ['none of an empty list', '', undefined],
    ['none where the first that is named is not there', '7,0', undefined],
  ])('leave TensorFlow %s', (_, visible, place) => {
    expect(visibleGpu(gpus, visible)).toEqual(place === undefined ? undefined : gpus[place]);
  });
});
