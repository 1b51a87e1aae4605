import { describe, expect, it } from 'vitest';
import { experimentState } from './experiment-state.ts';
import type { StateFacts } from './experiment-state.ts';

const none = { queued: 0, running: 0, trained: 0, done: 0, failed: 0, cancelled: 0 };

function stateOf(counts: Partial<typeof none>, facts: Partial<StateFacts> = {}) {
  return experimentState({
    counts: { ...none, ...counts },
    settled: false,
    paused: false,
    worked: false,
    abandoned: false,
    begun: false,
    ...facts,
  });
}

describe('the state of an experiment', () => {
  it('is queued while it waits behind others, whatever is finished of it', () => {
    expect(stateOf({ queued: 3 })).toBe('queued');
    expect(stateOf({ queued: 3, trained: 1, done: 1 })).toBe('queued');
  });

  it('is running while a run of it is, and while only latencies are missing', () => {
    expect(stateOf({ queued: 3, running: 1 })).toBe('running');
    expect(stateOf({ queued: 3 }, { worked: true })).toBe('running');
    expect(stateOf({ trained: 2, done: 1 })).toBe('running');
  });

  it('is interrupted while it is begun and nobody works on its data folder', () => {
    const abandoned = { abandoned: true, begun: true };
    expect(stateOf({ queued: 3 }, abandoned)).toBe('interrupted');
    expect(stateOf({ trained: 3 }, abandoned)).toBe('interrupted');
    expect(stateOf({ queued: 3 }, { ...abandoned, begun: false })).toBe('queued');
    expect(stateOf({ queued: 3 }, { ...abandoned, paused: true })).toBe('paused');
    expect(stateOf({ done: 3 }, { ...abandoned, settled: true })).toBe('done');
  });

  it('is paused until it is settled, also while what was begun is finished', () => {
    expect(stateOf({ queued: 3 }, { paused: true })).toBe('paused');
    expect(stateOf({ queued: 1, running: 1 }, { paused: true, worked: true })).toBe('paused');
    expect(stateOf({ trained: 1 }, { paused: true })).toBe('paused');
    expect(stateOf({ done: 1 }, { paused: true, settled: true })).toBe('done');
  });

  it('tells, once all has ended, how: failed before cancelled before done', () => {
    expect(stateOf({ done: 2 }, { settled: true })).toBe('done');
    expect(stateOf({ done: 2, cancelled: 1 }, { settled: true })).toBe('cancelled');
    expect(stateOf({ done: 2, trained: 1 }, { settled: true })).toBe('cancelled');
    expect(stateOf({ done: 2, failed: 1, cancelled: 1 }, { settled: true })).toBe('failed');
  });
});
