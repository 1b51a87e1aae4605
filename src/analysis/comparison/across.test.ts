import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { acrossExperiments } from './across.ts';
import { compare } from './compare.ts';

/** An experiment of one seed: what each strategy loses at a level. */
const experiment = (losses: Readonly<Record<string, number>>, levels: readonly number[] = [0.5]) =>
  compare([
    seriesRun('dense', 0, 0, { accuracy: 0.9 }),
    ...Object.entries(losses).flatMap(([strategy, loss]) =>
      levels.map((level) => seriesRun(strategy, level, 0, { accuracy: 0.9 - loss * level * 2 })),
    ),
  ]);

describe('strategies across experiments', () => {
  it('are ranked by what they keep, and tested by signed ranks, corrected for all pairs', () => {
    // Six experiments, in all of which magnitude keeps more than random: 2 / 2^6 = 0.03125. Taylor is
    // ahead of magnitude in two of them, by little.
    const found = acrossExperiments(
      [0.01, 0.02, 0.03, 0.04, 0.05, 0.06].map((loss, index) =>
        experiment({
          random: loss * 3,
          magnitude: loss,
          taylor: loss + (index < 2 ? -0.001 : 0.01 * index),
        }),
      ),
    );
    expect(found).toMatchObject({ experiments: 6, leastP: 0.03125, comparisons: 3 });
    expect(found?.rows.map(({ series, behind }) => [series.strategy, behind])).toEqual([
      ['magnitude', null],
      ['taylor', 4],
      ['random', 6],
    ]);
    // Against random 0.03125, the least of three: times 3. Against taylor the two that share ranks 1 and 2
    // are of the other sign: a sum of 18 of 21, as far as 10 of 64 ways to give signs.
    expect(found?.rows[2]?.adjustedP).toBeCloseTo(0.09375, 12);
    expect(found?.rows[1]?.adjustedP).toBeCloseTo(10 / 64, 12);
    expect(found?.rows[0]?.adjustedP).toBeNull();
  });

  it('are compared at the levels that all experiments have', () => {
    const found = acrossExperiments([
      experiment({ magnitude: 0.01, random: 0.02 }, [0.5, 1]),
      experiment({ magnitude: 0.01, random: 0.02 }, [0.25, 0.5]),
    ]);
    expect(found?.rows[0]?.difference).toBeCloseTo(-0.01, 12);
  });

  it('say nothing of one experiment, or of one strategy in common', () => {
    expect(acrossExperiments([experiment({ magnitude: 0.01, random: 0.1 })])).toBeNull();
    expect(
      acrossExperiments([
        experiment({ magnitude: 0.01, random: 0.1 }),
        experiment({ magnitude: 0.01, taylor: 0.1 }),
      ]),
    ).toBeNull();
  });
});
