import { expect, it } from 'vitest';
import { watchOwnUsage } from './own-usage.ts';

it('says what this process takes, once a second', () => {
  let now = 0;
  const usage = watchOwnUsage(() => now);
  const busyUntil = performance.now() + 50;
  while (performance.now() < busyUntil);
  now = 999;
  expect(usage()).toBeUndefined();
  now = 2000;
  const said = usage();
  // 50 ms or so in 2 s of that clock; other threads of this process may work too.
  expect(said?.processors).toBeGreaterThan(0.01);
  expect(said?.residentBytes).toBeGreaterThan(1e7);
  now = 2500;
  expect(usage()).toBeUndefined();
});
