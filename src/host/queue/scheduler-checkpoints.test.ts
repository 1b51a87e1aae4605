import { describe, expect, it } from 'vitest';
import { say } from '../../contract/sentence.ts';
import { memoryQueue } from './memory-queue.fixture.ts';
import { FULL, schedulerOf, settled, until } from './scheduler.fixture.ts';

const at = { stage: 'train', epoch: 3, fraction: 0.5, seconds: 20, savedAt: null } as const;

describe('a run that goes on from a checkpoint', () => {
  it('says so, and what is wrong with others, before it is stored', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    const sentence = say`It is damaged.`;
    trainer(0).say({ type: 'checkpoint-trouble', sentence });
    trainer(0).say({ type: 'begins-again' });
    trainer(0).say({ type: 'goes-on', from: at });
    trainer(0).say({ type: 'kept', at });
    await after(() => trainer(0).finish());
    expect(queue.stored).toEqual([
      'started a',
      'trouble a: It is damaged.',
      'began again a',
      'went on a 3',
      'kept a 3',
      'trained a',
    ]);
  });

  it('says so later where the disk is full', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    queue.trouble = FULL;
    trainer(0).say({ type: 'goes-on', from: at });
    queue.trouble = undefined;
    await after(() => trainer(0).finish());
    expect(queue.stored).toEqual(['started a', 'went on a 3', 'trained a']);
  });
});

describe('an attempt that got further', () => {
  it('does not count towards those that a run has, and neither do those before it', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    for (const getsFurther of [false, false, true, false, true, true, false, false]) {
      if (getsFurther) trainer(-1).say({ type: 'kept', at });
      await after(() => trainer(-1).die());
      expect(queue.statusOf('a')).toBe('running');
    }
    await after(() => trainer(-1).die());
    expect(queue.stored.at(-1)).toBe('failed a: Tried 3 times. It died.');
  });
});

describe('an attempt that did not live to tell of its checkpoint', () => {
  it('got further all the same', async () => {
    const queue = memoryQueue(['a']);
    const { wake, trainer, after } = schedulerOf(queue);
    await wake();
    for (const keeps of [false, false, true, false, false]) {
      if (keeps) queue.untold.add('a');
      await after(() => trainer(-1).die());
      expect(queue.statusOf('a')).toBe('running');
    }
    await after(() => trainer(-1).die());
    expect(queue.statusOf('a')).toBe('failed');
  });
});

describe('saving', () => {
  it('is done when all trainers that have a task say so', async () => {
    const queue = memoryQueue(['a', 'b']);
    const { scheduler, wake, trainer } = schedulerOf(queue, { saveWithinMs: 1_000_000 });
    await wake();
    let saved = false;
    void scheduler.save().then(() => (saved = true));
    expect([trainer(0).asked, trainer(1).asked]).toEqual([1, 1]);
    trainer(0).answer();
    await settled();
    expect(saved).toBe(false);
    trainer(1).answer();
    await settled();
    expect(saved).toBe(true);
    trainer(0).finish();
    trainer(1).finish();
  });

  it('is not waited for any longer than it may take', async () => {
    const queue = memoryQueue(['a']);
    const { scheduler, wake, trainer } = schedulerOf(queue, { saveWithinMs: 1 });
    await wake();
    await scheduler.save();
    expect([trainer(0).asked, trainer(0).alive]).toEqual([1, true]);
  });

  it('comes before the end when everything is closed, and nothing is begun or stored meanwhile', async () => {
    const queue = memoryQueue(['a', 'b', 'c']);
    const parts = schedulerOf(queue, { saveWithinMs: 1_000_000 });
    await parts.wake();
    const closing = parts.scheduler.close();
    await settled();
    await parts.after(() => parts.trainer(0).finish());
    await parts.wake();
    expect([parts.trainer(1).asked, parts.isClosed()]).toEqual([1, false]);
    parts.trainer(1).answer();
    await closing;
    expect(parts.isClosed()).toBe(true);
    expect(queue.stored).toEqual(['started a', 'started b']);
  });

  it('lets each trainer go as soon as it has saved where everything is closed', async () => {
    const queue = memoryQueue(['a', 'b']);
    const parts = schedulerOf(queue, { saveWithinMs: 1_000_000 });
    await parts.wake();
    const closing = parts.scheduler.close();
    await settled();
    await parts.after(() => parts.trainer(0).answer());
    expect([parts.trainer(0).alive, parts.trainer(1).alive]).toEqual([false, true]);
    parts.trainer(1).answer();
    await closing;
  });

  it('is asked of runs that stand still for a latency once they may go on', async () => {
    const queue = memoryQueue(['short'], ['long']);
    const parts = schedulerOf(queue, { saveWithinMs: 1_000_000, workers: () => 2 });
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    await until(() => parts.trainer(1).state === 'stands');
    const closing = parts.scheduler.close();
    await until(() => parts.trainer(1).asked === 1);
    expect(parts.trainer(1).state).toBe('works');
    parts.trainer(1).answer();
    await closing;
  });
});
