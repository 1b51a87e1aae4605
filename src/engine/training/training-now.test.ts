import { describe, expect, it } from 'vitest';
import { createTrainingTeller } from './training-now.ts';

const soFar = { epoch: 1, seen: 50, lossSum: 25, correct: 40, milliseconds: 500 };

describe('what is told of a training under way', () => {
  it('is the mean over the examples that were seen, and how far the epoch is', () => {
    expect(createTrainingTeller(3, 200)(soFar)).toEqual({
      epoch: 1,
      epochs: 3,
      share: 0.25,
      trainLoss: 0.5,
      trainAccuracy: 0.8,
      imagesPerSecond: null,
    });
  });

  it('has a speed over each second of steps, across the ends of epochs and without the first ones', () => {
    const tell = createTrainingTeller(3, 200);
    expect(tell({ ...soFar, seen: 10, milliseconds: 4000 }).imagesPerSecond).toBeNull();
    expect(tell({ ...soFar, seen: 100, milliseconds: 5000 }).imagesPerSecond).toBe(90);
    expect(tell({ ...soFar, seen: 150, milliseconds: 5500 }).imagesPerSecond).toBe(90);
    // From example 100 of the first epoch to example 50 of the second: 150 in one second and a half.
    const later = tell({ ...soFar, epoch: 2, seen: 50, milliseconds: 6500 });
    expect(later.imagesPerSecond).toBe(100);
  });

  it('says nothing of a loss that is no number', () => {
    const told = createTrainingTeller(1, 200)({ ...soFar, lossSum: Number.NaN });
    expect(told.trainLoss).toBeNull();
  });
});
