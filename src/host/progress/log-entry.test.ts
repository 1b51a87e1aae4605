import { expect, it } from 'vitest';
import type { StoredEvent } from '../../db/queries/events.ts';
import { logEntry } from './log-entry.ts';

const stored: StoredEvent = {
  id: 1,
  at: 0,
  experimentId: null,
  runId: 'r',
  kind: 'died',
  detail: 'It was killed.',
  detailSentence: { template: 'It was killed.', values: [] },
};

it('gives the reason for which a trainer died once, also where a former version noted it twice', () => {
  const told = [stored, { ...stored, id: 2, kind: 'retried' } as const].map(logEntry);
  expect(told).toMatchObject([
    { kind: 'died', detail: 'It was killed.', detailSentence: stored.detailSentence },
    { kind: 'retried', detail: null },
  ]);
  expect(told[1]).not.toHaveProperty('detailSentence');
});
