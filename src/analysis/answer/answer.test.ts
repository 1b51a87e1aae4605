import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import { needsSchema } from '../../contract/answer.ts';
import type { Needs } from '../../contract/answer.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { compare } from '../comparison/compare.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { answer } from './answer.ts';

const NOTHING_ASKED = { accuracyLoss: null, size: null, macs: null, latency: null };

function ask(runs: readonly SeriesRun[], needs: Partial<Needs> = {}) {
  return answer(
    compare(runs),
    runs.map(({ record }) => record),
    needsSchema.parse({ ...NOTHING_ASKED, ...needs }),
  );
}

/** Dense baselines at 0.95, of 1000 bytes and 100 MACs, 1 ms at batch size 1. */
function dense(...seeds: number[]): SeriesRun[] {
  return seeds.map((seed) =>
    seriesRun('dense', 0, seed, {
      accuracy: 0.95,
      gzipBytes: 1000,
      macs: 100,
      latencyMs: { 1: { p50: 1, p95: 2 } },
    }),
  );
}

/** A strategy at a level: one accuracy per seed, from 0; null where the seed has no figures. */
function point(
  strategy: string,
  level: number,
  accuracies: readonly (number | null)[],
  figures: Partial<RunMetrics> = {},
): SeriesRun[] {
  return accuracies.map((accuracy, seed) =>
    seriesRun(strategy, level, seed, accuracy === null ? null : { ...figures, accuracy }),
  );
}

const names = (found: { strategy: string; level: number } | null) =>
  found && [found.strategy, found.level];

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
    // t = 118 with 2 degrees of freedom: p = 7.18e-5, the smaller of the two that are tested.
    expect(found.difference?.p).toBeCloseTo(7.18e-5, 6);
    expect(found.difference?.adjustedP).toBeCloseTo((found.difference?.p ?? NaN) * 2, 12);
    expect(found).toMatchObject({
      verdict: 'separated',
      ties: [],
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
      best: null,
      runnerUp: null,
      nearest: null,
      difference: null,
      verdict: 'empty',
      ties: [],
      seedsNeeded: null,
      suggestedSeeds: [],
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
    const fast = { latencyMs: { 1: { p50: 0.4, p95: 1 } } };
    const measured = [...dense(0, 1), ...point('magnitude', 0.5, [0.9, 0.9], fast)];
    expect(ask(measured, { latency: 0.5 }).best?.fits[0]).toMatchObject({
      need: 'latency',
      value: 0.4,
      certain: true,
    });
    expect(ask(measured, { latency: 0.5, batchSize: '64' })).toMatchObject({
      considered: 1,
      meeting: 0,
      nearest: null,
      verdict: 'none',
    });
    const waiting = [
      ...measured,
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
    ...point('magnitude', 0.5, [0.93], { gzipBytes: 500, macs: 60 }),
    ...point('taylor', 0.8, [0.92], { gzipBytes: 200, macs: 50 }),
    ...point('l0', 0.8, [0.925], { gzipBytes: 200.2, macs: 55 }),
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
      ties: [],
      seedsNeeded: null,
      suggestedSeeds: [8, 9, 10, 11],
    });
    expect(found.difference?.p).toBeNull();
  });

  it('of a difference within its interval is a tie, with the seeds that would tell', () => {
    // 0.01, 0.03, -0.01: mean 0.01, sd 0.02; an effect of 0.5 needs 34 pairs (see student-t.test.ts).
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.95, 0.93]),
      ...point('random', 0.5, [0.93, 0.92, 0.94]),
    ]);
    expect(found).toMatchObject({
      verdict: 'tied',
      seedsNeeded: 34,
      suggestedSeeds: [3, 4, 5, 6, 7],
    });
    expect(found.ties.map(names)).toEqual([['random', 0.5]]);
  });

  it('is a tie where only the uncorrected interval excludes zero, for all to whom p says so', () => {
    // 0.004, 0.005, 0.003: t = 6.93, p = 0.0202, and the interval is 0.004 +- 0.0025.
    const best = point('magnitude', 0.5, [0.94, 0.941, 0.942]);
    const rival = (strategy: string) => point(strategy, 0.5, [0.936, 0.936, 0.939]);
    const runs = [...dense(0, 1, 2), ...best, ...rival('random'), ...rival('l0')];
    const two = ask(runs);
    expect(two.difference?.adjustedP).toBeCloseTo(0.0404, 4);
    expect(two).toMatchObject({ verdict: 'separated', ties: [], seedsNeeded: null });

    const three = ask([...runs, ...rival('taylor')]);
    const { mean = NaN, halfWidth } = three.difference ?? {};
    expect(mean - (halfWidth ?? NaN)).toBeGreaterThan(0);
    expect(three.difference?.adjustedP).toBeCloseTo(0.0606, 4);
    expect(three.verdict).toBe('tied');
    expect(three.ties.map(names)).toEqual([
      ['random', 0.5],
      ['l0', 0.5],
      ['taylor', 0.5],
    ]);
    expect(three.seedsNeeded).toBe(4);
  });

  it('without spread goes by whether there is a difference: it has no p', () => {
    const found = ask([
      ...dense(0, 1),
      ...point('magnitude', 0.5, [0.94, 0.93]),
      ...point('random', 0.5, [0.93, 0.92]),
    ]);
    expect(found).toMatchObject({ verdict: 'separated', ties: [], difference: { p: null } });
  });

  it('of equal accuracies is a tie that no seeds would break, beyond five', () => {
    const equal = (seeds: number[]) => [
      ...dense(...seeds),
      ...['magnitude', 'l0'].flatMap((strategy) =>
        point(
          strategy,
          0.5,
          seeds.map(() => 0.94),
        ),
      ),
    ];
    expect(ask(equal([0, 1]))).toMatchObject({
      verdict: 'tied',
      difference: { mean: 0, p: null },
      seedsNeeded: null,
      suggestedSeeds: [2, 3, 4],
    });
    expect(ask(equal([0, 1, 2, 3, 4])).suggestedSeeds).toEqual([]);
  });

  it('of seeds that are planned already asks for none of them again', () => {
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.93, null, null]),
      ...point('random', 0.5, [0.93, 0.939, null, null]),
    ]);
    // Of four planned seeds two are finished: the fifth is asked for, and those that it takes.
    expect(found.verdict).toBe('tied');
    expect(found.suggestedSeeds[0]).toBe(4);
  });

  it('names whatever else is as good, at other levels too', () => {
    const found = ask([
      ...dense(0, 1, 2),
      ...point('magnitude', 0.5, [0.94, 0.941, 0.942]),
      ...point('magnitude', 0.6, [0.941, 0.939, 0.942]),
      ...point('random', 0.5, [0.8, 0.801, 0.8]),
    ]);
    expect(found.verdict).toBe('separated');
    expect(found.ties.map(names)).toEqual([['magnitude', 0.6]]);
  });
});
