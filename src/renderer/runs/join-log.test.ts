import { expect, it } from 'vitest';
import type { LogEntry } from '../../contract/progress.ts';
import { joinLog } from './join-log.ts';

const entry = (id: number): LogEntry => ({
  id,
  at: '2026-11-24T12:00:00.000Z',
  kind: 'started',
  runId: 'run',
  detail: null,
});

it('joins what is stored and what arrived, each entry once and in order', () => {
  const joined = joinLog([entry(1), entry(3)], [entry(4), entry(3), entry(2)]);
  expect(joined.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});
