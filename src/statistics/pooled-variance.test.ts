import { describe, expect, it } from 'vitest';
import { pooledVariance } from './pooled-variance.ts';

describe('a pooled variance', () => {
  it('is the mean of the rows, known no better than by (n - 1)^2 degrees of freedom', () => {
    // Variances 1 and 1; the centred rows (-1, 0, 1) and (1, -2, 1) / sqrt(3) are orthogonal, so that
    // S is the identity: 2 * 2^2 / 2 = 4, which is also the sum of n - 1.
    const root = Math.sqrt(3);
    const pooled = pooledVariance([
      [0, 1, 2],
      [1 / root, -2 / root, 1 / root],
    ]);
    expect(pooled?.variance).toBeCloseTo(1, 12);
    expect(pooled?.degreesOfFreedom).toBeCloseTo(4, 12);
  });

  it('of rows that all move together is known as well as one of them', () => {
    const row = [0.1, 0.4, 0.2];
    const moved = [row, row.map((value) => value + 1), row.map((value) => 2 - value)];
    expect(pooledVariance(moved)?.degreesOfFreedom).toBeCloseTo(2, 12);
  });

  it('is not where it may not be: one row, two seeds or four, other seeds, another spread', () => {
    const row = [0.1, 0.4, 0.2];
    const wild = row.map((value) => value * 10);
    expect(pooledVariance([row])).toBeNull();
    expect(pooledVariance([row.slice(1), row.slice(1)])).toBeNull();
    expect(
      pooledVariance([
        [...row, 0.3],
        [...row, 0.2],
      ]),
    ).toBeNull();
    expect(pooledVariance([row, [0.1, 0.3, 0.2, 0.4]])).toBeNull();
    expect(pooledVariance([row, wild])).toBeNull();
    expect(pooledVariance([row, [0.2, 0.2, 0.2]])).toBeNull();
  });
});
