import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeviceChoice } from '../../contract/device.ts';
import { environmentSchema } from '../../contract/run.ts';
import { textOf } from '../../contract/sentence.ts';
import { probeEnvironment } from './environment.ts';
import { usesOneDnn } from './one-dnn.ts';
import { coresIn } from './physical-cores.ts';
import { findProject } from './project-root.ts';
import { sourceCommit } from './source-commit.ts';
import { vectorInstructionsIn } from './vector-instructions.ts';

describe('the cores in /proc/cpuinfo', () => {
  const processor = (socket: number, core: number) =>
    `processor\t: 0\nphysical id\t: ${socket}\ncore id\t\t: ${core}\nmodel name\t: X`;

  it('are counted once however many threads each has', () => {
    const text = [processor(0, 0), processor(0, 1), processor(0, 0), processor(0, 1)].join('\n\n');
    expect(coresIn(text)).toBe(2);
  });

  it('of two sockets are different ones', () => {
    expect(coresIn([processor(0, 0), processor(1, 0)].join('\n\n'))).toBe(2);
  });

  it('are not known where the file does not name them', () => {
    expect(coresIn('processor\t: 0\nmodel name\t: X')).toBeUndefined();
  });
});

describe('the environment', () => {
  it('is known before TensorFlow is loaded, except for its version', async () => {
    const setup = { device: 'cpu', version: null, libraryPath: [] } as const;
    const probe = probeEnvironment(findProject(), setup, { TF_ENABLE_ONEDNN_OPTS: '0' });
    const before = environmentSchema.parse(await probe.current());
    expect(before.tensorflow).toBe('not loaded yet');
    expect(before.tfjs).toMatch(/^4\./);
    expect(before.oneDnn).toBe(process.platform === 'darwin' ? null : false);
    expect(before.vectorInstructions === null).toBe(process.platform !== 'linux');
    probe.found('cpu', { tensorflow: '2.21.0', usesGpu: false });
    expect((await probe.current()).tensorflow).toBe('2.21.0');
  });
});

