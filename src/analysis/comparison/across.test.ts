import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { acrossExperiments } from './across.ts';
import { compare } from './compare.ts';

interface Made {
  readonly levels?: readonly number[];
  readonly dataset?: object;
  readonly model?: object;
  /** Of fine-tuning, and whether a dense network was trained as long. */
  readonly epochs?: number;
  readonly continued?: boolean;
}

/** An experiment of one seed on a data set: what each strategy loses at a level. */
function experiment(
  dataset: string,
  losses: Readonly<Record<string, number>>,
  { levels = [0.5], epochs = 0, continued = false, ...made }: Made = {},
) {
  const runs = [
    seriesRun('dense', 0, 0, { accuracy: 0.9 }),
    ...(continued ? [seriesRun('dense-continued', 0, 0, { accuracy: 0.92 })] : []),
    ...Object.entries(losses).flatMap(([strategy, loss]) =>
      levels.map((level) => seriesRun(strategy, level, 0, { accuracy: 0.9 - loss * level * 2 })),
    ),
  ];
  return {
    id: `of-${dataset}`,
    document: {
      dataset: { id: dataset, ...made.dataset },
      model: { id: 'mlp', ...made.model },
      fineTuning: { epochs },
    },
    runs: runs.map(({ record }) => record),
    comparison: compare(runs),
  };
}

describe('strategies across experiments', () => {
  it('are ranked by what they keep, and tested by signed ranks, corrected for all pairs', () => {
    // Six experiments, in all of which magnitude keeps more than random: 2 / 2^6 = 0.03125. Taylor is
    // ahead of magnitude in two of them, by little.
    const found = acrossExperiments(
      [0.01, 0.02, 0.03, 0.04, 0.05, 0.06].map((loss, index) =>
        experiment(`set-${index}`, {
          random: loss * 3,
          magnitude: loss,
          taylor: loss + (index < 2 ? -0.001 : 0.01 * index),
        }),
      ),
    );
    expect(found).toMatchObject({ pairs: 6, leastP: 0.03125, comparisons: 3 });
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
      experiment('a', { magnitude: 0.01, random: 0.02 }, { levels: [0.5, 1] }),
      experiment('b', { magnitude: 0.01, random: 0.02 }, { levels: [0.25, 0.5] }),
    ]);
    expect(found?.rows[0]?.difference).toBeCloseTo(-0.01, 12);
  });

  it('say nothing of one experiment, or of one strategy in common', () => {
    expect(acrossExperiments([experiment('a', { magnitude: 0.01, random: 0.1 })])).toBeNull();
    expect(
      acrossExperiments([
        experiment('a', { magnitude: 0.01, random: 0.1 }),
        experiment('b', { magnitude: 0.01, taylor: 0.1 }),
      ]),
    ).toBeNull();
  });

  it('say nothing of one data set and architecture, however often, much or wide', () => {
    const losses = { magnitude: 0.01, random: 0.02 };
    const repeats = [0, 1, 2].flatMap((index) => [
      experiment('a', losses, { dataset: { maxTrainExamples: 100 * (index + 1) } }),
      experiment('a', losses, { model: { hidden: [100 + index] } }),
    ]);
    expect(acrossExperiments(repeats)).toBeNull();
    expect(acrossExperiments([...repeats, experiment('b', losses)])).toMatchObject({ pairs: 2 });
    const imported = ['one', 'two'].map((name) =>
      experiment('imported', losses, { dataset: { name, sha256: 'f00d' } }),
    );
    expect(acrossExperiments(imported)).toBeNull();
    const other = experiment('a', losses, { model: { id: 'lenet-5' } });
    expect(acrossExperiments([...repeats, other])).toMatchObject({ pairs: 2 });
  });

  it('count once per data set and architecture, by the mean of their experiments', () => {
    // On `a` magnitude loses 0.01, 0.02 and 0.06, a mean of 0.03; on `b` 0.01: of both 0.02.
    const found = acrossExperiments([
      ...[0.01, 0.02, 0.06].map((magnitude) => experiment('a', { magnitude, random: 0.025 })),
      experiment('b', { magnitude: 0.01, random: 0.025 }),
    ]);
    expect(found).toMatchObject({ pairs: 2, leastP: 0.5 });
    expect(found?.rows[0]?.series.strategy).toBe('magnitude');
    expect(found?.rows[0]?.difference).toBeCloseTo(-0.02, 12);
    // Random is ahead on `a`, behind on `b`.
    expect(found?.rows[1]?.behind).toBe(1);
  });

  it('leave out those whose reference was not trained as long', () => {
    const losses = { magnitude: 0.01, random: 0.02 };
    const old = experiment('old', losses, { epochs: 2 });
    const fair = ['a', 'b'].map((set) => experiment(set, losses, { epochs: 2, continued: true }));
    const found = acrossExperiments([old, ...fair]);
    expect(found).toMatchObject({ first: 'of-a', pairs: 2 });
    expect(found?.rows[0]?.difference).toBeCloseTo(-0.03, 12);
    expect(acrossExperiments([old, ...fair.slice(1)])).toBeNull();
  });
});
