import { describe, expect, it } from 'vitest';
import { holm } from './holm.ts';

describe("Holm's correction", () => {
  it('multiplies the k-th smallest of m by m - k + 1, and never falls', () => {
    // 0.005 * 4, 0.01 * 3, 0.03 * 2, then 0.04 * 1, raised to the one before it.
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, index) => expect(adjusted[index]).toBeCloseTo(p, 12));
  });

  it('never exceeds 1', () => {
    const adjusted = holm([0.2, 0.5, 0.9]);
    [0.6, 1, 1].forEach((p, index) => expect(adjusted[index]).toBeCloseTo(p, 12));
  });

  it('passes over what was not tested', () => {
    expect(holm([null, 0.02, null, 0.5])).toEqual([null, 0.04, null, 0.5]);
    expect(holm([])).toEqual([]);
  });
});
