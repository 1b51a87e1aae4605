import { describe, expect, it } from 'vitest';
import { seriesDocuments, seriesFault, seriesSettings, settingAt } from './series.ts';

const document = {
  name: 'Rates',
  training: { learningRate: 0.1, epochs: 3 },
  model: { id: 'mlp', hidden: [128] },
};
const number = { type: 'number' };
const schema = {
  properties: {
    learningRate: number,
    rate: { anyOf: [number, { const: 'last' }] },
    optimizer: { enum: ['sgd', 'adam'] },
    hidden: { type: 'array', items: { type: 'integer' }, default: [128] },
  },
};

describe('a series', () => {
  it('can be made of what is one number', () => {
    expect(seriesSettings(document, 'training', schema)).toEqual([
      { path: 'training.learningRate', isList: false },
      { path: 'training.rate', isList: false },
      { path: 'training.hidden', isList: true },
    ]);
    const deep = { ...document, model: { id: 'mlp', hidden: [128, 64] } };
    const paths = seriesSettings(deep, 'model', schema).map(({ path }) => path);
    expect(paths).not.toContain('model.hidden');
  });

  it('begins with what the setting is now', () => {
    expect(settingAt(document, 'training.learningRate')).toBe(0.1);
    expect(settingAt(document, 'model.hidden')).toBe(128);
    expect(settingAt(document, 'fineTuning.epochs')).toBeUndefined();
  });

  it('is a document for each value, named after it and else the same', () => {
    const rates = { path: 'training.learningRate', isList: false, label: 'rate', values: [0.1, 1] };
    expect(seriesDocuments(document, rates)).toEqual([
      { ...document, name: 'Rates: rate 0.1' },
      { ...document, name: 'Rates: rate 1', training: { learningRate: 1, epochs: 3 } },
    ]);
    const widths = { path: 'model.hidden', isList: true, label: 'units', values: [64] };
    expect(seriesDocuments(document, widths)[0]?.['model']).toEqual({ id: 'mlp', hidden: [64] });
  });

  it('does not hide that a name is missing', () => {
    const rates = { path: 'training.epochs', isList: false, label: 'epochs', values: [1] };
    expect(seriesDocuments({ ...document, name: ' ' }, rates)[0]?.['name']).toBe(' ');
  });

  it.each([
    [[1], 'tooFew'],
    [[1, 2, 1], 'twice'],
    [Array.from({ length: 21 }, (_, value) => value), 'tooMany'],
    [[1, 'two'], null],
  ])('of the values %j is no series for this reason: %s', (values, fault) => {
    expect(seriesFault({ path: 'training.epochs', isList: false, label: '', values })).toBe(fault);
  });
});
