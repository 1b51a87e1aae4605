import { describe, expect, it } from 'vitest';
import type { MetricPoint } from '../../contract/run.ts';
import { createPointBuffer } from './point-buffer.ts';

const point = (epoch: number): MetricPoint => ({
  stage: 'train',
  epoch,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: null,
  validationAccuracy: null,
});

describe('points that cannot be stored', () => {
  it('are kept, and stored in their order with the next that can', () => {
    const stored: number[] = [];
    let full = false;
    const buffer = createPointBuffer(({ epoch }) => {
      if (full) throw new Error('database or disk is full');
      stored.push(epoch);
    });
    buffer.add(point(1));
    full = true;
    buffer.add(point(2));
    buffer.add(point(3));
    expect(stored).toEqual([1]);
    expect(() => buffer.flush()).toThrow('full');
    full = false;
    buffer.add(point(4));
    buffer.flush();
    expect(stored).toEqual([1, 2, 3, 4]);
  });
});
