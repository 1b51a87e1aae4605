import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { trainingSchema } from '../../src/contract/experiment.ts';
import type { RunSpec } from '../../src/contract/run.ts';
import { openWeightsFolder } from '../../src/host/data-folder/weights-folder.ts';
import { createDatasetProcess } from '../../src/host/dataset-process/dataset-process.ts';
import { createTrainerPool, maxResidentBytes } from '../../src/host/trainer/trainer-pool.ts';
import { startTrainer } from '../../src/host/trainer/trainer.ts';
import { scratchFolder } from './scratch-folder.ts';
import { tinyDocument } from './tiny-document.ts';

const entryOf = (name: string) => join(import.meta.dirname, 'processes', `${name}-trainer.ts`);
const task = {
  type: 'train',
  runId: 'a-run',
  spec: {} as RunSpec,
  baseline: null,
  weightsDir: '',
  checkpoints: { dir: '', everyMs: 30_000 },
  places: {},
} as const;

function poolOf(name: string) {
  const pool = createTrainerPool(
    (device) => startTrainer({ entry: entryOf(name), env: process.env }, device),
    () => maxResidentBytes(64 * 2 ** 30, 4),
  );
  onTestFinished(() => pool.close());
  return pool;
}

describe('the pool of trainers', () => {
  it('hands an idle trainer out again, and a new one while that is busy', () => {
    const pool = poolOf('refusing');
    const first = pool.take('cpu');
    const second = pool.take('cpu');
    expect(second.pid).not.toBe(first.pid);
    pool.giveBack(first);
    expect(pool.take('cpu').pid).toBe(first.pid);
  });

  it('replaces an idle trainer of the other device, and none that is busy', async () => {
    const pool = poolOf('refusing');
    const [busy, idle] = [pool.take('cpu'), pool.take('cpu')];
    pool.giveBack(idle);
    const onGpu = pool.take('gpu');
    expect([onGpu.device, onGpu.pid === idle.pid]).toEqual(['gpu', false]);
    await vi.waitUntil(() => !idle.alive, { timeout: 20_000 });
    expect([busy.alive, onGpu.alive]).toEqual([true, true]);
    pool.giveBack(onGpu);
    expect(pool.take('gpu').pid).toBe(onGpu.pid);
  });

  async function pidsOf(tasks: number, name: string): Promise<number[]> {
    const pool = poolOf(name);
    const pids: number[] = [];
    for (let count = 0; count < tasks; count++) {
      const trainer = pool.take('cpu');
      pids.push(trainer.pid);
      await expect(trainer.train(task, () => undefined)).rejects.toThrow('Not today.');
      pool.giveBack(trainer);
    }
    return pids;
  }

  it('keeps a trainer for any number of tasks', async () => {
    expect(new Set(await pidsOf(50, 'refusing')).size).toBe(1);
  });

  it('replaces a trainer that says it has grown beyond a gigabyte and a half', async () => {
    const pids = await pidsOf(6, 'growing');
    // Half a gigabyte a task: at one and a half it may stay, at two it may not.
    expect(new Set(pids.slice(0, 4)).size).toBe(1);
    expect(pids[4]).not.toBe(pids[0]);
    expect(pids[5]).toBe(pids[4]);
  });

  it('allows as much as leaves room for all of them, and never less than one needs', () => {
    const gigabytes = (memory: number, workers: number) =>
      maxResidentBytes(memory * 2 ** 30, workers) / 2 ** 30;
    expect([gigabytes(64, 8), gigabytes(8, 8), gigabytes(4, 4)]).toEqual([1.5, 0.75, 0.75]);
    expect(gigabytes(2, 8)).toBe(0.6);
  });

  it('ends all trainers when it is closed', async () => {
    const pool = poolOf('refusing');
    const trainers = [pool.take('cpu'), pool.take('cpu')];
    await pool.close();
    expect(trainers.map(({ alive }) => alive)).toEqual([false, false]);
  });
});

/** What a child process is allowed: the least where it is to be found out, and time enough otherwise. */
const AMPLE = { toldMs: 60_000, endMs: 60_000 };
const LITTLE = { toldMs: 500, endMs: 1500 };

