import { describe, expect, it } from 'vitest';
import { fineTuningSchema, rateScheduleSchema, trainingSchema } from './experiment.ts';

describe('the training of a document', () => {
  it('is completed with nothing but the fields of the first version: ids of runs depend on it', () => {
    expect(trainingSchema.parse({})).toEqual({
      optimizer: 'sgd',
      learningRate: 0.01,
      momentum: 0.9,
      batchSize: 64,
      epochs: 10,
      execution: 'compiled',
    });
    expect(fineTuningSchema.parse({})).toEqual({ epochs: 3 });
  });

  it('completes a schedule that it names', () => {
    expect(rateScheduleSchema.parse({ id: 'step', every: 30 })).toEqual({
      id: 'step',
      every: 30,
      factor: 0.1,
      warmupEpochs: 0,
    });
    expect(rateScheduleSchema.parse({ id: 'cosine' })).toEqual({
      id: 'cosine',
      final: 0,
      warmupEpochs: 0,
    });
  });

  it.each([
    [{ schedule: { id: 'linear' } }, 'schedule'],
    [{ schedule: { id: 'step' } }, 'every'],
    [{ schedule: { id: 'cosine', every: 3 } }, 'every'],
    [{ schedule: { id: 'step', every: 2, factor: 0 } }, 'factor'],
    [{ weightDecay: -0.1 }, 'weightDecay'],
    [{ augmentation: { shift: 1.5 } }, 'shift'],
    [{ augmentation: { rotate: 10 } }, 'rotate'],
    [{ optimizer: 'lion' }, 'optimizer'],
  ])('refuses %j', (training, field) => {
    const { error } = trainingSchema.safeParse(training);
    expect(JSON.stringify(error?.issues)).toContain(field);
  });
});
