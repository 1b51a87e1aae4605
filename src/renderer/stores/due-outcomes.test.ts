import { describe, expect, it } from 'vitest';
import type { ExperimentSummary } from '../../contract/progress.ts';
import { dueOutcomes, stampOf } from './due-outcomes.ts';

const experiment = (id: string, done: number) =>
  ({
    id,
    progress: {
      total: 10,
      counts: { queued: 10 - done, running: 0, trained: 0, done, failed: 0, cancelled: 0 },
    },
  }) as ExperimentSummary;
const all = ['a', 'b', 'c', 'd'].map((id) => experiment(id, 10));
const due = (asked: readonly ExperimentSummary[], inSight: readonly string[], most = 10) =>
  dueOutcomes(all, new Map(asked.map((one) => [one.id, stampOf(one)])), new Set(inSight), most).map(
    ({ id }) => id,
  );

describe('dueOutcomes', () => {
  it('takes those in sight first, and no more than are asked at a time', () => {
    expect(due([], ['c', 'd'])).toEqual(['c', 'd', 'a', 'b']);
    expect(due([], ['d'], 2)).toEqual(['d', 'a']);
  });

  it('asks again where runs have ended since, and of nothing else', () => {
    expect(due([experiment('a', 10), experiment('b', 9), experiment('c', 10)], [])).toEqual([
      'b',
      'd',
    ]);
    expect(due(all, ['a'])).toEqual([]);
  });
});
