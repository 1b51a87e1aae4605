import { expect, it } from 'vitest';
import { addedUp, createUsageWatch } from './usage-watch.ts';

it('adds up the host and what trainers have told of themselves', () => {
  const host = { processors: 0.1, residentBytes: 100 };
  const trainer = { processors: 0.9, residentBytes: 500 };
  expect(addedUp(host, [{ usage: trainer }, { usage: null }])).toEqual({
    trainers: 1,
    processors: 1,
    residentBytes: 600,
  });
});

it('ends for its watchers when the workbench closes', async () => {
  const usage = createUsageWatch({ all: () => [] });
  const watched = usage.watch();
  const next = watched.next();
  usage.close();
  expect(await next).toEqual({ done: true, value: undefined });
});
