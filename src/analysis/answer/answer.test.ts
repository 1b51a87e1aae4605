import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { ask, dense, measured, names, point } from './ask.fixture.ts';

describe('an answer', () => {
  const clear = [
    ...dense(0, 1, 2),
    ...point('magnitude', 0.5, [0.94, 0.945, 0.939]),
    ...point('magnitude', 0.9, [0.9, 0.91, 0.9]),
    ...point('random', 0.5, [0.9, 0.906, 0.9]),
  ];

  it('names the most accurate, the best of another entry, and how far they differ', () => {
    const found = ask(clear);
    expect(found).toMatchObject({ considered: 3, meeting: 3, nearest: null });
    expect(names(found.best)).toEqual(['magnitude', 0.5]);
    expect(names(found.runnerUp)).toEqual(['random', 0.5]);
    // 0.04, 0.039, 0.039: mean 0.039333, sd 0.000577, half width 4.3027 * 0.000577 / sqrt(3).
    expect(found.difference?.mean).toBeCloseTo(0.0393333, 6);
    expect(found.difference?.halfWidth).toBeCloseTo(0.0014342, 6);
    // t = 118 with 2 degrees of freedom: p = 7.18e-5, the smallest of the three pairs of three candidates.
    expect(found.difference?.p).toBeCloseTo(7.18e-5, 6);
    expect(found.difference?.adjustedP).toBeCloseTo((found.difference?.p ?? NaN) * 3, 12);
    expect(found.difference?.test?.comparisons).toBe(3);
    expect(found).toMatchObject({
      verdict: 'separated',
      equivalent: [],
      undecided: [],
      seedsNeeded: null,
      suggestedSeeds: [],
    });
  });

  it('leaves out what does not meet the needs', () => {
    const found = ask(clear, { accuracyLoss: 0.047, prefer: 'size' });
    expect(found).toMatchObject({ considered: 3, meeting: 2 });
    expect(ask(clear, { accuracyLoss: 0.02 })).toMatchObject({
      meeting: 1,
      runnerUp: null,
      difference: null,
      verdict: 'alone',
      suggestedSeeds: [],
    });
  });

  it('says that random pruning is best where it is, but never that the dense baseline is', () => {
    const found = ask([
      ...dense(0, 1),
      ...point('magnitude', 0.5, [0.8, 0.81]),
      ...point('random', 0.5, [0.9, 0.91]),
    ]);
    expect(names(found.best)).toEqual(['random', 0.5]);
    expect(found.considered).toBe(2);
  });

  it('knows nothing without figures', () => {
    const nothing = {
      considered: 0,
      meeting: 0,
      guessing: 0,
      best: null,
      runnerUp: null,
      nearest: null,
      chosenOn: 'test',
      measure: 'accuracy',
      difference: null,
      accuracyDifference: null,
      testDifference: null,
      verdict: 'empty',
      equivalent: [],
      undecided: [],
      showable: null,
      latencyDoubts: [],
      seedsNeeded: null,
      suggestedSeeds: [],
      importedStart: null,
      cameAtChance: false,
    };
    expect(ask([])).toEqual(nothing);
    expect(ask([...dense(0, 1), ...point('magnitude', 0.5, [null, null])])).toEqual(nothing);
  });
});

