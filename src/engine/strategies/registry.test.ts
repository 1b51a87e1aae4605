import { describe, expect, test } from 'vitest';
import { DENSE, familySchema } from '../../contract/words.ts';
import {
  findStrategy,
  getStrategy,
  granularityOf,
  strategies,
  strategyChoiceSchema,
  trainsAhead,
} from './registry.ts';

/** The sentences in which a choice is refused. */
function refusal(choice: unknown): string[] {
  return strategyChoiceSchema.safeParse(choice).error?.issues.map(({ message }) => message) ?? [];
}

describe('the registry of strategies', () => {
  test('has an id for each, and none twice', () => {
    expect(new Set(strategies.map(({ id }) => id)).size).toBe(strategies.length);
  });

  test('offers them by family, in the order of the article', () => {
    const families = strategies.map(({ family }) => familySchema.options.indexOf(family));
    expect(families).toEqual(families.toSorted((a, b) => a - b));
  });

  test('finds a strategy by its id', () => {
    for (const strategy of strategies) expect(getStrategy(strategy.id)).toBe(strategy);
  });

  test('does not know the dense baseline as a strategy', () => {
    expect(findStrategy(DENSE)).toBeUndefined();
    expect(() => getStrategy(DENSE)).toThrow('no strategy "dense"; choose one of ');
  });

  test('says what a choice removes: what the document says, or else the strategy', () => {
    expect(granularityOf({ id: 'magnitude' })).toBe('weight');
    expect(granularityOf({ id: 'magnitude', granularity: 'unit' })).toBe('unit');
    expect(granularityOf({ id: 'fpgm' })).toBe('unit');
    expect(granularityOf({ id: 'scratch' })).toBe('architecture');
  });
});

describe('a strategy in a document', () => {
  test('may be followed where it is a criterion and no control; the control removes what that one does', () => {
    for (const { id, kind, family } of strategies) {
      const like = { id: 'random-proportional', like: id };
      const choice = id === 'threshold' ? { ...like, thresholds: [0.1] } : like;
      const isFollowed = refusal(choice).length === 0;
      expect([id, isFollowed]).toEqual([id, kind === 'criterion' && family !== 'control']);
      if (isFollowed) expect(granularityOf(choice)).toBe(granularityOf({ id }));
    }
    const units = { id: 'random-proportional', like: 'magnitude', with: { granularity: 'unit' } };
    expect(granularityOf(units)).toBe('unit');
  });

  test('trains ahead only where it follows one that prunes while it trains', () => {
    const like = (id: string) => trainsAhead({ id: 'random-proportional', like: id });
    expect([like('l0'), like('magnitude'), like('snip'), trainsAhead({ id: 'l0' })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('may set its parameters, and the schedule with its own', () => {
    const choice = { id: 'threshold', thresholds: [0, 0.005, 2] };
    expect(strategyChoiceSchema.parse(choice)).toEqual(choice);
    expect(
      strategyChoiceSchema.parse({ id: 'lamp', schedule: { id: 'cubic', every: 10 } }),
    ).toEqual({
      id: 'lamp',
      schedule: { id: 'cubic', every: 10, until: 0.75 },
    });
  });

  test.each([
    [{ id: 'magic' }, 'is not a known strategy; choose one of '],
    [{}, 'is not a known strategy; choose one of '],
    [{ id: 'magnitude', batches: 3 }, 'Unrecognized key: "batches"'],
    [{ id: 'random', scope: 'block' }, 'expected one of "global"|"layer"'],
    [{ id: 'magnitude', schedule: { id: 'sometimes' } }, 'is not a known pruning schedule'],
    [{ id: 'magnitude', schedule: { id: 'iterative', rounds: 1 } }, 'expected number to be >=2'],
    [{ id: 'magnitude', norm: 'l2' }, 'must be l1 for single weights'],
    [{ id: 'fpgm', schedule: { id: 'project' } }, 'must be another than project for whole units'],
    [{ id: 'random-proportional', like: 'random' }, 'expected one of '],
    [{ id: 'magnitude-proportional', like: 'magnitude' }, 'expected one of '],
    [{ id: 'random-proportional', like: 'threshold' }, 'must list those of the strategy'],
    [{ id: 'random-proportional', thresholds: [0.1] }, 'leave them out beside like magnitude'],
    [
      { id: 'random-proportional', like: 'fpgm', with: { granularity: 'weight' } },
      'must be parameters of fpgm:',
    ],
    [
      { id: 'random-proportional', with: { norm: 'l2' } },
      'must be parameters of magnitude: norm must be l1 for single weights',
    ],
    [{ id: 'taylor', batches: 0 }, 'expected number to be >=1'],
    [{ id: 'activation-mean', examples: 1.5 }, 'expected int'],
    [{ id: 'threshold', thresholds: [] }, 'expected array to have >=1 items'],
    [{ id: 'threshold', thresholds: [-0.01] }, 'expected number to be >=0'],
    [{ id: 'threshold', thresholds: [NaN] }, 'received NaN'],
    [{ id: 'threshold', thresholds: [0.1, 0.1] }, 'the same threshold as an earlier one'],
  ])('%j is refused: %s', (choice, message) => {
    expect(refusal(choice)).toEqual([expect.stringContaining(message)]);
  });
});
