import { expect, it } from 'vitest';
import { createActivity } from './activity.ts';

it('sees how fast a run is from its first steps on: loading is no part of it', () => {
  let now = 0;
  const activity = createActivity(() => now);
  activity.begin('r', 10, 'load');
  now = 5000;
  expect(activity.all()).toMatchObject([{ stage: 'load', seen: { seconds: 0, work: 0 } }]);
  activity.progress('r', { stage: 'train', fraction: 0.1 });
  now = 9000;
  activity.progress('r', { stage: 'train', fraction: 0.3 });
  expect(activity.all()).toMatchObject([{ stage: 'train', fraction: 0.3, seen: { seconds: 4 } }]);
  expect(activity.all()[0]?.seen.work).toBeCloseTo(2);
});

it('does not count the time that a run waited for room as time of its work', () => {
  let now = 0;
  const activity = createActivity(() => now);
  activity.begin('r', 10, 'load');
  activity.progress('r', { stage: 'train', fraction: 0.5 });
  now = 5000;
  activity.waits('r', true);
  now = 60_000;
  activity.waits('r', true);
  expect(activity.anyWaits()).toBe(true);
  expect(activity.all()).toMatchObject([{ waitsForRoom: true, seen: { seconds: 5 } }]);
  activity.waits('r', false);
  now = 61_000;
  expect(activity.anyWaits()).toBe(false);
  expect(activity.all()).toMatchObject([{ waitsForRoom: false, seen: { seconds: 6 } }]);
});

it('tells what a trainer takes as long as that was heard lately', () => {
  let now = 0;
  const activity = createActivity(() => now);
  const usage = { processors: 1, residentBytes: 5e8 };
  activity.begin('r', 10, 'load');
  activity.progress('r', { stage: 'train', fraction: 0.1, usage });
  now = 900;
  activity.progress('r', { stage: 'train', fraction: 0.2 });
  expect(activity.all()).toMatchObject([{ fraction: 0.2, usage }]);
  now = 6000;
  expect(activity.all()).toMatchObject([{ usage: null }]);
});

it('begins anew with a run that is tried again', () => {
  const activity = createActivity(() => 0);
  activity.begin('r', 10, 'load');
  activity.progress('r', { stage: 'train', fraction: 0.9 });
  activity.end('r');
  activity.begin('r', 10, 'load');
  expect(activity.all()).toMatchObject([{ fraction: 0, training: null, seen: { work: 0 } }]);
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
