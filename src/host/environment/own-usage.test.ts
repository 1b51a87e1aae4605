import { expect, it } from 'vitest';
import { watchOwnUsage } from './own-usage.ts';

it('says what this process takes, once a second', () => {
  let now = 0;
  const usage = watchOwnUsage(() => now);
  // Of the processor's time, which on a machine at work is not the clock's.
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user < 50_000);
  now = 999;
  expect(usage()).toBeUndefined();
  now = 2000;
  const said = usage();
  // 50 ms or more in 2 s of that clock; other threads of this process may work too.
  expect(said?.processors).toBeGreaterThan(0.01);
  expect(said?.residentBytes).toBeGreaterThan(1e7);
  now = 2500;
  expect(usage()).toBeUndefined();
});
