import { describe, expect, it } from 'vitest';
import { othersShare, watchLoad } from './machine-load.ts';

describe('the load of the machine', () => {
  it('is never more than there was, whatever this process itself did meanwhile', () => {
    const since = watchLoad();
    const end = performance.now() + 50;
    while (performance.now() < end) Math.sqrt(Math.random());
    const { available, others, average } = since();
    expect(others).toBeGreaterThanOrEqual(0);
    expect(others).toBeLessThanOrEqual(available);
    expect(average ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('of several bursts is that of all their time, and not known where nothing is counted', () => {
    const bursts = [
      { available: 1, others: 1 },
      { available: 3, others: 0 },
    ];
    expect(othersShare(bursts)).toBe(0.25);
    expect(othersShare([{ available: 0, others: 0 }])).toBeNull();
  });
});
