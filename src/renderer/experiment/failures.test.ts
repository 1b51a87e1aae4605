import { describe, expect, it } from 'vitest';
import { runOf } from '../../../test/fixtures/records.ts';
import { failuresByReason } from './failures.ts';

describe('failuresByReason', () => {
  it('tells each reason once, the most frequent first, and leaves out what did not fail', () => {
    const runs = [
      runOf({ id: 'a', status: 'failed', error: 'diverged' }),
      runOf({ id: 'b', status: 'done' }),
      runOf({ id: 'c', status: 'failed', error: 'killed' }),
      runOf({ id: 'd', status: 'failed', error: 'killed' }),
      runOf({ id: 'e', status: 'running', error: 'killed' }),
    ];
    expect(
      failuresByReason(runs).map(({ reason, runs: stopped }) => [reason, stopped.length]),
    ).toEqual([
      ['killed', 2],
      ['diverged', 1],
    ]);
  });
});
