import { describe, expect, it } from 'vitest';
import { questionWith } from '../../../test/fixtures/question.ts';
import { experimentsWithStrategiesOf, pairsCheck, pairsOf } from './pairs.ts';

const STRATEGIES = [
  { id: 'taylor' },
  { id: 'threshold', thresholds: [0.1] },
  { id: 'random' },
  { id: 'scratch' },
];
const entriesWith = (changes: object) =>
  questionWith({ strategies: STRATEGIES, ...changes }).entries;
const documentWith = (changes: object) => questionWith(changes).document;

function finished(experimentId: string, strategies: Record<string, object>) {
  return Object.entries(strategies).map(([strategy, parameters]) => ({
    experimentId,
    strategy,
    parameters: { ...parameters },
  }));
}

describe('experiments with the same strategies', () => {
  const taylor = { scope: 'global', batches: 100 };

  it('have finished runs of all but the controls, at whatever levels', () => {
    const ids = experimentsWithStrategiesOf(entriesWith({}), [
      ...finished('all', { dense: {}, taylor, threshold: {}, magnitude: { scope: 'global' } }),
      ...finished('one', { dense: {}, taylor }),
      ...finished('controls', { dense: {}, random: { scope: 'layer' }, scratch: {} }),
    ]);
    expect(ids).toEqual(['all']);
  });

  it('have them with the same parameters', () => {
    const layerwise = finished('layer', {
      taylor: { scope: 'layer', batches: 100 },
      threshold: {},
    });
    expect(experimentsWithStrategiesOf(entriesWith({}), layerwise)).toEqual([]);
  });

  it('have the controls where nothing else is asked about', () => {
    const strategies = [{ id: 'random' }, { id: 'scratch' }];
    const ids = experimentsWithStrategiesOf(entriesWith({ strategies }), [
      ...finished('both', { random: { scope: 'layer' }, scratch: {} }),
      ...finished('one', { scratch: {} }),
    ]);
    expect(ids).toEqual(['both']);
  });
});

describe('pairs of data set and architecture', () => {
  it('are those of another architecture, and not of another width', () => {
    const others = [{ id: 'mlp', hidden: [300, 100] }, { id: 'lenet-5' }, { id: 'mlp' }];
    const pairs = pairsOf(
      documentWith({}),
      others.map((model) => documentWith({ model })),
    );
    expect(pairs).toEqual(
      ['mlp', 'lenet-5'].map((id) => ({ dataset: { id: 'mnist' }, model: { id } })),
    );
  });

  it('are the same with less of the data, or with dropout', () => {
    const others = [
      documentWith({ dataset: { id: 'mnist', validationFraction: 0.2, maxTrainExamples: 1000 } }),
      documentWith({ model: { id: 'mlp', dropout: 0.2 } }),
    ];
    expect(pairsOf(documentWith({}), others)).toHaveLength(1);
  });

  it('of imported networks are told apart by the hash, whatever they are called and start from', () => {
    const imported = (letter: string, others: object = {}) =>
      documentWith({
        model: { id: 'imported', name: 'mine', sha256: letter.repeat(64), ...others },
      });
    const pairs = pairsOf(imported('a'), [
      imported('b'),
      imported('a', { name: 'yours' }),
      imported('a', { start: 'initial' }),
    ]);
    expect(pairs.map(({ model }) => model)).toEqual([
      { id: 'imported', name: 'mine', sha256: 'a'.repeat(64) },
      { id: 'imported', name: 'mine', sha256: 'b'.repeat(64) },
    ]);
    expect(pairsCheck(pairs).facts).toMatchObject({ datasets: 1, models: 2 });
  });

  const pair = (dataset: string, model: string) => ({
    dataset: { id: dataset },
    model: { id: model },
  });

  it.each([
    ['one', [pair('a', 'mlp')], 'missing'],
    ['two', [pair('a', 'mlp'), pair('b', 'mlp')], 'partly'],
    ['three of two and two', [pair('a', 'mlp'), pair('b', 'mlp'), pair('a', 'gru')], 'met'],
    ['three of one architecture', ['a', 'b', 'c'].map((id) => pair(id, 'mlp')), 'partly'],
    ['three on MNIST', ['mlp', 'gru', 'lstm'].map((id) => pair('mnist', id)), 'partly'],
  ])('%s are enough or not', (_, pairs, state) => {
    expect(pairsCheck(pairs)).toMatchObject({ state, facts: { found: pairs.length, wanted: 3 } });
  });

  it('are one where the same file was imported under two names', () => {
    const named = (name: string) => ({ id: 'imported', name, sha256: 'a'.repeat(64) });
    const documents = [named('digits'), named('digits 2')].map((dataset) => ({
      ...documentWith({}),
      dataset,
    }));
    const [own, ...others] = documents as [(typeof documents)[0], (typeof documents)[0]];
    expect(pairsOf(own, others)).toHaveLength(1);
  });

  it('on MNIST alone are said to be so', () => {
    expect(pairsCheck([pair('mnist', 'mlp')]).facts).toMatchObject({ toy: 1 });
    expect(pairsCheck([pair('mnist', 'mlp'), pair('a', 'mlp')]).facts).toMatchObject({ toy: 0 });
  });
});
