import { describe, expect, it } from 'vitest';
import { progressOf } from '../test-data.ts';
import { overallState } from './experiment-state.ts';

describe('overallState', () => {
  it('waits until the first run begins, then runs until the last is settled', () => {
    expect(overallState(progressOf({ queued: 3 }))).toBe('queued');
    expect(overallState(progressOf({ queued: 2, running: 1 }))).toBe('running');
    expect(overallState(progressOf({ queued: 1, failed: 1, done: 1 }))).toBe('running');
    expect(overallState(progressOf({ trained: 3 }))).toBe('running');
  });

  it('is done only when every run is', () => {
    expect(overallState(progressOf({ done: 3 }))).toBe('done');
    expect(overallState(progressOf({ done: 2, cancelled: 1 }))).toBe('cancelled');
    expect(overallState(progressOf({ done: 1, cancelled: 1, failed: 1 }))).toBe('failed');
  });
});
