import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import type { Check, CheckId } from '../../contract/soundness.ts';
import { checklistOf } from './checklist.ts';

const STRATEGIES = ['magnitude', 'taylor', 'random', 'scratch'].map((id) => ({ id }));

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
      ['achieved', 'met', null],
      ['fine-tuned', 'met', null],
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
        short: ['magnitude', 'taylor', 'random', 'scratch'],
      },
      mend: { kind: 'add-sparsities', sparsities: [0.9375, 0.96875] },
    });
    expect(item('operating-points', { sparsities: [0.5] })?.state).toBe('missing');
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
    [[5], 'missing', [6, 7]],
    [[0, 9], 'partly', [10]],
  ])('of seeds %j is %s, and adds %j', (seeds, state, added) => {
    expect(item('seeds', { seeds })).toEqual({
      id: 'seeds',
      state,
      facts: { found: seeds.length, wanted: 3, recommended: 5 },
      mend: { kind: 'add-seeds', seeds: added },
    });
  });

  it('names the controls that lack, as choices with their defaults', () => {
    expect(item('controls', { strategies: [{ id: 'taylor' }, { id: 'scratch' }] })).toEqual({
      id: 'controls',
      state: 'partly',
      facts: { found: ['scratch'], lacking: ['magnitude', 'random'] },
      mend: {
        kind: 'add-strategies',
        strategies: [
          { id: 'magnitude', scope: 'global' },
          { id: 'random', scope: 'layer' },
        ],
      },
    });
    expect(item('controls', { strategies: [{ id: 'l0' }] })?.state).toBe('missing');
  });

  it('takes random pruning in the proportions of another strategy for random pruning', () => {
    const strategies = ['magnitude', 'random-proportional', 'scratch'].map((id) => ({ id }));
    expect(item('controls', { strategies })?.state).toBe('met');
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
      facts: { epochs: 0 },
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
