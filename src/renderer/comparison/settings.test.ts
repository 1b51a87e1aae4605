import { describe, expect, it } from 'vitest';
import { trainingSchema } from '../../contract/experiment.ts';
import { differingSettings } from './settings.ts';
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

  it('tells which models and data sets they are, and leaves out what one does not have', () => {
    expect(found({}, { model: { id: 'lenet' }, dataset: { id: 'own', sha256: 'ab' } })).toEqual([
      ['model.id', ['mlp', 'lenet']],
      ['model.hidden', [16, '']],
      ['dataset.id', ['mnist', 'own']],
    ]);
  });
});
