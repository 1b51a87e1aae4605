import { describe, expect, it } from 'vitest';
import { ask, dense, names, point } from './ask.fixture.ts';

describe('an answer on one network again and again', () => {
  const seeds = [0, 1, 2, 3, 4];
  const repeated = (strategy: string, accuracy: number) =>
    point(
      strategy,
      0.5,
      seeds.map(() => accuracy),
      { loss: 1 - accuracy },
    );

  it('says nothing of chance, asks for no seeds, and is sure of no limit', () => {
    const found = ask(
      [...dense(...seeds), ...repeated('magnitude', 0.94), ...repeated('taylor', 0.92)],
      { accuracyLoss: 0.05 },
    );
    expect(found).toMatchObject({
      verdict: 'one-network',
      difference: { n: 5, sd: null, halfWidth: null, state: null, test: null },
      undecided: [],
      equivalent: [],
      seedsNeeded: null,
      suggestedSeeds: [],
    });
    expect(names(found.best)).toEqual(['magnitude', 0.5]);
    expect(found.best?.fits).toMatchObject([{ need: 'accuracyLoss', certain: null }]);
  });

  it('still tests what is drawn by chance', () => {
    const found = ask([
      ...dense(...seeds),
      ...repeated('magnitude', 0.94),
      ...point('random', 0.5, [0.7, 0.72, 0.71, 0.69, 0.7]),
    ]);
    expect(found).toMatchObject({ verdict: 'separated', difference: { n: 5 } });
  });
});
