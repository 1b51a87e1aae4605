import { describe, expect, it } from 'vitest';
import { trainingSchema } from '../../contract/experiment.ts';
import { differingSettings, termsBeside } from './settings.ts';
import type { SettingParts } from './settings.ts';

const document = (changes: Partial<SettingParts>): SettingParts => ({
  dataset: { id: 'mnist' },
  model: { id: 'mlp', hidden: [16] },
  training: trainingSchema.parse({ learningRate: 0.1 }),
  fineTuning: { epochs: 1 },
  ...changes,
});

const found = (...changes: Partial<SettingParts>[]) =>
  differingSettings(changes.map(document)).map(({ path, values }) => [path, values]);

describe('differingSettings', () => {
  it('finds in what documents differ, and the value of each', () => {
    expect(found({}, { fineTuning: { epochs: 4 } }, { fineTuning: { epochs: 1 } })).toEqual([
      ['fineTuning.epochs', [1, 4, 1]],
    ]);
    expect(found({}, {})).toEqual([]);
  });

  it('takes a single width for a number, and several for a name', () => {
    expect(found({}, { model: { id: 'mlp', hidden: [64] } })).toEqual([['model.hidden', [16, 64]]]);
    expect(found({}, { model: { id: 'mlp', hidden: [64, 32] } })).toEqual([
      ['model.hidden', [16, '64 / 32']],
    ]);
  });

  it('knows that fine-tuning follows training where it does not say', () => {
    const slower = { fineTuning: { epochs: 1, learningRate: 0.01 } };
    expect(found({}, slower)).toEqual([['fineTuning.learningRate', [0.1, 0.01]]]);
    const both = { fineTuning: { epochs: 1, learningRate: 0.1 } };
    expect(found({}, both)).toEqual([]);
  });

  it('is that of training alone where fine-tuning follows it in every document', () => {
    const slower = { training: trainingSchema.parse({ learningRate: 0.01 }) };
    expect(found({}, slower)).toEqual([['training.learningRate', [0.1, 0.01]]]);
  });

  it('tells which models and data sets they are, and leaves out what one does not have', () => {
    expect(found({}, { model: { id: 'lenet' }, dataset: { id: 'own', sha256: 'ab' } })).toEqual([
      ['model.id', ['mlp', 'lenet']],
      ['model.hidden', [16, '']],
      ['dataset.id', ['mnist', 'own']],
    ]);
  });
});

describe('termsBeside', () => {
  const terms = (changes: Partial<SettingParts>, path: string) =>
    termsBeside(document(changes), path);

  it('are the same of documents that differ in the setting alone', () => {
    const longer = { fineTuning: { epochs: 4 } };
    expect(terms(longer, 'fineTuning.epochs')).toBe(terms({}, 'fineTuning.epochs'));
    expect(terms(longer, 'training.epochs')).not.toBe(terms({}, 'training.epochs'));
  });

  it('are others where a second setting differs, the images of a data set among them', () => {
    const both = { fineTuning: { epochs: 4 }, model: { id: 'mlp', hidden: [64] } };
    expect(terms(both, 'fineTuning.epochs')).not.toBe(terms({}, 'fineTuning.epochs'));
    const images = (sha256: string) => ({ dataset: { id: 'imported', name: 'own', sha256 } });
    expect(terms(images('a'), 'training.epochs')).not.toBe(terms(images('b'), 'training.epochs'));
  });

  it('reach into settings within settings', () => {
    const falling = (factor: number) => ({
      training: trainingSchema.parse({ schedule: { id: 'step', every: 2, factor } }),
    });
    const path = 'training.schedule.factor';
    expect(terms(falling(0.1), path)).toBe(terms(falling(0.5), path));
  });
});
