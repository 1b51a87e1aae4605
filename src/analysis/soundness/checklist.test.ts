import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import type { Check, CheckId } from '../../contract/soundness.ts';
import { checklistOf } from './checklist.ts';

const STRATEGIES = [
  ...['magnitude', 'taylor', 'random', 'random-proportional', 'scratch'].map((id) => ({ id })),
  { id: 'random-proportional', like: 'taylor' },
];

const checksWith = (changes: object = {}) =>
  checklistOf(questionWith({ strategies: STRATEGIES, ...changes }));

function item(id: CheckId, changes: object = {}): Check | undefined {
  return checksWith(changes).find((check) => check.id === id);
}

describe('the checklist of a document', () => {
  it('has what the document decides alone, all met where it is sound', () => {
    expect(checksWith().map(({ id, state, mend }) => [id, state, mend])).toEqual([
      ['both-measures', 'met', null],
      ['operating-points', 'met', null],
      ['raw-accuracy', 'met', null],
      ['seeds', 'met', null],
      ['controls', 'met', null],
      ['same-terms', 'met', null],
      ['equal-budget', 'met', null],
      ['achieved', 'met', null],
      ['validation', 'met', null],
      ['fine-tuned', 'met', null],
      ['retraining-rate', 'met', null],
    ]);
  });

  it('counts operating points by strategy, and names sparsities to add', () => {
    expect(item('operating-points', { sparsities: [0.5, 0.8, 0.9] })).toEqual({
      id: 'operating-points',
      state: 'partly',
      facts: {
        found: 3,
        most: 3,
        wanted: 5,
        short: ['magnitude', 'taylor', 'random', 'random-proportional', 'scratch'],
        narrow: [],
        wantedSpan: 4,
      },
      mend: { kind: 'add-sparsities', sparsities: [0.9375, 0.96875] },
    });
    expect(item('operating-points', { sparsities: [0.5] })?.state).toBe('missing');
  });

  it('asks for a range, and does not take five points within five per cent for one', () => {
    const check = item('operating-points', { sparsities: [0.01, 0.02, 0.03, 0.04, 0.05] });
    expect(check).toMatchObject({ state: 'missing', facts: { found: 5, short: [] } });
    expect(check?.facts['narrow']).toContain('magnitude');
    expect(check?.mend).toMatchObject({ kind: 'add-sparsities' });
    // From twice to eight times: four times.
    expect(item('operating-points', { sparsities: [0.5, 0.6, 0.7, 0.8, 0.875] })?.state).toBe(
      'met',
    );
    expect(item('operating-points', { sparsities: [0.5, 0.6, 0.7, 0.8, 0.87] })?.state).toBe(
      'missing',
    );
  });

  it('does not count a sparsity of 0 as an operating point', () => {
    const check = item('operating-points', { sparsities: [0, 0.5, 0.75, 0.875, 0.9375] });
    expect(check).toMatchObject({
      state: 'partly',
      facts: { found: 4 },
      mend: { kind: 'add-sparsities', sparsities: [0.96875] },
    });
  });

  it('has nothing to add where only thresholds are too few', () => {
    const strategies = [{ id: 'magnitude' }, { id: 'threshold', thresholds: [0.01, 0.02] }];
    expect(item('operating-points', { strategies })).toMatchObject({
      state: 'partly',
      facts: { found: 2, most: 5, short: ['threshold'] },
      mend: null,
    });
  });

  it.each([
    [[5], 'missing', [6, 7, 8, 9]],
    [[0, 9], 'missing', [10, 11, 12]],
    [[0, 1, 2], 'partly', [3, 4]],
  ])('of seeds %j is %s, and adds %j', (seeds, state, added) => {
    expect(item('seeds', { seeds })).toEqual({
      id: 'seeds',
      state,
      // By the signs of n differences: 2 / 2^n.
      facts: {
        found: seeds.length,
        of: seeds.length,
        wanted: 5,
        fewest: 3,
        leastP: 2 / 2 ** seeds.length,
      },
      mend: { kind: 'add-seeds', seeds: added },
    });
  });

  it('names the controls that lack, as choices to add', () => {
    const lacking = [
      { id: 'magnitude' },
      { id: 'random' },
      { id: 'random-proportional', like: 'taylor' },
    ];
    expect(item('controls', { strategies: [{ id: 'taylor' }, { id: 'scratch' }] })).toEqual({
      id: 'controls',
      state: 'partly',
      facts: { found: [{ id: 'scratch' }], lacking },
      mend: { kind: 'add-strategies', strategies: lacking },
    });
    expect(item('controls', { strategies: [{ id: 'l0' }] })?.state).toBe('missing');
  });

  it('counts a fold as it counts a seed, of two seeds at least', () => {
    const folds = (...seeds: number[]) => item('seeds', { seeds, crossValidation: { folds: 5 } });
    expect(folds(0)).toMatchObject({ state: 'partly', facts: { found: 5, of: 1 } });
    expect(folds(0, 1)).toMatchObject({ state: 'met', facts: { found: 10, of: 2 } });
  });

  it('asks for examples to choose by, and takes folds for half of it', () => {
    const dataset = { id: 'mnist' };
    expect(item('validation', { dataset })).toEqual({
      id: 'validation',
      state: 'missing',
      facts: { fraction: 0, folds: 0 },
      mend: { kind: 'set-aside', fraction: 0.1 },
    });
    expect(item('validation', { dataset, crossValidation: { folds: 3 } })?.state).toBe('partly');
  });

  it.each([
    [1e-30, 'missing', 'missing'],
    [0.000009, 'missing', 'missing'],
    [0.001, 'partly', 'met'],
    [0.01, 'met', 'met'],
  ])('of a fine-tuning at %d after 0.01: rate %s, fine-tuned %s', (learningRate, rate, tuned) => {
    const changes = {
      training: { learningRate: 0.01 },
      fineTuning: { epochs: 1, learningRate },
    };
    expect(item('retraining-rate', changes)?.state).toBe(rate);
    expect(item('fine-tuned', changes)?.state).toBe(tuned);
  });

  it('takes the last rate of training for the one to be like', () => {
    const schedule = { id: 'step', every: 4, factor: 0.1 };
    const training = { learningRate: 0.1, epochs: 10, schedule };
    const at = (learningRate: number) =>
      item('retraining-rate', { training, fineTuning: { epochs: 1, learningRate } });
    // 0.1 falls twice, to 0.001.
    expect(at(0.001)).toMatchObject({ state: 'met', facts: { rate: 0.001 } });
    expect(at(0.0001)?.state).toBe('partly');
  });

  it('does not take the last rate of a cosine that ends at nothing for one that retrains', () => {
    const training = { learningRate: 0.1, epochs: 10, schedule: { id: 'cosine' } };
    const changes = { training, fineTuning: { epochs: 1, learningRate: 'last' } };
    expect(item('retraining-rate', changes)?.state).toBe('missing');
    expect(item('fine-tuned', changes)?.state).toBe('missing');
  });

  it('adds no control where there are no sparsities that it could take', () => {
    const check = item('controls', { strategies: [{ id: 'threshold' }], sparsities: [] });
    expect(check).toMatchObject({ state: 'missing', mend: null });
  });

  it('mends one-shot accuracies by three tenths of the training, one epoch at least', () => {
    const oneShot = { fineTuning: { epochs: 0 } };
    expect(item('fine-tuned', oneShot)).toEqual({
      id: 'fine-tuned',
      state: 'missing',
      facts: { epochs: 0, moves: 1 },
      mend: { kind: 'fine-tune', epochs: 3 },
    });
    const short = item('fine-tuned', { ...oneShot, training: { epochs: 1 } });
    expect(short?.mend).toEqual({ kind: 'fine-tune', epochs: 1 });
  });

  it('can compare at what is achieved only where two strategies have two points', () => {
    expect(item('achieved', { sparsities: [0.5] })).toMatchObject({
      state: 'partly',
      facts: { curves: 0 },
    });
    expect(item('achieved', { strategies: [{ id: 'taylor' }] })?.state).toBe('partly');
  });
});

