import { describe, expect, test } from 'vitest';
import { DENSE, familySchema } from '../../contract/words.ts';
import {
  findStrategy,
  getStrategy,
  granularityOf,
  strategies,
  strategyChoiceSchema,
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
  test('may be followed where it removes single weights once, after training, and is no control', () => {
    const followed = strategies.filter(
      ({ id }) => refusal({ id: 'random-proportional', like: id }).length === 0,
    );
    expect(followed.map(({ id }) => id)).toEqual(expect.arrayContaining(['magnitude', 'taylor']));
    for (const { id } of followed) expect(granularityOf({ id })).toBe('weight');
    for (const id of ['l0', 'threshold', 'snip', 'fpgm', 'random', 'scratch']) {
      expect(followed.map((strategy) => strategy.id)).not.toContain(id);
    }
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
    // Nothing of units, of levels of its own, of projection, before training or of chance.
    [{ id: 'random-proportional', like: 'threshold' }, 'expected one of '],
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
