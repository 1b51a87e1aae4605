import { describe, expect, it } from 'vitest';
import { nextChunkSteps } from './chunk-size.ts';

/** A chunk before, long enough not to hold the next one back. */
const atMsPerStep = (milliseconds: number) => ({ steps: 1000, milliseconds: 1000 * milliseconds });

describe('the steps of the next chunk', () => {
  it('begin with one', () => {
    expect(nextChunkSteps(null, 500)).toBe(1);
  });

  it.each([
    [100, 100],
    [290, 290],
    // 301 ms would be more than 300
    [301, 151],
    [340, 170],
    [900, 180],
  ])('are equal parts of the epoch: of %i steps of a millisecond %i', (left, expected) => {
    expect(nextChunkSteps(atMsPerStep(1), left)).toBe(expected);
  });

  it('take between a tenth and three tenths of a second where the epoch is long enough', () => {
    for (let left = 100; left < 5000; left++) {
      const steps = nextChunkSteps(atMsPerStep(1), left);
      expect(steps).toBeGreaterThanOrEqual(100);
      expect(steps).toBeLessThanOrEqual(300);
    }
  });

  it('are at least one, however slow', () => {
    expect(nextChunkSteps({ steps: 1, milliseconds: 5000 }, 10)).toBe(1);
  });

  it('grow by degrees', () => {
    expect(nextChunkSteps({ steps: 2, milliseconds: 0.01 }, 500)).toBe(8);
  });
});
