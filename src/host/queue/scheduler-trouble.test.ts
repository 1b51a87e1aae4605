import { describe, expect, it } from 'vitest';
import { memoryQueue } from './memory-queue.fixture.ts';
import { BROKEN, FULL, measure, schedulerOf, settled, until } from './scheduler.fixture.ts';

const trouble = { cause: 'full', path: '/data' } as const;

describe('a full disk', () => {
  it('keeps runs from being begun until what is found out is stored', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    queue.trouble = FULL;
    await after(() => trainer(0).finish());
    expect(told.at(-1)).toBe('waits a full');
    await wake();
    expect(queue.statusOf('c')).toBe('queued');
    queue.trouble = undefined;
    await until(() => queue.statusOf('c') === 'running');
    expect(queue.stored.slice(2)).toEqual(['trained a', 'started c']);
    expect(told).toContain('waits a null');
  });

  it('does so too where a trainer says that its weights have no room', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    trainer(0).say({ type: 'waiting', trouble });
    await after(() => trainer(1).finish());
    expect(queue.statusOf('c')).toBe('queued');
    await after(() => trainer(0).finish());
    expect(queue.statusOf('c')).toBe('running');
    expect(told.filter((line) => line.startsWith('waits'))).toEqual([
      'waits a full',
      'waits a null',
    ]);
  });

  it('has a trainer store again what went into another folder, and then stores the run', async () => {
    const queue = memoryQueue(['a', 'b']);
    const { wake, trainer, after, told } = schedulerOf(queue);
    await wake();
    queue.elsewhere.add('a');
    await after(() => trainer(0).finish());
    expect([queue.statusOf('a'), trainer(0).state]).toEqual(['running', 'works']);
    await after(() => trainer(0).say({ type: 'waiting', trouble }));
    expect(told.at(-1)).toBe('waits a full');
    await after(() => trainer(0).finish());
    expect(queue.stored.slice(2)).toEqual(['trained a']);
    expect(told).toContain('waits a null');
  });

  it('keeps latencies from being measured, too', async () => {
    const queue = memoryQueue(['short'], ['waits']);
    const parts = schedulerOf(queue);
    await parts.wake();
    parts.trainer(1).say({ type: 'waiting', trouble });
    await parts.after(() => parts.trainer(0).finish());
    expect(queue.statusOf('short')).toBe('trained');
    expect(parts.measurers).toEqual([]);
    await parts.after(() => parts.trainer(1).finish());
    await measure(parts, 2);
    expect(queue.stored.slice(-2)).toEqual(['measured short', 'measured waits']);
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

describe('a run whose trainer found no memory', () => {
  it('is tried again by itself, and what comes behind it waits', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    await after(() => trainer(0).die(true));
    expect(queue.stored.slice(2)).toEqual(['retry a']);
    await after(() => trainer(1).finish());
    expect(queue.stored.slice(3)).toEqual(['trained b', 'started a']);
    await after(() => trainer(1).finish());
    expect(queue.stored.slice(5)).toEqual(['trained a', 'started c']);
  });
});

describe('a trainer that hangs', () => {
  it('is told, and told to be well again', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, told } = schedulerOf(queue);
    await wake();
    const hang = { kind: 'stuck', milliseconds: 5000, isEnd: false } as const;
    trainer(0).say({ type: 'hangs', hang });
    trainer(0).say({ type: 'hangs', hang: undefined });
    expect(told.slice(-2)).toEqual(['hangs a stuck', 'hangs a undefined']);
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
