import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DENSE } from '../../contract/words.ts';
import { findStrategy, getStrategy, strategies, strategyChoiceSchema } from './registry.ts';

/** The sentences in which a choice is refused. */
function refusal(choice: unknown): string[] {
  return strategyChoiceSchema.safeParse(choice).error?.issues.map(({ message }) => message) ?? [];
}

describe('the registry of strategies', () => {
  test('has the strategies of the article, and the controls', () => {
    expect(strategies.map(({ id, family, granularity }) => [id, family, granularity])).toEqual([
      ['magnitude', 'weight', 'weight'],
      ['taylor', 'weight', 'weight'],
      ['activation-mean', 'activation', 'unit'],
      ['activation-apoz', 'activation', 'unit'],
      ['l0', 'sparsity', 'weight'],
      ['threshold', 'sparsity', 'weight'],
      ['scratch', 'compression', 'architecture'],
      ['random', 'control', 'weight'],
      ['random-proportional', 'control', 'weight'],
    ]);
  });

  test('finds a strategy by its id', () => {
    expect(getStrategy('taylor')).toBe(findStrategy('taylor'));
    expect(getStrategy('taylor').words.en.label).toBe('First-order Taylor');
  });

  test('does not know the dense baseline as a strategy', () => {
    expect(findStrategy(DENSE)).toBeUndefined();
    expect(() => getStrategy(DENSE)).toThrow(
      'no strategy "dense"; choose one of magnitude, taylor',
    );
  });
});

describe('a strategy in a document', () => {
  test.each([
    ['magnitude', { scope: 'global' }],
    ['taylor', { scope: 'global', batches: 100 }],
    ['activation-mean', { scope: 'layer', examples: 10_000 }],
    ['activation-apoz', { scope: 'layer', examples: 10_000 }],
    ['l0', { scope: 'global', interval: 100 }],
    ['threshold', { thresholds: [0.01] }],
    ['scratch', {}],
    ['random', { scope: 'layer' }],
    ['random-proportional', { like: 'magnitude' }],
  ])('%s has the defaults %j', (id, parameters) => {
    expect(strategyChoiceSchema.parse({ id })).toEqual({ id, ...parameters });
  });

  test('may set its parameters', () => {
    const choice = { id: 'threshold', thresholds: [0, 0.005, 2] };
    expect(strategyChoiceSchema.parse(choice)).toEqual(choice);
  });

  test.each([
    [{ id: 'magic' }, 'is not a known strategy; choose one of magnitude, taylor'],
    [{}, 'is not a known strategy; choose one of magnitude, taylor'],
    [{ id: 'magnitude', batches: 3 }, 'Unrecognized key: "batches"'],
    [{ id: 'random', scope: 'block' }, 'expected one of "global"|"layer"'],
    // Nothing of units, of levels of its own, of projection or of chance can be followed.
    [{ id: 'random-proportional', like: 'threshold' }, 'expected one of "magnitude"|"taylor"'],
    [{ id: 'taylor', batches: 0 }, 'expected number to be >=1'],
    [{ id: 'activation-mean', examples: 1.5 }, 'expected int'],
    [{ id: 'threshold', thresholds: [] }, 'expected array to have >=1 items'],
    [{ id: 'threshold', thresholds: [-0.01] }, 'expected number to be >=0'],
    [{ id: 'threshold', thresholds: [NaN] }, 'received NaN'],
    [{ id: 'threshold', thresholds: [0.1, 0.1] }, 'the same threshold as an earlier one'],
  ])('%j is refused: %s', (choice, message) => {
    expect(refusal(choice)).toEqual([expect.stringContaining(message)]);
  });

  test.each(strategies)('$id: a form can be drawn of its parameters', ({ parameters }) => {
    const { properties = {} } = z.toJSONSchema(parameters, { io: 'input' });
    for (const property of Object.values(properties)) {
      expect(property).toMatchObject({ default: expect.anything() as unknown });
    }
  });
});
