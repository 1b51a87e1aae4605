import { expect, it } from 'vitest';
import { watchMachine } from './machine-usage.ts';

it('says what the machine does since it was asked last, within what it has', () => {
  const usage = watchMachine();
  const busyUntil = performance.now() + 100;
  while (performance.now() < busyUntil);
  const { processors, busy, memoryBytes, usedBytes } = usage();
  expect(processors).toBeGreaterThanOrEqual(1);
  // Processors are counted in hundredths of a second; in 100 ms, this process alone kept one busy.
  expect(busy).toBeGreaterThan(0);
  expect(busy).toBeLessThanOrEqual(processors);
  expect(memoryBytes).toBeGreaterThan(1e8);
  expect(usedBytes).toBeGreaterThan(0);
  expect(usedBytes).toBeLessThanOrEqual(memoryBytes);
});