describe('an environment with a GPU', () => {
  const setup = { device: 'gpu', version: '2.21.0', libraryPath: [] } as const;
  const env = { TF_DETERMINISTIC_OPS: '1', NVIDIA_TF32_OVERRIDE: '0' };
  const without = { tensorflow: '2.21.0', usesGpu: false };
  const probeOf = (
    ...[build = 'gpu', choice, more = {}]: [('cpu' | 'gpu')?, DeviceChoice?, object?]
  ) => probeEnvironment(findProject(), { ...setup, device: build }, { ...env, ...more }, choice);
  const TWO = "echo 'GPU-1, An NVIDIA, 550.54'; echo 'GPU-2, Another NVIDIA, 550.54'";

  /** A driver's tool that does so, in front of any that is there. */
  function drive(script: string): void {
    const dir = mkdtempSync(join(tmpdir(), 'workbench-driver-'));
    writeFileSync(join(dir, 'nvidia-smi'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${dir}${delimiter}${process.env['PATH'] ?? ''}`);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(dir, { recursive: true, force: true });
    });
  }

  it('names it with its driver and switches, and is that of the processor for a trainer without', async () => {
    drive(TWO);
    const probe = probeOf();
    const gpu = { deterministicOps: true, tf32: false, driver: '550.54' };
    const onGpu = { device: 'gpu', deviceName: 'An NVIDIA', gpu };
    expect(await probe.current()).toMatchObject(onGpu);
    expect([await probe.whyCpu(), await probe.fallback()]).toEqual([null, null]);
    expect(await probe.ofTrainer({ ...without, usesGpu: true })).toMatchObject(onGpu);
    const made = await probe.ofTrainer(without);
    expect(made.device).toBe('cpu');
    expect(made).not.toHaveProperty('gpu');
    expect(probe.uses()).toBe('gpu');
  });

  it('learns of a GPU only from a trainer that was to use it', async () => {
    drive(TWO);
    const probe = probeOf();
    probe.found('cpu', without);
    expect([probe.uses(), await probe.whyCpu()]).toEqual(['gpu', null]);
    probe.found('gpu', without);
    expect(await probe.device()).toEqual({ choiceNow: 'auto', device: 'cpu', whyCpu: 'library' });
    expect(textOf((await probe.fallback()) ?? '')).toBe(
      'Runs are computed on the CPU. No GPU can be used, since TensorFlow cannot use the one that the driver lists, since a CUDA library is missing or the driver is too old for it: start the workbench anew with WORKBENCH_DEVICE=gpu, which fetches what is missing, or update the driver.',
    );
    probe.found('gpu', { ...without, usesGpu: true });
    expect([probe.uses(), await probe.whyCpu()]).toEqual(['gpu', null]);
  });

  it('is of the GPU that CUDA_VISIBLE_DEVICES leaves', async () => {
    drive(TWO);
    expect(await probeOf('gpu', 'auto', { CUDA_VISIBLE_DEVICES: '1' }).current()).toMatchObject({
      deviceName: 'Another NVIDIA',
    });
    const hidden = probeOf('gpu', 'auto', { CUDA_VISIBLE_DEVICES: '' });
    expect(await hidden.whyCpu()).toBe('hidden');
    expect(textOf((await hidden.fallback()) ?? '')).toContain('CUDA_VISIBLE_DEVICES hides it');
  });

  it('has a line for who has a GPU that set-up did not find, and for nobody else', async () => {
    drive('exit 9');
    const [lost, none] = [probeOf('gpu'), probeOf('cpu')];
    expect([await lost.whyCpu(), await none.whyCpu()]).toEqual(['driver', 'build']);
    expect(textOf((await lost.fallback()) ?? '')).toContain('the driver (nvidia-smi) lists none');
    expect(await none.fallback()).toBeNull();
    drive(TWO);
    const found = probeOf('cpu');
    expect(textOf((await found.fallback()) ?? '')).toContain('was set up without one');
  });

  it('is that of the processor where that was chosen, of which nothing is said', async () => {
    drive(TWO);
    const probe = probeOf('gpu', 'cpu');
    expect((await probe.current()).device).toBe('cpu');
    expect(await probe.device()).toEqual({ choiceNow: 'cpu', device: 'cpu', whyCpu: 'chosen' });
    expect(await probe.fallback()).toBeNull();
  });
});

describe('an environment that an earlier version recorded', () => {
  it('stands as it is', () => {
    const recorded = {
      workbench: '0.1.0',
      commit: 'abc',
      device: 'cpu',
      deviceName: 'A processor',
      cores: 2,
      memoryBytes: 1,
      platform: 'linux',
      node: '24',
      tensorflow: '2.21.0',
      tfjs: '4.22.0',
    };
    expect(environmentSchema.parse(recorded)).toEqual(recorded);
  });
});

describe('the vector instructions in /proc/cpuinfo', () => {
  it('are those that matter, of x86 and of ARM, in an order of their own', () => {
    const x86 = 'processor\t: 0\nflags\t\t: fpu vme avx512f fma sse4_2 avx2 avx\npower management:';
    expect(vectorInstructionsIn(x86)).toEqual(['sse4_2', 'avx', 'avx2', 'fma', 'avx512f']);
    const arm = 'processor\t: 0\nFeatures\t: fp asimd evtstrm sve\n';
    expect(vectorInstructionsIn(arm)).toEqual(['asimd', 'sve']);
  });

  it('are none where none of the names is known, and not known where there are no names', () => {
    expect(vectorInstructionsIn('flags\t: fpu vme')).toEqual([]);
    expect(vectorInstructionsIn('processor\t: 0')).toBeNull();
  });
});

describe('oneDNN', () => {
  it.each([
    ['1', true],
    ['TRUE', true],
    ['0', false],
    ['False', false],
    ['yes', null],
    [undefined, null],
  ])('with the switch at %s is on: %s', (value, on) => {
    expect(usesOneDnn({ TF_ENABLE_ONEDNN_OPTS: value }, 'linux')).toBe(on);
  });

  it('is not known where TensorFlow is built without it', () => {
    expect(usesOneDnn({ TF_ENABLE_ONEDNN_OPTS: '1' }, 'darwin')).toBeNull();
  });
});

describe('the commit of the source', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'workbench-git-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=x',
        '-c',
        'user.email=x@example.org',
        '-c',
        'core.hooksPath=/dev/null',
        ...args,
      ],
      { cwd: dir, encoding: 'utf8' },
    ).trim();

  it('is null outside a checkout and before a first commit', async () => {
    expect(await sourceCommit(dir)).toBeNull();
    git('init', '--quiet');
    expect(await sourceCommit(dir)).toBeNull();
  });

  it('is marked where files differ from it', async () => {
    git('init', '--quiet');
    writeFileSync(join(dir, 'a'), '1');
    git('add', 'a');
    git('commit', '--quiet', '-m', 'first');
    const commit = git('rev-parse', 'HEAD');
    expect(await sourceCommit(dir)).toBe(commit);
    writeFileSync(join(dir, 'a'), '2');
    expect(await sourceCommit(dir)).toBe(`${commit}-dirty`);
  });
});
