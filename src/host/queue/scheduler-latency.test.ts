import { describe, expect, it } from 'vitest';
import { memoryQueue } from './memory-queue.fixture.ts';
import { FULL, measure, schedulerOf, settled, until } from './scheduler.fixture.ts';

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
    expect(parts.told.at(-1)).toBe('waits short 1 full');
    queue.trouble = undefined;
    await until(() => queue.statusOf('short 1') === 'done');
    await settled();
    // The other one is due as before.
    await measure(parts, 1);
    expect(queue.statusOf('short 2')).toBe('done');
    expect(parts.company).toEqual([0, 0]);
  });

  it('is measured in bursts, those of several networks in turn', async () => {
    const queue = memoryQueue(['a', 'b']);
    const parts = schedulerOf(queue, { rounds: { count: 3, apartMs: 0 } });
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    await measure(parts, 4);
    expect(queue.stored.slice(-1)).toEqual(['trained b']);
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured a by 3 bursts');
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured b by 3 bursts');
    const ofLatency = parts.told.slice(parts.told.indexOf('begun a latency'));
    const burst = (run: string) => [`begun ${run} latency`, `progress ${run}`, `ended ${run}`];
    // One at a time is told to be measured.
    expect(ofLatency).toEqual([
      ...[burst('a'), burst('b'), burst('a'), burst('b')].flat(),
      ...[...burst('a'), 'changed a', ...burst('b'), 'changed b'],
    ]);
  });

  it('waits from round to round, so that bursts of a single network lie apart too', async () => {
    const queue = memoryQueue(['a']);
    const parts = schedulerOf(queue, { rounds: { count: 2, apartMs: 1_000_000 } });
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await measure(parts, 1);
    await settled();
    expect(parts.measurer().state).toBe('idle');
    // Nor does it hold up the end.
    await parts.scheduler.close();
    expect(queue.stored.at(-1)).toBe('trained a');
  });

  it('is not known to be due until it is known what the networks compute, for which trainers go on', async () => {
    const queue = memoryQueue(['a'], ['long 1', 'long 2']);
    queue.unidentified.add('a');
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    expect(parts.states()).toEqual(['works', 'works']);
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('identified a graph');
    expect(parts.states()).toEqual(['stands', 'stands']);
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured a');
    expect(parts.states()).toEqual(['works', 'works']);
  });

  it('of a graph that was measured before is shared, and no trainer stands still for it', async () => {
    const queue = memoryQueue(['a'], ['long 1', 'long 2']);
    queue.known.add('a');
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.measurer().comeUp());
    expect(queue.statusOf('a')).toBe('done');
    expect(parts.told).toContain('changed a');
    expect(parts.company).toEqual([]);
    expect(parts.states()).toEqual(['works', 'works']);
    expect(parts.measurer().alive).toBe(false);
  });

  it.each(['abc', 'def'])(
    'of which the file %s is lost says which network it was',
    async (lost) => {
      const queue = memoryQueue(['dense', ['a', 'dense']]);
      const parts = schedulerOf(queue);
      await parts.wake();
      await parts.after(() => parts.trainer(0).finish());
      await parts.after(() => parts.trainer(0).finish());
      await measure(parts, 1);
      await parts.after(() => parts.measurer().fail('weights', lost));
      expect(queue.stored).toContain(lost === 'abc' ? 'lost a' : 'lost dense');
    },
  );

  it('of a network that cannot be identified fails, and the others are measured', async () => {
    const queue = memoryQueue(['a', 'b']);
    queue.unidentified.add('a');
    const parts = schedulerOf(queue);
    await parts.wake();
    await parts.after(() => parts.trainer(0).finish());
    await parts.after(() => parts.trainer(1).finish());
    await parts.after(() => parts.measurer().comeUp());
    await parts.after(() => parts.measurer().fail('defect'));
    expect(queue.statusOf('a')).toBe('failed');
    await parts.after(() => parts.measurer().finish());
    expect(queue.stored.at(-1)).toBe('measured b');
  });
});