describe('the checklist of a network that came trained', () => {
  const imported = {
    model: { id: 'imported', name: 'mine', sha256: 'a'.repeat(64) },
    training: { epochs: 0 },
  };
  const states = (changes: object = {}) =>
    Object.fromEntries(checksWith({ ...imported, ...changes }).map(({ id, state }) => [id, state]));

  it('has more to say, and cannot meet what nobody knows', () => {
    expect(item('known-training', imported)).toEqual({
      id: 'known-training',
      state: 'partly',
      facts: {
        epochs: 0,
        fineTuningEpochs: 3,
        folds: 0,
        validationFraction: 0.1,
        normalisation: 'unit',
        anew: ['scratch'],
      },
      mend: null,
    });
    expect(states()).toMatchObject({
      seeds: 'partly',
      'equal-budget': 'partly',
      'retraining-rate': 'partly',
      'fine-tuned': 'met',
    });
    expect(item('equal-budget', imported)?.facts).toMatchObject({
      reference: 3,
      anew: ['scratch'],
    });
    const without = { ...imported, strategies: [{ id: 'magnitude' }, { id: 'random' }] };
    expect(item('equal-budget', without)?.state).toBe('met');
  });

  it('knows the rate of what is trained further here, whatever came before', () => {
    expect(states({ training: { epochs: 2 } })).toMatchObject({
      'known-training': 'partly',
      seeds: 'partly',
      'retraining-rate': 'met',
    });
  });

  it('has seeds that repeat nothing where nothing is trained, and does not ask for what cannot be', () => {
    const oneShot = {
      ...imported,
      fineTuning: { epochs: 0 },
      strategies: [{ id: 'magnitude', scope: 'layer' }, { id: 'taylor' }],
    };
    expect(item('seeds', oneShot)).toMatchObject({
      state: 'missing',
      facts: { shared: 1 },
      mend: null,
    });
    expect(item('controls', oneShot)?.mend).toEqual({
      kind: 'add-strategies',
      strategies: [{ id: 'random' }, { id: 'random-proportional', like: 'taylor' }],
    });
  });

  it('has been trained on its folds, for all that is known', () => {
    expect(states({ crossValidation: { folds: 5 } })['known-training']).toBe('missing');
  });

  it('is that of any other where it starts from drawn weights', () => {
    const anew = { model: { ...imported.model, start: 'initial' } };
    expect(checksWith(anew)).toEqual(checksWith());
  });
});
