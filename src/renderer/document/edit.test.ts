import { describe, expect, it } from 'vitest';
import { blankDocument } from './blank.ts';
import { listAt, strategyEntries } from './draft-document.ts';
import { LEVEL_SETS, orderedLevels } from './levels.ts';
import { mended } from './mend.ts';
import { withSeedCount } from './seeds.ts';
import { withDocumentField, withField, withPartField } from './set-field.ts';
import {
  addStrategies,
  anotherVariant,
  insertStrategyAfter,
  removeStrategy,
  removeStrategyAt,
  replaceStrategyAt,
} from './strategies.ts';

const document = {
  name: 'a',
  model: { id: 'mlp' },
  strategies: [{ id: 'magnitude' }, { id: 'taylor', batches: 10 }, { id: 'taylor' }],
  seeds: [0],
  extra: 'kept',
};

describe('setting fields', () => {
  it('leaves the document it was given as it was', () => {
    const before = structuredClone(document);
    withDocumentField(document, 'name', 'b');
    addStrategies(document, [{ id: 'l0' }]);
    removeStrategyAt(document, 0);
    expect(document).toEqual(before);
  });

  it('puts a new field where it is read, and keeps what it does not know', () => {
    expect(Object.keys(withDocumentField(document, 'description', 'why'))).toEqual([
      'name',
      'description',
      'model',
      'strategies',
      'seeds',
      'extra',
    ]);
  });

  it('takes out a field that is left to its default', () => {
    expect(withField({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
    expect(withPartField({ training: { epochs: 3 } }, 'training', 'epochs', undefined)).toEqual({
      training: {},
    });
  });

  it('makes the part that is not there yet, or is no object', () => {
    expect(withPartField({ fineTuning: 3 }, 'fineTuning', 'epochs', 1)).toEqual({
      fineTuning: { epochs: 1 },
    });
  });
});

describe('reading a document that is being written', () => {
  it('passes over what is not what it should be', () => {
    const odd = { strategies: [1, { id: 'l0' }, { scope: 'layer' }], seeds: [0, 'x', 2] };
    expect(strategyEntries(odd)).toEqual([{ index: 1, choice: { id: 'l0' } }]);
    expect(listAt(odd, 'seeds')).toEqual([0, 'x', 2]);
    expect(listAt(odd, 'name')).toEqual([]);
    expect(strategyEntries({ strategies: 'l0' })).toEqual([]);
  });
});

describe('strategies', () => {
  const ids = (edited: Readonly<Record<string, unknown>>) =>
    strategyEntries(edited).map(({ choice }) => choice.id);

  it('are added once, whatever the order of their parameters', () => {
    const added = addStrategies(document, [{ batches: 10, id: 'taylor' }, { id: 'l0' }]);
    expect(ids(added)).toEqual(['magnitude', 'taylor', 'taylor', 'l0']);
    expect(ids(addStrategies({}, [{ id: 'l0' }]))).toEqual(['l0']);
  });

  it('are taken out one by one or with all their variants', () => {
    expect(ids(removeStrategy(document, 'taylor'))).toEqual(['magnitude']);
    expect(removeStrategyAt(document, 1)['strategies']).toEqual([
      { id: 'magnitude' },
      { id: 'taylor' },
    ]);
  });

  it('are changed in their place, and a variant comes right behind', () => {
    expect(ids(replaceStrategyAt(document, 0, { id: 'l0' }))).toEqual(['l0', 'taylor', 'taylor']);
    expect(ids(insertStrategyAfter(document, 0, { id: 'magnitude', scope: 'layer' }))).toEqual([
      'magnitude',
      'magnitude',
      'taylor',
      'taylor',
    ]);
  });
});

describe('anotherVariant', () => {
  const scope = { enum: ['global', 'layer'], default: 'global' };
  const batches = { type: 'integer', minimum: 1, maximum: 150, default: 100 };

  it('differs from all that are there, defaults counted', () => {
    const parameters = { properties: { scope, batches } };
    const first = anotherVariant('taylor', parameters, [{ id: 'taylor' }]);
    expect(first).toEqual({ id: 'taylor', scope: 'layer' });
    // 200 would be more than is allowed.
    const present = [{ id: 'taylor' }, { id: 'taylor', scope: 'layer', batches: 100 }];
    expect(anotherVariant('taylor', parameters, present)).toEqual({
      id: 'taylor',
      scope: 'layer',
      batches: 50,
    });
  });

  it('changes the first of a list', () => {
    const thresholds = { type: 'array', items: { type: 'number', minimum: 0 }, default: [0.01] };
    expect(
      anotherVariant('threshold', { properties: { thresholds } }, [{ id: 'threshold' }]),
    ).toEqual({ id: 'threshold', thresholds: [0.02] });
  });

  it('does not exist where nothing else is left to choose', () => {
    expect(anotherVariant('scratch', { properties: {} }, [{ id: 'scratch' }])).toBeUndefined();
    const both = [{ id: 'random' }, { id: 'random', scope: 'layer' }];
    expect(anotherVariant('random', { properties: { scope } }, both)).toBeUndefined();
  });
});

describe('seeds and levels', () => {
  it('keep the first and add the smallest that are free', () => {
    expect(withSeedCount([7, 1, 4], 2)).toEqual([7, 1]);
    expect(withSeedCount([7, 1], 5)).toEqual([7, 1, 0, 2, 3]);
  });

  it('are in order, with all that was typed', () => {
    expect(orderedLevels([0.9, 'half', 0.5, 0.9])).toEqual([0.5, 0.9, 0.9, 'half']);
    // 1 / (1 - sparsity)
    expect(LEVEL_SETS.powers.map((sparsity) => 1 / (1 - sparsity))).toEqual([2, 4, 8, 16, 32]);
  });
});

describe('mended', () => {
  it('adds what is missing and nothing twice', () => {
    expect(mended(document, { kind: 'add-seeds', seeds: [0, 1, 2] })['seeds']).toEqual([0, 1, 2]);
    expect(
      mended(document, { kind: 'add-sparsities', sparsities: [0.9, 0.5] })['sparsities'],
    ).toEqual([0.5, 0.9]);
    expect(mended(document, { kind: 'fine-tune', epochs: 3 })['fineTuning']).toEqual({ epochs: 3 });
    const controls = mended(document, {
      kind: 'add-strategies',
      strategies: [{ id: 'magnitude' }, { id: 'random' }],
    });
    expect(strategyEntries(controls).map(({ choice }) => choice.id)).toEqual([
      'magnitude',
      'taylor',
      'taylor',
      'random',
    ]);
  });
});

describe('blankDocument', () => {
  it('begins with the controls that there are', () => {
    const said = { label: '', summary: '', parameters: {} };
    const choice = (id: string) => ({
      id,
      words: { en: said, zh: said },
      parametersSchema: {},
    });
    const strategy = (id: string) => ({
      ...choice(id),
      family: 'weight' as const,
      granularity: 'weight' as const,
      levels: null,
      citation: '',
    });
    const blank = blankDocument(
      {
        datasets: [choice('mnist')],
        models: [choice('mlp'), choice('gru')],
        strategies: [strategy('random'), strategy('magnitude')],
      },
      'Mine',
    );
    expect(blank).toMatchObject({
      name: 'Mine',
      dataset: { id: 'mnist' },
      model: { id: 'mlp' },
      strategies: [{ id: 'magnitude' }, { id: 'random' }],
    });
  });
});