describe('fits', () => {
  it('are of each need that was asked, with shares of the baseline of the same seed', () => {
    const runs = [
      ...dense(0),
      seriesRun('dense', 0, 1, { accuracy: 0.97, gzipBytes: 800, macs: 100 }),
      seriesRun('magnitude', 0.5, 0, {
        accuracy: 0.94,
        baselineAccuracy: 0.95,
        gzipBytes: 300,
        macs: 50,
      }),
      seriesRun('magnitude', 0.5, 1, {
        accuracy: 0.94,
        baselineAccuracy: 0.97,
        gzipBytes: 400,
        macs: 52,
      }),
    ];
    const { best } = ask(runs, { accuracyLoss: 0.05, size: 0.5, macs: 0.5 });
    expect(best).toBeNull();
    const fits = ask(runs, { accuracyLoss: 0.05, size: 0.5, macs: 0.6 }).best?.fits;
    // Lost: 0.01 and 0.03. Sizes: 0.3 and 0.5. MACs: 0.5 and 0.52. Half widths with t = 12.706:
    // 0.127, 1.27 and 0.127, all wider than the margins.
    const rounded = fits?.map(({ need, value, limit, margin, certain }) => [
      need,
      ...[value, limit, margin].map((figure) => Number(figure.toFixed(9))),
      certain,
    ]);
    expect(rounded).toEqual([
      ['accuracyLoss', 0.02, 0.05, 0.03, false],
      ['size', 0.4, 0.5, 0.1, false],
      ['macs', 0.51, 0.6, 0.09, false],
    ]);
  });

  it('are certain where the whole interval is on one side of the limit', () => {
    const runs = [...dense(0, 1, 2), ...point('magnitude', 0.5, [0.94, 0.941, 0.939])];
    // Lost 0.01, half width 4.3027 * 0.001 / sqrt(3) = 0.00248.
    const certainty = (accuracyLoss: number) => {
      const found = ask(runs, { accuracyLoss });
      return (found.best ?? found.nearest)?.fits[0]?.certain;
    };
    expect([0.013, 0.012, 0.009, 0.007].map(certainty)).toEqual([true, false, false, true]);
  });

  it('cannot be certain with one seed, and are with none that differs', () => {
    const one = [...dense(0), ...point('magnitude', 0.5, [0.94], { macs: 50 })];
    expect(ask(one, { macs: 0.5 }).best?.fits).toEqual([
      { need: 'macs', value: 0.5, limit: 0.5, margin: 0, certain: null },
    ]);
    const two = [...dense(0, 1), ...point('magnitude', 0.5, [0.94, 0.93], { macs: 50 })];
    expect(ask(two, { macs: 0.5 }).best?.fits[0]?.certain).toBe(true);
  });

  it('need a latency that is measured for every seed, and its baseline, at the batch size', () => {
    const fast = measured(0.25, 0.25, 0.25);
    const known = [...dense(0, 1), ...point('magnitude', 0.5, [0.9, 0.9], fast)];
    expect(ask(known, { latency: 0.5 }).best?.fits[0]).toMatchObject({
      need: 'latency',
      value: 0.25,
      certain: true,
    });
    expect(ask(known, { latency: 0.5, batchSize: '64' })).toMatchObject({
      considered: 1,
      meeting: 0,
      nearest: null,
      verdict: 'none',
    });
    const waiting = [
      ...known,
      ...point('random', 0.5, [0.95], fast),
      seriesRun('random', 0.5, 1, { accuracy: 0.95, latencyMs: null }),
    ];
    const found = ask(waiting, { latency: 0.5 });
    expect(names(found.best)).toEqual(['magnitude', 0.5]);
    expect(found).toMatchObject({ considered: 2, meeting: 1 });
  });
});

describe('the ranking', () => {
  const runs = [
    ...dense(0),
    ...point('magnitude', 0.5, [0.93], { ...measured(0.5), gzipBytes: 500, macs: 60 }),
    ...point('taylor', 0.8, [0.92], { ...measured(0.5), gzipBytes: 200, macs: 50 }),
    ...point('l0', 0.8, [0.925], { ...measured(0.5), gzipBytes: 200.2, macs: 55 }),
    ...point('random', 0.9, [0.7], { gzipBytes: 100, macs: 10, latencyMs: null }),
  ];

  it.each([
    ['accuracy', 'magnitude', 'l0'],
    // Of 200 and 200.2 bytes in 1000 the more accurate is first.
    ['size', 'l0', 'taylor'],
    ['macs', 'taylor', 'l0'],
    // All are as fast, random is not measured.
    ['latency', 'magnitude', 'l0'],
  ] as const)('by %s has %s before %s', (prefer, first, second) => {
    const found = ask(runs, { prefer, accuracyLoss: 0.1 });
    expect([found.best?.strategy, found.runnerUp?.strategy]).toEqual([first, second]);
  });

  it('compares accuracies with baselines of the same seeds', () => {
    // Seed 1 is a harder one: what lacks it is not better for that.
    const found = ask([
      seriesRun('dense', 0, 0, { accuracy: 0.96 }),
      seriesRun('dense', 0, 1, { accuracy: 0.9 }),
      seriesRun('magnitude', 0.5, 0, { accuracy: 0.955, baselineAccuracy: 0.96 }),
      seriesRun('magnitude', 0.5, 1, { accuracy: 0.895, baselineAccuracy: 0.9 }),
      seriesRun('random', 0.5, 0, { accuracy: 0.95, baselineAccuracy: 0.96 }),
      seriesRun('random', 0.5, 1, null),
    ]);
    expect(names(found.best)).toEqual(['magnitude', 0.5]);
    // One seed in common: 0.955 - 0.95.
    expect(found.difference).toMatchObject({ n: 1, sd: null, p: null });
    expect(found.difference?.mean).toBeCloseTo(0.005, 12);
    expect(found.verdict).toBe('one-seed');
  });
});

