import { describe, expect, it } from 'vitest';
import type { ExperimentSummary } from '../../contract/progress.ts';
import { foldQueue } from './queue-state.ts';

const summary = (id: string, fraction = 0, settled = false, archivedAt: string | null = null) =>
  ({ id, archivedAt, progress: { fraction, settled } }) as ExperimentSummary;
const changed = (of: ExperimentSummary) => ({ type: 'changed', summary: of }) as const;
const list = [summary('a'), summary('b')];

describe('the queue on the screen', () => {
  it('follows the progress of what is in it, in its order', () => {
    const { list: now, stale } = foldQueue(list, [changed(summary('b', 0.5))]);
    expect(now.map(({ id, progress }) => [id, progress.fraction])).toEqual([
      ['a', 0],
      ['b', 0.5],
    ]);
    expect(stale).toBe(false);
  });

  it.each([
    ['comes', changed(summary('c'))],
    ['is done', changed(summary('a', 1, true))],
    ['is deleted', { type: 'purged', id: 'a' } as const],
    ['is moved', { type: 'reordered' } as const],
  ])('is asked for anew when something %s', (_, event) => {
    expect(foldQueue(list, [event]).stale).toBe(true);
  });

  it.each([
    ['is over and changes', changed(summary('c', 1, true))],
    ['is put away', changed(summary('c', 0, false, '2026-01-01T00:00:00Z'))],
    ['is deleted and was over', { type: 'purged', id: 'c' } as const],
  ])('has nothing to do with what %s', (_, event) => {
    expect(foldQueue(list, [event])).toEqual({ list, stale: false });
  });
});
