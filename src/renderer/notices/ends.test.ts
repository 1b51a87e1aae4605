import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../test/fixtures/records.ts';
import type { HistoryEvent } from '../../contract/progress.ts';
import type { RunStatus } from '../../contract/words.ts';
import { endsIn, LONG_MS } from './ends.ts';

function changed(id: string, counts: Partial<Record<RunStatus, number>>): HistoryEvent {
  return {
    type: 'changed',
    summary: {
      id,
      name: id,
      createdAt: '2026-11-24T12:00:00.000Z',
      dataset: 'mnist',
      model: 'mlp',
      strategies: [],
      series: [],
      seeds: 1,
      tags: [],
      notes: '',
      archivedAt: null,
      conditions: { 'at-chance': 0, 'not-finite': 0 },
      progress: progressOf(counts),
    },
  };
}
const START = 1000;
const idsOf = (ends: ReturnType<typeof endsIn>) => ends.ended.map(({ id }) => id);

describe('the end of an experiment', () => {
  const begun = endsIn(new Map(), [changed('a', { running: 1, done: 2 })], START).atWork;

  it('is told when it was long at work, once', () => {
    const ends = endsIn(begun, [changed('a', { done: 3 })], START + LONG_MS);
    expect(idsOf(ends)).toEqual(['a']);
    expect(idsOf(endsIn(ends.atWork, [changed('a', { done: 3 })], START + 2 * LONG_MS))).toEqual(
      [],
    );
  });

  it('counts from when it was first seen at work', () => {
    const still = endsIn(begun, [changed('a', { running: 1 })], START + LONG_MS - 1).atWork;
    expect(idsOf(endsIn(still, [changed('a', { failed: 1 })], START + LONG_MS))).toEqual(['a']);
  });

  it('is not told when it came soon, by hand, or was not seen beginning', () => {
    expect(idsOf(endsIn(begun, [changed('a', { done: 3 })], START + LONG_MS - 1))).toEqual([]);
    expect(idsOf(endsIn(begun, [changed('a', { cancelled: 3 })], START + LONG_MS))).toEqual([]);
    expect(idsOf(endsIn(new Map(), [changed('b', { done: 3 })], START))).toEqual([]);
  });

  it('forgets what is purged', () => {
    expect(endsIn(begun, [{ type: 'purged', id: 'a' }], START).atWork.size).toBe(0);
  });
});
