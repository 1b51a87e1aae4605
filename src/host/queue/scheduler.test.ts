import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { RunListener } from './run-listener.ts';
import { handTrainer } from './hand-trainer.fixture.ts';
import type { HandTrainer } from './hand-trainer.fixture.ts';
import { memoryQueue } from './memory-queue.fixture.ts';
import type { MemoryQueue } from './memory-queue.fixture.ts';
import { createScheduler } from './scheduler.ts';
import type { SchedulerParts } from './scheduler.ts';

const FULL = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
const BROKEN = Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });

/** Until everything that needs no clock has happened. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await setImmediate();
};

/** Until a timer has brought something about, however busy the machine is. */
const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000 });

/** A scheduler on a queue in memory, with trainers and measurers that do as they are told. */
function schedulerOf(queue: MemoryQueue, options: Partial<SchedulerParts> = {}) {
  // What is logged as a defect is the subject of some tests, and no news.
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => log.mockRestore());
  const trainers: HandTrainer[] = [];
  const measurers: HandTrainer[] = [];
  const told: string[] = [];
  /** Of each latency, how many trainers worked when it was begun to be measured. */
  const company: number[] = [];
  const idle: HandTrainer[] = [];
  let closed = false;
  const listener: RunListener = {
    begun: (runId, _work, stage) => {
      told.push(`begun ${runId} ${stage}`);
      if (stage === 'latency')
        company.push(trainers.filter(({ state }) => state === 'works').length);
    },
    progress: (runId) => void told.push(`progress ${runId}`),
    point: (runId, { epoch }) => void told.push(`point ${runId} ${epoch}`),
    waits: (runId, forRoom) => void told.push(`waits ${runId} ${forRoom}`),
    ended: (runId) => void told.push(`ended ${runId}`),
    changed: (runIds) => void told.push(`changed ${runIds.join()}`),
  };
  const scheduler = createScheduler({
    queue,
    pool: {
      take() {
        const trainer = idle.pop() ?? handTrainer(trainers.length);
        if (!trainers.includes(trainer)) trainers.push(trainer);
        return trainer;
      },
      giveBack: (trainer) => void (trainer.alive && idle.push(trainer as HandTrainer)),
      async close() {
        closed = true;
        for (const trainer of trainers) await trainer.end();
      },
    },
    startMeasurer() {
      const measurer = handTrainer(100 + measurers.length);
      measurers.push(measurer);
      return measurer;
    },
    weightsDir: '/weights',
    places: {},
    workers: () => 2,
    listener,
    environmentOf: () => Promise.resolve('environment'),
    retryMs: 1,
    standstillMs: 1,
    standstillAgainMs: 1,
    ...options,
  });
  onTestFinished(() => scheduler.close());
  const at = (list: readonly HandTrainer[], index: number) => list.at(index) as HandTrainer;
  return {
    scheduler,
    listener,
    told,
    company,
    trainers,
    trainer: (index: number) => at(trainers, index),
    measurers,
    measurer: () => at(measurers, -1),
    isClosed: () => closed,
    states: () => trainers.map(({ state }) => state),
    async wake() {
      scheduler.wake();
      await settled();
    },
    async after(act: () => void) {
      act();
      await settled();
    },
  };
}

/** So many times, the measurer comes up and does what it has to. */
async function measure(
  { measurer, after }: Pick<ReturnType<typeof schedulerOf>, 'measurer' | 'after'>,
  latencies: number,
) {
  await after(() => measurer().comeUp());
  for (let count = 0; count < latencies; count++) await after(() => measurer().finish());
}

