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
  it('are told apart by the sizes of a model', () => {
    const others = [{ id: 'mlp', hidden: [300, 100] }, { id: 'lenet-5' }, { id: 'mlp' }];
    const [own, ...more] = pairsOf(
      documentWith({}),
      others.map((model) => documentWith({ model })),
    );
    expect(own).toEqual({ dataset: { id: 'mnist' }, model: { id: 'mlp', hidden: [128] } });
    expect(more.map(({ model }) => model)).toEqual([
      { id: 'mlp', hidden: [300, 100] },
      { id: 'lenet-5', channels: [20, 50], hidden: 500 },
    ]);
  });

  it('are the same with less of the data, or with dropout', () => {
    const others = [
      documentWith({ dataset: { id: 'mnist', validationFraction: 0.1, maxTrainExamples: 1000 } }),
      documentWith({ model: { id: 'mlp', dropout: 0.2 } }),
    ];
    expect(pairsOf(documentWith({}), others)).toHaveLength(1);
  });

  it.each([
    [['a'], 'missing'],
    [['a', 'b'], 'partly'],
    [['a', 'b', 'c'], 'met'],
  ])('%j are %s', (ids, state) => {
    const pairs = ids.map((id) => ({ dataset: { id }, model: { id: 'mlp' } }));
    expect(pairsCheck(pairs)).toEqual({
      id: 'pairs',
      state,
      facts: { found: pairs.length, wanted: 3, pairs },
      mend: null,
    });
  });
});