describe('the nearest', () => {
  it('misses by the least share of its limit', () => {
    const found = ask(
      [
        ...dense(0),
        // Loses 0.03 of 0.01 allowed: misses by twice the limit; size within it.
        ...point('magnitude', 0.5, [0.92], { gzipBytes: 300 }),
        // Keeps the accuracy; a size of 0.8 misses 0.5 by three fifths.
        ...point('random', 0.1, [0.949], { gzipBytes: 800 }),
      ],
      { accuracyLoss: 0.01, size: 0.5 },
    );
    expect(found).toMatchObject({ considered: 2, meeting: 0, best: null, verdict: 'none' });
    expect(names(found.nearest)).toEqual(['random', 0.1]);
  });

  it('is also found where nothing may be lost at all', () => {
    const found = ask(
      [...dense(0), ...point('magnitude', 0.5, [0.92]), ...point('random', 0.5, [0.94])],
      { accuracyLoss: 0 },
    );
    expect(names(found.nearest)).toEqual(['random', 0.5]);
  });
});

describe('the verdict', () => {
  it('of one seed says nothing, and asks for five in all', () => {
    const found = ask([
      ...dense(7),
      seriesRun('magnitude', 0.5, 7, { accuracy: 0.94 }),
      seriesRun('random', 0.5, 7, { accuracy: 0.9 }),
    ]);
    expect(found).toMatchObject({
      verdict: 'one-seed',
      equivalent: [],
      undecided: [],
      seedsNeeded: null,
      suggestedSeeds: [8, 9, 10, 11],
    });
    expect(found.difference?.p).toBeNull();
  });

  it('of a difference within its interval is undecided, with the seeds that would settle it', () => {
    // 0.01, 0.03, -0.01: mean 0.01, sd 0.02; an effect of 0.5 needs 34 pairs (see power.test.ts).
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.95, 0.93]),
      ...point('random', 0.5, [0.93, 0.92, 0.94]),
    ]);
    expect(found).toMatchObject({
      verdict: 'undecided',
      equivalent: [],
      seedsNeeded: 34,
      suggestedSeeds: [3, 4, 5, 6, 7],
      showable: { n: 3, leastP: 0.25 },
    });
    // An effect of 3.26 at a spread of 0.02.
    expect(found.showable?.detectable).toBeCloseTo(0.06528, 4);
    expect(found.undecided.map(names)).toEqual([['random', 0.5]]);
  });

  it('is no lack of evidence that is called equality: 62.7 +- 34.5 is not as accurate as 94.8', () => {
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.947, 0.948, 0.949]),
      ...point('l0', 0.5, [0.55, 0.75, 0.58]),
      ...point('taylor', 0.5, [0.9465, 0.9478, 0.9485]),
    ]);
    expect(found.verdict).toBe('equivalent');
    expect(found.equivalent.map(names)).toEqual([['taylor', 0.5]]);
    expect(found.undecided.map(names)).toEqual([['l0', 0.5]]);
  });

  it('calls equal what is within the margin that was asked for', () => {
    const runs = [
      ...dense(0, 1, 2, 3),
      ...point('magnitude', 0.5, [0.94, 0.941, 0.942, 0.94]),
      ...point('taylor', 0.5, [0.938, 0.9388, 0.9402, 0.938]),
    ];
    expect(ask(runs).verdict).toBe('equivalent');
    expect(ask(runs, { margin: 0.001 }).verdict).toBe('separated');
  });

  it('corrects for all pairs that the best was chosen from, pooling where that is allowed', () => {
    // 0.008, 0.01, 0.006: t = 6.93, p = 0.0202 by its own variance, and clear by itself.
    const best = point('magnitude', 0.5, [0.94, 0.941, 0.942]);
    const rival = (strategy: string) => point(strategy, 0.5, [0.932, 0.931, 0.936]);
    const runs = [...dense(0, 1, 2), ...best, ...rival('random')];
    const two = ask(runs);
    expect(two.difference?.adjustedP).toBeCloseTo(0.0202, 4);
    expect(two).toMatchObject({ verdict: 'separated', undecided: [], seedsNeeded: null });

    // So much more spread than the others' is no common one.
    const third = point('taylor', 0.5, [0.9, 0.96, 0.93]);
    const three = ask([...runs, ...third]);
    expect(three.difference?.p).toBeCloseTo(0.0202, 4);
    expect(three.difference?.test).toMatchObject({ method: 'paired', comparisons: 3 });
    expect(three.difference?.adjustedP).toBeCloseTo(0.0606, 4);
    expect(three.verdict).toBe('undecided');
    // What is clear by itself comes last.
    expect(three.undecided.map((one) => [one.strategy, one.clearByItself])).toEqual([
      ['taylor', false],
      ['random', true],
    ]);
    expect(three.seedsNeeded).toBe(5);
    expect(three.suggestedSeeds).toEqual([3, 4]);
  });

  it('without spread goes by whether there is a difference over five seeds: it has no p', () => {
    const alike = (...accuracies: number[]) =>
      ask([
        ...dense(...accuracies.keys()),
        ...point('magnitude', 0.5, accuracies),
        ...point(
          'random',
          0.5,
          accuracies.map((accuracy) => accuracy - 0.01),
        ),
      ]);
    const found = alike(0.94, 0.93, 0.95, 0.94, 0.92);
    expect(found).toMatchObject({ verdict: 'separated', difference: { p: null } });
    expect(alike(0.94, 0.93)).toMatchObject({ verdict: 'undecided', difference: { p: null } });
  });

  it('calls the very same networks equivalent, but not equal accuracies of other ones', () => {
    const equal = (loss: number) =>
      ask([
        ...dense(0, 1),
        ...point('magnitude', 0.5, [0.94, 0.93]),
        ...point('random', 0.5, [0.94, 0.93], { loss }),
      ]).verdict;
    expect([equal(0.3), equal(0.31)]).toEqual(['equivalent', 'undecided']);
  });

  it('of equal accuracies asks for no seeds', () => {
    const found = ask([
      ...dense(0, 1),
      ...point('magnitude', 0.5, [0.94, 0.95]),
      ...point('l0', 0.5, [0.94, 0.95]),
    ]);
    expect(found).toMatchObject({
      verdict: 'equivalent',
      difference: { mean: 0, p: null },
      seedsNeeded: null,
      suggestedSeeds: [],
    });
  });

  it('of seeds that are planned already asks for none of them again', () => {
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.93, null, null]),
      ...point('random', 0.5, [0.93, 0.939, null, null]),
    ]);
    expect(found.verdict).toBe('undecided');
    expect(found.suggestedSeeds.every((seed) => seed >= 4)).toBe(true);
    expect(found.suggestedSeeds).toHaveLength(
      Math.min(5, Math.max(0, (found.seedsNeeded ?? 4) - 4)),
    );
  });

  it('names whatever else is as good, at other levels too', () => {
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.941, 0.942]),
      ...point('magnitude', 0.6, [0.941, 0.939, 0.942]),
      ...point('random', 0.5, [0.8, 0.801, 0.8]),
    ]);
    expect(found.verdict).toBe('separated');
    // -0.001, 0.002, 0: within 0.005 by a one-sided t of 5.3 with two degrees of freedom.
    expect(found.equivalent.map(names)).toEqual([['magnitude', 0.6]]);
  });

  it('over folds is by the corrected resampled test', () => {
    const folds = (strategy: string, accuracies: readonly number[]) =>
      accuracies.map((accuracy, index): SeriesRun => {
        const { settings, record } = seriesRun(strategy, 0.5, 0, { accuracy });
        const fold = { index, of: accuracies.length };
        return { settings, record: { ...record, id: `${record.id}-${index}`, fold } };
      });
    const { difference } = ask([
      ...folds('magnitude', [0.94, 0.95, 0.93]),
      ...folds('random', [0.93, 0.92, 0.94]),
    ]);
    // Variance 0.0004 times 1/3 + 1/2, and t(0.975; 2) = 4.302653.
    expect(difference?.test).toMatchObject({ method: 'resampled', degreesOfFreedom: 2 });
    expect(difference?.halfWidth).toBeCloseTo(4.302653 * Math.sqrt(0.0004 * (1 / 3 + 1 / 2)), 6);
  });
});
