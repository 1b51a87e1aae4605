import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { datasetChoiceSchema, getDataset } from './registry.ts';

describe('the data set of a document', () => {
  it('is an id, with defaults for its parameters', () => {
    expect(datasetChoiceSchema.parse({ id: 'mnist' })).toEqual({
      id: 'mnist',
      validationFraction: 0,
      stratify: false,
    });
  });

  it.each([
    [{ id: 'minst' }, /is not a known data set; choose one of mnist/],
    [{ id: 'mnist', fraction: 0.1 }, /fraction/],
    [{ id: 'mnist', validationFraction: 1 }, /validationFraction/],
    [{ id: 'mnist', validationFraction: Number.NaN }, /validationFraction/],
    [{ id: 'mnist', maxTrainExamples: 0 }, /maxTrainExamples/],
    [{ id: 'mnist', maxTrainExamples: 60_001 }, /maxTrainExamples/],
    [{ id: 'mnist', maxTestExamples: 1.5 }, /maxTestExamples/],
    [{ id: 'imported', name: 'own' }, /sha256/],
    [{ id: 'imported', name: 'own', sha256: 'ABC' }, /64 hexadecimal digits/],
    [{ id: 'imported', sha256: '0'.repeat(64) }, /name/],
  ])('refuses %j', (choice, message) => {
    expect(() => datasetChoiceSchema.parse(choice)).toThrow(message);
  });

  it('is found by its id, or refused by name', () => {
    expect(getDataset('mnist').words.en.label).toBe('MNIST');
    expect(() => getDataset('minst')).toThrow(UserError);
  });
});
