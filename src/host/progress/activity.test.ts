import { expect, it } from 'vitest';
import { createActivity } from './activity.ts';

it('does not count the time that a run waited for room as time of its work', () => {
  let now = 0;
  const activity = createActivity(() => now);
  activity.begin('r', 10, 'load');
  now = 5000;
  activity.waits('r', true);
  now = 60_000;
  activity.waits('r', true);
  expect(activity.anyWaits()).toBe(true);
  expect(activity.all()).toMatchObject([{ waitsForRoom: true, elapsedSeconds: 5 }]);
  activity.waits('r', false);
  now = 61_000;
  expect(activity.anyWaits()).toBe(false);
  expect(activity.all()).toMatchObject([{ waitsForRoom: false, elapsedSeconds: 6 }]);
});

it('knows nothing of a run that nobody works on', () => {
  const activity = createActivity(() => 0);
  activity.waits('r', true);
  expect(activity.anyWaits()).toBe(false);
  activity.begin('r', 10, 'load');
  activity.waits('r', true);
  activity.end('r');
  expect(activity.anyWaits()).toBe(false);
});
