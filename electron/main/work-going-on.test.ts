import { expect, it } from 'vitest';
import type { ExperimentSummary, HistoryEvent } from '../../src/contract/progress.ts';
import type { ExperimentState, RunStatus } from '../../src/contract/words.ts';
import { goingAfter, goingIn, NO_WORK, workOf } from './work-going-on.ts';

function summary(
  id: string,
  state: ExperimentState,
  counts: Partial<Record<RunStatus, number>>,
): ExperimentSummary {
  return { id, progress: { counts, state } } as ExperimentSummary;
}
const changed = (...of: Parameters<typeof summary>): HistoryEvent => ({
  type: 'changed',
  summary: summary(...of),
});

it('counts what is running, and what will be begun by itself', () => {
  const going = goingIn([
    summary('a', 'running', { running: 2, queued: 5, done: 9 }),
    summary('b', 'paused', { running: 1, queued: 7 }),
    summary('c', 'done', { done: 3 }),
  ]);
  expect(workOf(going)).toEqual({ running: 3, going: 8 });
});

it('follows the history until nothing is left', () => {
  let going = goingAfter(new Map(), changed('a', 'queued', { queued: 2 }));
  expect(workOf(going)).toEqual({ running: 0, going: 2 });
  going = goingAfter(going, changed('a', 'running', { running: 1, queued: 1 }));
  going = goingAfter(going, changed('b', 'running', { running: 1 }));
  expect(workOf(going)).toEqual({ running: 2, going: 3 });
  going = goingAfter(going, changed('a', 'done', { done: 2 }));
  going = goingAfter(goingAfter(going, { type: 'purged', id: 'b' }), { type: 'reordered' });
  expect(workOf(going)).toEqual(NO_WORK);
});
