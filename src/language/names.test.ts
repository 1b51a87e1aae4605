import { describe, expect, it } from 'vitest';
import { modelKey } from '../contract/experiment.ts';
import { namesIn } from './names.ts';
import type { Registered } from './names.ts';

const scope = {
  label: 'Scope',
  help: 'Where it ranks.',
  options: { global: 'all layers together', layer: 'each layer by itself' },
  brief: { global: 'global', layer: 'per layer' },
};
const entry = (id: string, label: string, parameters = {}, brief?: string) => {
  const words = { label, summary: `${label}.`, parameters, ...(brief && { brief }) };
  return { id, words: { en: words, zh: { ...words, label: `中文${label}` } } };
};

const registered: Registered = {
  strategies: [
    entry('taylor', 'Taylor', {
      scope,
      batches: { label: 'Batches', help: '', brief: { 1: 'a batch', other: '{value} batches' } },
    }),
    entry('threshold', 'Threshold', {
      thresholds: { label: 'Thresholds', help: '', brief: { other: 'thresholds {value}' } },
    }),
    entry('random', 'Random', {
      like: { label: 'Like', help: '', brief: { other: 'layers as in {value}' } },
    }),
    entry('gradual', 'Gradual', {
      nesterov: { label: 'Nesterov', help: '' },
      schedule: {
        label: 'Schedule',
        help: '',
        options: { cubic: 'cubic', 'one-shot': 'at once' },
        parameters: { from: { label: 'From', help: '', brief: { other: 'from {value}' } } },
      },
    }),
  ],
  models: [
    entry(
      'mlp',
      'MLP',
      {
        hidden: { label: 'Hidden units', help: '' },
        dropout: { label: 'Dropout', help: '' },
      },
      'MLP {hidden}',
    ),
    entry('lenet-5', 'LeNet-5'),
    entry('imported', 'Imported network', { sha256: { label: 'SHA-256', help: '' } }),
  ],
  datasets: [
    entry('mnist', 'MNIST', { validationFraction: { label: 'Validation share', help: '' } }),
    entry('imported', 'Imported', { sha256: { label: 'SHA-256', help: '' } }),
  ],
};

const english = namesIn('en', registered, String);
const chinese = namesIn('zh', registered, String);

describe('a name', () => {
  it('is the one of the language, of what is not registered the id', () => {
    expect(english.strategy('taylor')).toBe('Taylor');
    expect(chinese.strategy('taylor')).toBe('中文Taylor');
    expect([chinese.strategy('later'), chinese.model('later'), chinese.dataset('mine')]).toEqual([
      'later',
      'later',
      'mine',
    ]);
  });

  it('is known of the dense baseline too, which is no strategy', () => {
    expect(english.strategy('dense')).toBe('Dense baseline');
    expect(chinese.strategy('dense')).toBe('稠密基线');
  });

  it('of a model has its sizes, in little room', () => {
    expect(english.modelInBrief({ id: 'mlp', hidden: [300, 100] })).toBe('MLP 300-100');
    expect(english.modelInBrief({ id: 'lenet-5', hidden: 500 })).toBe('LeNet-5');
  });

  it('of an imported network is its own, even where one of ours is called so', () => {
    const mine = { id: 'imported', name: 'mlp', sha256: 'ab' };
    expect(english.modelInBrief(mine)).toBe('mlp');
    expect(english.chosenModel(mine)).toBe('mlp (SHA-256 ab)');
    expect([english.model(modelKey(mine)), english.model('mlp')]).toEqual(['mlp', 'MLP']);
  });
});

describe('a parameter in few words', () => {
  const told = (id: string, parameters: object) =>
    english.strategyParameters(id, { ...parameters });

  it('has the phrase for its value, or of a list for the number of its entries', () => {
    expect(told('taylor', { scope: 'layer', batches: 1 })).toBe('per layer, a batch');
    expect(told('taylor', { batches: 20 })).toBe('20 batches');
    expect(told('threshold', { thresholds: [0.1, 0.2] })).toBe('thresholds 0.1, 0.2');
  });

  it('calls another strategy by its name', () => {
    expect(told('random', { like: 'taylor' })).toBe('layers as in Taylor');
  });

  it('is its label with its value where there is no phrase', () => {
    expect(told('gradual', { nesterov: true })).toBe('nesterov');
    expect(told('gradual', { nesterov: false })).toBe('nesterov false');
    expect(told('later', { width: 3 })).toBe('width 3');
  });

  it('tells a value that has fields of its own with these', () => {
    expect(told('gradual', { schedule: { id: 'cubic', from: 0.1 } })).toBe(
      'schedule cubic (from 0.1)',
    );
    expect(told('gradual', { schedule: { id: 'one-shot' } })).toBe('schedule at once');
  });
});

describe('an entry of a comparison', () => {
  const series = (strategy: string, telling: Record<string, unknown>) =>
    english.series({
      strategy,
      telling: Object.entries(telling).map(([name, value]) => ({ name, value })),
    });

  it('is called by its strategy alone where nothing has to tell it from others', () => {
    expect(series('taylor', {})).toBe('Taylor');
  });

  it('has what tells it apart in brackets, whatever the value is', () => {
    expect(series('taylor', { scope: 'layer', batches: 20 })).toBe(
      'Taylor (per layer, 20 batches)',
    );
    expect(series('gradual', { schedule: { id: 'cubic', from: 0.1 } })).toBe(
      'Gradual (schedule cubic (from 0.1))',
    );
    expect(series('gradual', { nesterov: false })).toBe('Gradual (nesterov false)');
  });
});

describe('a choice with its parameters', () => {
  it('has them in the brackets of the language', () => {
    const choice = { id: 'taylor', scope: 'global', batches: 4 };
    expect(english.chosenStrategy(choice)).toBe('Taylor (global, 4 batches)');
    expect(chinese.chosenStrategy(choice)).toBe('中文Taylor（global、4 batches）');
  });

  it('of a model tells sizes as a chain, and nothing of what is off', () => {
    expect(english.chosenModel({ id: 'mlp', hidden: [300, 100], dropout: 0 })).toBe(
      'MLP (hidden units 300-100)',
    );
    expect(english.chosenModel({ id: 'mlp', hidden: [9], dropout: 0.5 })).toBe(
      'MLP (hidden units 9, dropout 0.5)',
    );
  });

  it('of an imported data set begins with its own name', () => {
    expect(english.chosenDataset({ id: 'mnist', validationFraction: 0 })).toBe('MNIST');
    const own = { id: 'imported', name: 'Mine', sha256: 'ab12', validationFraction: 0.1 };
    expect(english.chosenDataset(own)).toBe('Mine (SHA-256 ab12, validationFraction 0.1)');
  });
});