describe('runs', () => {
  it('are handed out to as many trainers as are allowed, those of a baseline once it is trained', async () => {
    const queue = memoryQueue(['dense', ['a', 'dense'], ['b', 'dense'], ['c', 'dense']]);
    const { wake, trainer, after, states } = schedulerOf(queue);
    await wake();
    expect(queue.stored).toEqual(['started dense']);
    await after(() => trainer(0).finish());
    expect(queue.stored.slice(1)).toEqual(['trained dense', 'started a', 'started b']);
    expect(states()).toEqual(['works', 'works']);
  });

  it('are not begun while more are at work than are allowed by now, and more are once that is raised', async () => {
    const queue = memoryQueue(['a', 'b', 'c', 'd', 'e']);
    let workers = 3;
    const { wake, after, trainer, states } = schedulerOf(queue, { workers: () => workers });
    await wake();
    workers = 1;
    await wake();
    expect(states()).toEqual(['works', 'works', 'works']);
    await after(() => trainer(0).finish());
    await after(() => trainer(1).finish());
    expect(queue.statusOf('d')).toBe('queued');
    await after(() => trainer(2).finish());
    expect([queue.statusOf('d'), queue.statusOf('e')]).toEqual(['running', 'queued']);
    workers = 2;
    await wake();
    expect(queue.statusOf('e')).toBe('running');
  });

  it('are begun once, however often somebody who is told of them wakes the scheduler', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const parts = schedulerOf(queue, { workers: () => 3 });
    parts.listener.begun = () => parts.scheduler.wake();
    parts.listener.changed = () => parts.scheduler.wake();
    await parts.wake();
    expect(queue.stored).toEqual(['started a', 'started b', 'started c']);
    expect(parts.states()).toEqual(['works', 'works', 'works']);
  });

  it('that somebody adds while others are handed out are begun as well', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue);
    parts.listener.begun = (runId) => {
      if (runId !== 'a') return;
      queue.add(['b']);
      parts.scheduler.wake();
    };
    await parts.wake();
    expect(queue.stored).toEqual(['started a', 'started b']);
  });

  it('are stored with their points, and their progress is told', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    const point = { stage: 'train', epoch: 1, trainLoss: 1, trainAccuracy: 0 } as const;
    trainer(0).say({ type: 'progress', stage: 'train', fraction: 0.5 });
    trainer(0).say({
      type: 'point',
      point: { ...point, validationLoss: null, validationAccuracy: null },
    });
    await after(() => trainer(0).finish());
    expect(told.slice(0, 6)).toEqual([
      'begun a load',
      'changed a',
      'progress a',
      'point a 1',
      'ended a',
      'changed a',
    ]);
  });
});

describe('a latency', () => {
  it('is measured when nothing of its experiment is left to train, one after another', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    expect(parts.measurers).toEqual([]);
    await parts.after(() => parts.trainer(0).finish());
    await measure(parts, 3);
    expect(queue.stored.slice(-3)).toEqual(['measured a', 'measured b', 'measured c']);
    expect(parts.company).toEqual([0, 0, 0]);
    expect(parts.measurers.map(({ alive }) => alive)).toEqual([false]);
  });

  it('keeps no core waiting: trainers go on until the measurer is ready, and stand still for its figures', async () => {
    const queue = memoryQueue(['short'], ['long 1', 'long 2', 'long 3']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    // The measurer is loading: the free trainer has got its next run.
    expect(queue.stored.slice(-2)).toEqual(['trained short', 'started long 2']);
    expect(parts.states()).toEqual(['works', 'works']);

    await parts.after(() => parts.measurer().comeUp());
    expect(parts.states()).toEqual(['stands', 'stands']);
    expect(parts.company).toEqual([0]);
    await parts.after(() => parts.measurer().finish());
    expect(parts.states()).toEqual(['works', 'works']);
    expect(queue.statusOf('short')).toBe('done');
    expect(queue.statusOf('long 1')).toBe('running');
  });

  it('keeps new runs from being begun only while it is measured', async () => {
    const queue = memoryQueue(['short'], ['long 1', 'long 2', 'long 3']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    // It was done but for its last words when it was told to stand still.
    await parts.after(() => parts.trainer(1).finish());
    expect(queue.stored.at(-1)).toBe('trained long 1');
    expect(parts.states()).toEqual(['stands', 'idle']);
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.slice(-2)).toEqual(['measured short', 'started long 3']);
    expect(parts.states()).toEqual(['works', 'works']);
  });

  it('waits where a trainer cannot stand still, and nobody waits with it', async () => {
    const queue = memoryQueue(['short'], ['long', 'loads']);
    const parts = schedulerOf(queue, { standstillAgainMs: 1_000_000 });
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    parts.trainer(0).obeys = false;
    parts.measurer().comeUp();
    await until(() => !parts.measurer().alive);
    await settled();
    expect(parts.states()).toEqual(['works', 'works']);
    expect(parts.company).toEqual([]);
    // Nor is it tried again each time that somebody wakes the scheduler.
    await parts.wake();
    expect(parts.measurers).toHaveLength(1);
    // But it is as soon as nobody works.
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    await measure(parts, 3);
    expect(queue.stored.slice(-3)).toEqual(['measured short', 'measured long', 'measured loads']);
  });

  it('that had to wait is tried again by itself', async () => {
    const queue = memoryQueue(['short'], ['loads']);
    const parts = schedulerOf(queue);
    await parts.wake();
    parts.trainer(1).obeys = false;
    await parts.after(() => parts.trainer(0).finish());
    parts.measurer().comeUp();
    await until(() => parts.measurers.length === 2);
    parts.trainer(1).obeys = true;
    await measure(parts, 1);
    expect(queue.statusOf('short')).toBe('done');
    expect(parts.states()).toEqual(['idle', 'works']);
  });

  it('fails when three processes died of it, and those after it are measured all the same', async () => {
    const queue = memoryQueue(['a', 'b']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    await parts.after(() => parts.measurer().comeUp());
    for (let death = 0; death < 3; death++) await parts.after(() => parts.measurer().die());
    expect(queue.stored.at(-1)).toBe('failed a: Its latency could not be measured. It died.');
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured b');
    expect(parts.measurers).toHaveLength(4);
  });

  it('fails at once where it would fail again', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    await parts.after(() => parts.measurer().fail('defect'));
    expect(queue.stored.at(-1)).toBe('failed a: Its latency could not be measured. Of defect.');
  });

  it('is measured by another process where the first never came up', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().die());
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured a');
  });

  it('of weights that are lost is measured once they are trained anew', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    await parts.after(() => parts.measurer().fail('weights'));
    expect(queue.stored.slice(-2)).toEqual(['lost a', 'started a']);
    await parts.after(() => parts.trainer(0).finish());
    await measure(parts, 1);
    expect(queue.statusOf('a')).toBe('done');
  });

  it('of a run that is given up meanwhile is not stored', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    parts.scheduler.abandon(['a']);
    queue.cancel('a');
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('trained a');
    expect(parts.told.at(-2)).toBe('ended a');
  });

  it('that waits for room on the disk lets the trainers go on meanwhile', async () => {
    const queue = memoryQueue(['short 1', 'short 2'], ['long']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    await parts.after(() => parts.measurer().comeUp());
    expect(parts.states()).toContain('stands');
    queue.trouble = FULL;
    await parts.after(() => parts.measurer().finish());
    expect(parts.states()).not.toContain('stands');
    expect(parts.told.at(-1)).toBe('waits short 1 true');
    queue.trouble = undefined;
    await until(() => queue.statusOf('short 1') === 'done');
    await settled();
    // The other one is due as before.
    await measure(parts, 1);
    expect(queue.statusOf('short 2')).toBe('done');
    expect(parts.company).toEqual([0, 0]);
  });
});