describe('a process that hangs', () => {
  it('is told and ended: stopped, or busy for ever, and one that reads data sets as well', async () => {
    const stopped = startTrainer({
      ...{ entry: entryOf('stubborn'), env: process.env },
      hangLimits: { silent: LITTLE, stuck: AMPLE },
    });
    const blocked = startTrainer({
      ...{ entry: entryOf('blocked'), env: process.env },
      hangLimits: { silent: AMPLE, stuck: LITTLE },
    });
    const reading = createDatasetProcess({
      entry: join(import.meta.dirname, 'processes', 'blocked-dataset-process.ts'),
      env: process.env,
      hangLimits: { silent: AMPLE, stuck: LITTLE },
    });
    onTestFinished(async () => {
      await Promise.all([stopped.end(), blocked.end(), reading.end()]);
    });
    const told: unknown[] = [];
    const ends = await Promise.allSettled([
      stopped.train(task, (message) => {
        if (message.type === 'progress') process.kill(stopped.pid, 'SIGSTOP');
        else told.push(message);
      }),
      blocked.train(task, () => undefined),
      reading.ask('check', { choice: { id: 'mnist' }, seed: 0, places: {} }),
    ]);
    const hang = { kind: 'silent', isEnd: false };
    expect(told[0]).toMatchObject({ type: 'hangs', hang });
    expect(
      ends.map((end) => (end.status === 'rejected' ? String(end.reason) : end.status)),
    ).toEqual([
      expect.stringMatching(
        /^TrainerDied: The trainer gave no sign of life for \d+ seconds and was/,
      ),
      expect.stringMatching(
        /^TrainerDied: The trainer did not get on for \d+ seconds and was ended/,
      ),
      expect.stringMatching(
        /^UserError: The process that reads data sets did not get on for .* Try/,
      ),
    ]);
    expect([stopped, blocked].map(({ alive }) => alive)).toEqual([false, false]);
    await expect.poll(() => isAlive(stopped.pid)).toBe(false);
  });
});

describe('a trainer', () => {
  it('that does not give its task up when asked is killed', async () => {
    const trainer = startTrainer({ entry: entryOf('stubborn'), env: process.env });
    onTestFinished(() => trainer.end());
    const begun = Promise.withResolvers<number>();
    const outcome = trainer.train(task, (message) => {
      if (message.type === 'progress') begun.resolve(message.fraction);
    });
    outcome.catch(() => undefined);
    expect(await begun.promise).toBe(0.5);
    trainer.abort();
    await expect(outcome).rejects.toThrow('The trainer was killed by SIGKILL.');
  });

  it('that stands still does nothing until it may go on, and comes to the same weights', async () => {
    const entry = join(import.meta.dirname, '../../src/host/trainer/main.ts');
    const trainer = startTrainer({ entry, env: process.env });
    onTestFinished(() => trainer.end());
    const training = { ...trainingSchema.parse({ learningRate: 0.1 }), epochs: 600 };
    const { dataset, model } = tinyDocument();
    const spec = { dataset, model, training, seed: 0, pruning: null };
    const { dir: weightsDir } = openWeightsFolder(scratchFolder());
    // Each for itself: none goes on from what another one kept.
    const long = () => {
      const checkpoints = { dir: scratchFolder(), everyMs: 30_000 };
      return { ...task, spec, weightsDir, checkpoints };
    };
    const undisturbed = await trainer.train(long(), () => undefined);

    const begun = Promise.withResolvers<undefined>();
    const said: unknown[] = [];
    const trained = trainer.train(long(), (message) => {
      said.push(message);
      if (message.type === 'points' && message.points.at(-1)?.epoch === 2) begun.resolve(undefined);
    });
    await begun.promise;
    await trainer.standStill();
    const before = said.length;
    // Progress is told five times a second, and points here oftener than that.
    await pause(600);
    expect(said).toHaveLength(before);
    trainer.goOn();
    const { weightsSha256 } = await trained;
    expect(said.length).toBeGreaterThan(before);
    expect(weightsSha256).toBe(undisturbed.weightsSha256);
    // Without a task it does nothing anyway, and one that comes is begun.
    await trainer.standStill();
    trainer.goOn();
    await trainer.train({ ...long(), spec: { ...spec, seed: 1 } }, () => undefined);
  });

  it('that cannot be started says so', async () => {
    const trainer = startTrainer({ entry: entryOf('missing'), env: process.env });
    await expect(trainer.train(task, () => undefined)).rejects.toThrow('ended with exit code 1');
    await expect(trainer.runtime).rejects.toThrow('Cannot find module');
  });

  it('ends when its host is gone, though its main thread is busy', async () => {
    const module = join(import.meta.dirname, '../../src/host/trainer/trainer.ts');
    const code = `import { startTrainer } from ${JSON.stringify(module)};
      const entry = ${JSON.stringify(entryOf('blocked'))};
      const trainer = startTrainer({ entry, env: process.env });
      await trainer.train({}, () => console.log(trainer.pid));`;
    const host = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    host.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
