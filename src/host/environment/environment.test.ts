import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentSchema } from '../../contract/run.ts';
import { probeEnvironment } from './environment.ts';
import { coresIn } from './physical-cores.ts';
import { findProject } from './project-root.ts';
import { sourceCommit } from './source-commit.ts';

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
    const probe = probeEnvironment(findProject(), setup);
    const before = environmentSchema.parse(await probe.current());
    expect(before.tensorflow).toBe('not loaded yet');
    expect(before.tfjs).toMatch(/^4\./);
    expect((await probe.withTensorflow('2.21.0')).tensorflow).toBe('2.21.0');
    expect((await probe.current()).tensorflow).toBe('2.21.0');
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
