import { describe, expect, it } from 'vitest';
import { rateScheduleSchema, trainingSchema } from '../../contract/experiment.ts';
import { fineTuningRate, learningRateAt } from './rate-schedule.ts';

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

  it('falls by the factor once at each share of the training', () => {
    // Of 20 steps, those after 10 and 15; in whatever order they are given.
    for (const at of [undefined, [0.75, 0.5]]) {
      const rates = ratesOf({ id: 'milestones', ...(at && { at }), factor: 0.5 });
      expect(rates.slice(0, 10)).toEqual(Array(10).fill(0.8));
      expect(rates.slice(10, 15)).toEqual(Array(5).fill(0.4));
      expect(rates.slice(15)).toEqual(Array(5).fill(0.2));
    }
  });

  it('rounds a milestone to the nearest step', () => {
    const first = (share: number) =>
      ratesOf({ id: 'milestones', at: [share] }).findIndex((rate) => rate < 0.8);
    // 0.15 * 20 is 3 (and a little more, or less, as floats have it), 0.13 * 20 = 2.6, 0.12 * 20 = 2.4
    expect([0.15, 0.13, 0.12, 0.01].map(first)).toEqual([3, 3, 2, 0]);
  });

  it('counts the warm-up among the steps of milestones', () => {
    const rates = ratesOf({ id: 'milestones', at: [0.1, 0.5], factor: 0.5, warmupEpochs: 1 }, 1);
    expect(rates.slice(3, 11)).toEqual([0.8, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25].with(1, 1));
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

describe('the learning rate of fine-tuning', () => {
  const training = (schedule?: object) =>
    trainingSchema.parse({ learningRate: 0.8, epochs: 4, schedule });

  it('is that of training, or its own', () => {
    const milestones = training({ id: 'milestones' });
    expect(fineTuningRate({}, milestones, 5)).toBe(0.8);
    expect(fineTuningRate({ learningRate: 0.3 }, milestones, 5)).toBe(0.3);
  });

  it.each([
    // Two milestones, each a tenth.
    [{ id: 'milestones' }, 0.008],
    // Half a cosine after 19 of 20 steps.
    [{ id: 'cosine' }, 0.4 * (1 + Math.cos((Math.PI * 19) / 20))],
    // Epochs 1 to 4: no fall, one, two, three.
    [{ id: 'step', every: 1, factor: 0.5 }, 0.1],
    // 20 of 40 steps of the warm-up.
    [{ id: 'constant', warmupEpochs: 8 }, 0.4],
    [undefined, 0.8],
  ])('is that of the last step of training with %j', (schedule, rate) => {
    expect(fineTuningRate({ learningRate: 'last' }, training(schedule), 5)).toBeCloseTo(rate, 12);
  });
});
