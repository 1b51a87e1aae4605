import { describe, expect, it } from 'vitest';
import { rateScheduleSchema, trainingSchema } from '../../contract/experiment.ts';
import { learningRateAt } from './rate-schedule.ts';

/** The rates of every step of 4 epochs of 5 steps, from a document's schedule. */
function ratesOf(schedule: object, baseRate = 0.8): number[] {
  const parsed = rateScheduleSchema.parse(schedule);
  return Array.from({ length: 20 }, (_, step) =>
    learningRateAt(parsed, baseRate, { step, stepsPerEpoch: 5, epochs: 4 }),
  );
}

describe('the learning rate', () => {
  it('is constant where the document has no schedule', () => {
    expect(trainingSchema.parse({}).schedule).toBeUndefined();
    expect(learningRateAt(undefined, 0.8, { step: 7, stepsPerEpoch: 5, epochs: 4 })).toBe(0.8);
    expect(new Set(ratesOf({ id: 'constant' }))).toEqual(new Set([0.8]));
  });

  it('falls by the factor after every so many epochs', () => {
    const rates = ratesOf({ id: 'step', every: 2, factor: 0.5 });
    expect(new Set(rates.slice(0, 10))).toEqual(new Set([0.8]));
    expect(new Set(rates.slice(10))).toEqual(new Set([0.4]));
    const tenths = ratesOf({ id: 'step', every: 1 }, 1);
    [1, 0.1, 0.01, 0.001].forEach((rate, epoch) => {
      expect(tenths[5 * epoch]).toBeCloseTo(rate, 12);
      expect(tenths[5 * epoch + 4]).toBeCloseTo(rate, 12);
    });
  });

  it('follows half a cosine to the final fraction', () => {
    const rates = ratesOf({ id: 'cosine' });
    expect(rates[0]).toBe(0.8);
    // cos(pi / 4) = sqrt(1/2) after a quarter of the steps, cos(pi / 2) = 0 after half of them
    expect(rates[5]).toBeCloseTo(0.4 * (1 + Math.SQRT1_2), 12);
    expect(rates[10]).toBeCloseTo(0.4, 12);
    expect(rates[15]).toBeCloseTo(0.4 * (1 - Math.SQRT1_2), 12);
    expect(rates[19]).toBeGreaterThan(0);
    const tenth = ratesOf({ id: 'cosine', final: 0.1 });
    // Half-way between 0.8 and 0.08
    expect(tenth[10]).toBeCloseTo(0.44, 12);
    expect(Math.min(...tenth)).toBeGreaterThan(0.08);
  });

  it('rises linearly in the warm-up, and the cosine takes the steps that are left', () => {
    const rates = ratesOf({ id: 'cosine', warmupEpochs: 1 }, 1);
    [0.2, 0.4, 0.6, 0.8, 1].forEach((rate, step) => {
      expect(rates[step]).toBeCloseTo(rate, 12);
    });
    expect(rates[5]).toBe(1);
    // 15 steps are left: a third of the way is cos(pi / 3) = 1/2, two thirds -1/2.
    expect(rates[10]).toBeCloseTo(0.75, 12);
    expect(rates[15]).toBeCloseTo(0.25, 12);
  });

  it('counts the warm-up among the epochs of steps', () => {
    const rates = ratesOf({ id: 'step', every: 2, factor: 0.5, warmupEpochs: 0.4 }, 1);
    expect(rates.slice(0, 3)).toEqual([0.5, 1, 1]);
    expect(rates.slice(9, 11)).toEqual([1, 0.5]);
  });

  it('may be all warm-up', () => {
    const rates = ratesOf({ id: 'cosine', warmupEpochs: 8 }, 1);
    expect(rates[19]).toBeCloseTo(0.5, 12);
  });
});
