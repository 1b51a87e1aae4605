import { describe, expect, it } from 'vitest';
import { comparisonPoint, spread } from '../../../test/fixtures/records.ts';
import { experimentDocumentSchema } from '../../contract/experiment.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { experimentOf } from '../composables/merged-key.ts';
import { differingTerms, mergeComparisons } from './merge.ts';
import { pointsByExperiment } from './rows.ts';

const document = (fields: Record<string, unknown> = {}): ExperimentDocument =>
  experimentDocumentSchema.parse({
    name: 'One',
    dataset: { id: 'mnist', maxTrainExamples: 100 },
    model: { id: 'mlp' },
    strategies: [{ id: 'magnitude' }],
    seeds: [0],
    ...fields,
  });
const experiment = (id: string, accuracy: number) => ({
  id,
  name: id,
  document: document(),
  runs: [],
  comparison: {
    dense: comparisonPoint({ level: 0, accuracy: spread(accuracy) }),
    continued: comparisonPoint({ level: 0, accuracy: spread(accuracy + 0.01) }),
    reference: 'dense-continued' as const,
    series: [
      {
        key: '1-magnitude',
        strategy: 'magnitude',
        telling: [],
        family: 'weight',
        parameters: {},
        points: [comparisonPoint({ level: 0.5 })],
      },
    ],
  },
});

describe('mergeComparisons', () => {
  const merged = mergeComparisons([experiment('aa', 0.98), experiment('bb', 0.97)]);

  it('tells the series of the experiments apart, each with its own dense networks', () => {
    expect(merged.series.map(({ key }) => key)).toEqual([
      'aa:dense-continued',
      'aa:dense',
      'aa:1-magnitude',
      'bb:dense-continued',
      'bb:dense',
      'bb:1-magnitude',
    ]);
    expect(merged.series[4]?.points[0]?.accuracy.mean).toBe(0.97);
    expect(merged.dense).toBeNull();
  });

  it('gives the points of each experiment, and those of one by itself together', () => {
    const accuracies = pointsByExperiment(merged).map((points) =>
      points.slice(0, 2).map(({ accuracy }) => accuracy.mean),
    );
    expect(accuracies).toEqual([
      [0.99, 0.98],
      [0.98, 0.97],
    ]);
    expect(pointsByExperiment(experiment('aa', 0.98).comparison)).toHaveLength(1);
  });

  it('keeps to which experiment a series belongs', () => {
    expect(merged.series.map(({ key }) => experimentOf(key))).toEqual([
      'aa',
      'aa',
      'aa',
      'bb',
      'bb',
      'bb',
    ]);
    expect(experimentOf('1-magnitude')).toBe('');
  });

  it('does without dense networks that are not finished', () => {
    const { comparison, ...rest } = experiment('aa', 0.98);
    const early = mergeComparisons([
      { ...rest, comparison: { ...comparison, dense: null, continued: null } },
    ]);
    expect(early.series.map(({ key }) => key)).toEqual(['aa:1-magnitude']);
  });
});

describe('differingTerms', () => {
  it('names what is not equal, whatever the order of fields', () => {
    const other = document({ dataset: { maxTrainExamples: 100, id: 'mnist' }, seeds: [0, 1] });
    expect(differingTerms([document(), other])).toEqual(['seeds']);
    expect(differingTerms([document(), document({ model: { id: 'lenet-5' } })])).toEqual(['model']);
  });

  it('names cross-validation, with any number of folds', () => {
    const withFolds = (folds: number) => document({ crossValidation: { folds } });
    for (const other of [document(), withFolds(5)]) {
      expect(differingTerms([withFolds(3), other])).toEqual(['crossValidation']);
    }
    expect(differingTerms([withFolds(3), withFolds(3)])).toEqual([]);
  });

  it('names the data set where as many examples are set aside otherwise', () => {
    const set = (fields: object) => document({ dataset: { id: 'mnist', ...fields } });
    const ours = set({ validationFraction: 0.1, stratify: true });
    for (const other of [
      { validationFraction: 0.2, stratify: true },
      { validationFraction: 0.1 },
    ]) {
      expect(differingTerms([ours, set(other)])).toEqual(['dataset']);
    }
  });

  it('does not mind names, strategies and sparsities', () => {
    const other = document({ name: 'Two', strategies: [{ id: 'random' }], sparsities: [0.9] });
    expect(differingTerms([document(), other])).toEqual([]);
  });
});
