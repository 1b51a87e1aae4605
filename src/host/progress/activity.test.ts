import { expect, it } from 'vitest';
import { createActivity } from './activity.ts';

const FULL = { cause: 'full', path: '/data' } as const;
const WHEN = '2026-11-29T12:00:00.000Z';

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
  const activity = createActivity(
    () => now,
    () => new Date(WHEN),
  );
  activity.begin('r', 10, 'load');
  activity.progress('r', { stage: 'train', fraction: 0.5 });
  now = 5000;
  activity.waits('r', FULL);
  now = 60_000;
  activity.waits('r', FULL);
  expect(activity.waiting()).toEqual({ ...FULL, since: WHEN });
  expect(activity.all()).toMatchObject([{ waits: { ...FULL, since: WHEN }, seen: { seconds: 5 } }]);
  activity.waits('r', null);
  now = 61_000;
  expect(activity.waiting()).toBeNull();
  expect(activity.all()).toMatchObject([{ waits: null, seen: { seconds: 6 } }]);
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

it('goes on where a run stands, whose speed is that of its first new steps', () => {
  let now = 0;
  const activity = createActivity(() => now);
  activity.begin('r', 10, 'load', 0.5);
  activity.progress('r', { stage: 'load', fraction: 0 });
  expect(activity.all()).toMatchObject([{ stage: 'load', fraction: 0.5 }]);
  activity.progress('r', { stage: 'train', fraction: 0.5 });
  now = 3000;
  activity.progress('r', { stage: 'train', fraction: 0.6 });
  now = 5000;
  activity.progress('r', { stage: 'train', fraction: 0.8 });
  expect(activity.all()).toMatchObject([{ fraction: 0.8, seen: { seconds: 2 } }]);
  expect(activity.all()[0]?.seen.work).toBeCloseTo(2);
});

it('takes a run back that turns out not to go on', () => {
  let now = 0;
  const activity = createActivity(() => now);
  activity.begin('r', 10, 'load', 0.5);
  activity.progress('r', { stage: 'train', fraction: 0 });
  now = 1000;
  activity.progress('r', { stage: 'train', fraction: 0.1 });
  now = 2000;
  expect(activity.all()).toMatchObject([{ fraction: 0.1, seen: { seconds: 1 } }]);
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
  activity.waits('r', FULL);
  expect(activity.waiting()).toBeNull();
  activity.begin('r', 10, 'load');
  activity.waits('r', FULL);
  activity.end('r');
  expect(activity.waiting()).toBeNull();
});

it('waits as a whole since it first did, whatever becomes of its runs, and for its folder before all', () => {
  let day = 1;
  const activity = createActivity(
    () => 0,
    () => new Date(Date.UTC(2026, 0, day)),
  );
  const away = { cause: 'away', path: '/data' } as const;
  activity.heldUp('queue', FULL);
  activity.heldUp('folder', away);
  day = 2;
  activity.heldUp('folder', away);
  expect(activity.waiting()).toEqual({ ...away, since: '2026-01-01T00:00:00.000Z' });
  activity.heldUp('folder', null);
  expect(activity.waiting()).toMatchObject(FULL);
  activity.heldUp('queue', null);
  expect(activity.waiting()).toBeNull();
});

it('tells since when a process hangs, until it is well again or another begins', () => {
  const activity = createActivity(
    () => 0,
    () => new Date('2026-11-29T21:00:10Z'),
  );
  const hang = { kind: 'silent', milliseconds: 10_000, isEnd: false } as const;
  activity.hangs('r', hang);
  activity.begin('r', 10, 'load');
  activity.hangs('r', hang);
  expect(activity.all()).toMatchObject([
    { hang: { kind: 'silent', since: '2026-11-29T21:00:00.000Z' } },
  ]);
  activity.hangs('r', undefined);
  expect(activity.all()).toMatchObject([{ hang: null }]);
  activity.hangs('r', hang);
  activity.begin('r', 10, 'load');
  expect(activity.all()).toMatchObject([{ hang: null }]);
});