describe('a full disk', () => {
  it('keeps runs from being begun until what is found out is stored', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    queue.trouble = FULL;
    await after(() => trainer(0).finish());
    expect(told.at(-1)).toBe('waits a true');
    await wake();
    expect(queue.statusOf('c')).toBe('queued');
    queue.trouble = undefined;
    await until(() => queue.statusOf('c') === 'running');
    expect(queue.stored.slice(2)).toEqual(['trained a', 'started c']);
    expect(told).toContain('waits a false');
  });

  it('does so too where a trainer says that its weights have no room', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    trainer(0).say({ type: 'waiting' });
    await after(() => trainer(1).finish());
    expect(queue.statusOf('c')).toBe('queued');
    await after(() => trainer(0).finish());
    expect(queue.statusOf('c')).toBe('running');
    expect(told.filter((line) => line.startsWith('waits'))).toEqual([
      'waits a true',
      'waits a false',
    ]);
  });

  it('does not bring back a run that is given up while it waits', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const parts = schedulerOf(queue);
    await parts.wake();
    queue.trouble = FULL;
    await parts.after(() => parts.trainer(0).finish());
    parts.scheduler.abandon(['a']);
    queue.cancel('a');
    queue.trouble = undefined;
    await until(() => queue.statusOf('c') === 'running');
    expect(queue.stored).not.toContain('trained a');
    expect(parts.told.filter((line) => line === 'ended a')).toHaveLength(1);
  });

  it('does not keep the scheduler from being closed', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const parts = schedulerOf(queue, { retryMs: 1_000_000 });
    await parts.wake();
    queue.trouble = FULL;
    await parts.after(() => parts.trainer(0).finish());
    await parts.scheduler.close();
    queue.trouble = undefined;
    await settled();
    expect(queue.stored).toEqual(['started a', 'started b']);
  });
});

