import { describe, expect, it } from 'vitest';
import { proofExamples } from './proof-inputs.ts';

describe('inputs on which two programs are held against each other', () => {
  it('are 32, the same for the same shape, and others for another', () => {
    const { shape, values } = proofExamples([3, 5], 1000);
    expect(shape).toEqual([32, 3, 5]);
    expect(values).toHaveLength(32 * 15);
    expect(proofExamples([3, 5], 0).values).toEqual(values);
    expect(proofExamples([5, 3], 1000).values).not.toEqual(values);
  });

  it('are fewer where a network takes long', () => {
    const countOf = (macs: number) => proofExamples([1], macs).shape[0];
    // ResNet-50 and VGG-19 at 224 x 224.
    expect([4.09e9, 1.96e10].map(countOf)).toEqual([3, 2]);
  });

  it('are standard normal, an odd number of them too', () => {
    const { values } = proofExamples([999], 1000);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    // Of 31,968 draws: standard errors 0.0056 and 0.0079.
    expect(Math.abs(mean)).toBeLessThan(0.025);
    expect(Math.abs(squares - 1)).toBeLessThan(0.035);
    expect(values.every((value) => Number.isFinite(value))).toBe(true);
  });
});
