import { describe, expect, it } from 'vitest';
import { createDevices } from './devices.ts';
import { memoryQueue } from './memory-queue.fixture.ts';
import { measure, schedulerOf, settled } from './scheduler.fixture.ts';

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
      type: 'points',
      points: [{ ...point, validationLoss: null, validationAccuracy: null }],
    });
    await after(() => trainer(0).finish());
    expect(told.slice(0, 6)).toEqual([
      'begun a load',
      'changed a',
      'progress a',
      'points a 1',
      'ended a',
      'changed a',
    ]);
  });
});

describe('a GPU', () => {
  /** A workbench that computes on it whatever names no device. */
  const onGpu = () => ({
    workers: () => 3,
    devices: createDevices({ uses: () => 'gpu', whyCpu: () => Promise.resolve('library') }),
  });

  it('computes one run at a time, while the queue goes on with those of the processor', async () => {
    const queue = memoryQueue(['a', 'b', 'c'], ['d', 'e', 'f']);
    for (const runId of ['d', 'e', 'f']) queue.named.set(runId, 'cpu');
    const { wake, trainer, trainers, after } = schedulerOf(queue, onGpu());
    await wake();
    expect(queue.stored).toEqual(['started a', 'started d', 'started e']);
    expect(trainers.map(({ device }) => device)).toEqual(['gpu', 'cpu', 'cpu']);
    await after(() => trainer(1).finish());
    await after(() => trainer(0).finish());
    expect(queue.stored.slice(3)).toEqual(['trained d', 'started f', 'trained a', 'started b']);
    expect(trainers).toHaveLength(3);
  });

  it('that a trainer lacks fails the run by the reason, and no other attempt is made', async () => {
    const queue = memoryQueue(['a']);
    queue.named.set('a', 'gpu');
    const { wake, trainer, after } = schedulerOf(queue, onGpu());
    await wake();
    await after(() => trainer(0).fail('device'));
    expect(queue.stored).toEqual([
      'started a',
      expect.stringMatching(/^failed a: Its document names a GPU, .*the driver is too old for it/),
    ]);
  });

  it('has its own latencies measured, and the processor its own', async () => {
    const queue = memoryQueue(['a'], ['b']);
    queue.named.set('a', 'cpu');
    const parts = schedulerOf(queue, onGpu());
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await measure(parts, 1);
    await parts.after(() => parts.trainer(1).finish());
    await measure(parts, 1);
    expect(parts.measurers.map(({ device }) => device)).toEqual(['cpu', 'gpu']);
    expect([queue.statusOf('a'), queue.statusOf('b')]).toEqual(['done', 'done']);
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