describe('a run that fails', () => {
  it('is tried again twice when its trainer dies', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after, trainers } = schedulerOf(queue);
    await wake();
    for (let death = 0; death < 3; death++) await after(() => trainer(-1).die());
    expect(queue.stored).toEqual([
      'started a',
      'retry a',
      'started a',
      'retry a',
      'started a',
      'failed a: Tried 3 times. It died.',
    ]);
    expect(trainers).toHaveLength(3);
  });

  it('is failed at once where it would fail again', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    await after(() => trainer(0).fail('user'));
    expect(queue.stored.at(-1)).toBe('failed a: Of user.');
  });

  it('for want of the weights of its baseline has that trained anew, and is tried again', async () => {
    const queue = memoryQueue(['dense', ['a', 'dense']]);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    await after(() => trainer(0).finish());
    await after(() => trainer(0).fail('weights'));
    expect(queue.stored.slice(3)).toEqual(['lost dense', 'retry a', 'started dense']);
  });

  it('is failed where what it found out cannot be stored for another reason than room', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    queue.trouble = [BROKEN];
    await after(() => trainer(0).finish());
    expect(queue.stored.at(-1)).toBe('failed a: What it found out could not be stored: malformed');
  });

  it('is failed later where not even that can be stored, before anything else is begun', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after, told } = schedulerOf(queue, { retryMs: 1_000_000 });
    await wake();
    queue.trouble = BROKEN;
    await after(() => trainer(0).fail('user'));
    expect(queue.statusOf('a')).toBe('running');
    await wake();
    expect(queue.statusOf('c')).toBe('queued');
    queue.trouble = undefined;
    await wake();
    expect(queue.stored.slice(2)).toEqual(['failed a: Of user.', 'started c']);
    expect(told).toContain('changed a');
  });

  it('is not failed any more once it is given up', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { scheduler, wake, trainer, after } = schedulerOf(queue, { retryMs: 1_000_000 });
    await wake();
    queue.trouble = BROKEN;
    await after(() => trainer(0).fail('user'));
    scheduler.abandon(['a']);
    queue.trouble = undefined;
    await wake();
    expect(queue.stored.slice(2)).toEqual(['started c']);
  });
});

describe('a run that is given up', () => {
  it('is taken from its trainer, which serves another one', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { scheduler, wake, trainer, trainers, after, told } = schedulerOf(queue);
    await wake();
    await after(() => {
      scheduler.abandon(['a', 'nobody']);
      queue.cancel('a');
    });
    expect(trainer(0).aborted).toBe(true);
    expect(trainer(1).aborted).toBe(false);
    expect(told.filter((line) => line === 'ended a')).toHaveLength(1);
    expect(queue.stored).toEqual(['started a', 'started b', 'started c']);
    expect(trainers).toHaveLength(2);
  });

  it('while it stands still leaves the latencies to be measured, and then its place', async () => {
    const queue = memoryQueue(['short'], ['long', 'next', 'last']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    await parts.after(() => {
      parts.scheduler.abandon(['long']);
      queue.cancel('long');
    });
    expect(queue.statusOf('last')).toBe('queued');
    await parts.after(() => parts.measurer().finish());
    expect([queue.statusOf('short'), queue.statusOf('last')]).toEqual(['done', 'running']);
  });
});

describe('a database that cannot be read', () => {
  it('is tried again after a while', async () => {
    const queue = memoryQueue(['a']);
    const { scheduler } = schedulerOf(queue);
    queue.unreadable = BROKEN;
    scheduler.wake();
    await settled();
    expect(queue.stored).toEqual([]);
    queue.unreadable = undefined;
    await until(() => queue.statusOf('a') === 'running');
  });
});

describe('closing', () => {
  it('ends trainers and measurer, also those that stand still, and nothing is begun or told after', async () => {
    const queue = memoryQueue(['short'], ['long 1', 'long 2', 'long 3']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    const told = parts.told.length;
    const stored = queue.stored.length;
    await parts.scheduler.close();
    await settled();
    expect(parts.isClosed()).toBe(true);
    expect([...parts.trainers, ...parts.measurers].map(({ alive }) => alive)).toEqual([
      false,
      false,
      false,
    ]);
    await parts.wake();
    expect(parts.told).toHaveLength(told);
    expect(queue.stored).toHaveLength(stored);
  });

  it('does not wait for a measurer that is still coming up', async () => {
    const queue = memoryQueue(['short'], ['long']);
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.scheduler.close();
    await settled();
    expect(parts.measurers.map(({ alive }) => alive)).toEqual([false]);
    expect(parts.company).toEqual([]);
  });
});
