import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentSchema } from '../../contract/run.ts';
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
    expect((await probe.withTensorflow('2.21.0', false)).tensorflow).toBe('2.21.0');
    expect((await probe.current()).tensorflow).toBe('2.21.0');
  });
});

describe('an environment with a GPU', () => {
  const setup = { device: 'gpu', version: '2.21.0', libraryPath: [] } as const;
  const env = { TF_DETERMINISTIC_OPS: '1', NVIDIA_TF32_OVERRIDE: '0' };

  it('is that of the processor once a trainer has found no GPU that it can use', async () => {
    const probe = probeEnvironment(findProject(), setup, env);
    expect(await probe.current()).toMatchObject({
      device: 'gpu',
      gpu: { deterministicOps: true, tf32: false },
    });
    expect((await probe.device()).whyCpu).toBeNull();
    const made = await probe.withTensorflow('2.21.0', false);
    expect(made.device).toBe('cpu');
    expect(made).not.toHaveProperty('gpu');
    const { device, whyCpu } = await probe.device();
    expect([device, whyCpu === 'driver' || whyCpu === 'library']).toEqual(['cpu', true]);
  });

  it('is that of the processor where that was chosen', async () => {
    const probe = probeEnvironment(findProject(), setup, env, 'cpu');
    expect((await probe.current()).device).toBe('cpu');
    expect(await probe.device()).toEqual({ choiceNow: 'cpu', device: 'cpu', whyCpu: 'chosen' });
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
