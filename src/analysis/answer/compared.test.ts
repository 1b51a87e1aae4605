import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { RunRecord } from '../../contract/run.ts';
import type { SeriesRun } from '../comparison/compare.ts';
import { ask, dense, names, point } from './ask.fixture.ts';

describe('what is compared', () => {
  const runs = [
    ...dense(0, 1, 2),
    ...point('magnitude', 0.5, [0.94, 0.941, 0.942], { gzipBytes: 500, macs: 60 }),
    ...point('taylor', 0.5, [0.6, 0.61, 0.6], { gzipBytes: 300, macs: 59.9 }),
  ];

  it('is what is preferred: sizes as they are, whatever the accuracies', () => {
    const found = ask(runs, { prefer: 'size' });
    expect(found).toMatchObject({ measure: 'size', verdict: 'separated' });
    expect(names(found.best)).toEqual(['taylor', 0.5]);
    // ln(300 / 500).
    expect(found.difference?.mean).toBeCloseTo(Math.log(0.6), 12);
    expect(found.difference).toMatchObject({ p: null, test: null });
  });

  it('is decided by accuracy where it is of no account: less than a hundredth, or 0.1 kB', () => {
    const macs = ask(runs, { prefer: 'macs' });
    expect(names(macs.best)).toEqual(['magnitude', 0.5]);
    expect(macs).toMatchObject({ verdict: 'equivalent' });
    const near = (bytes: number) =>
      ask(
        [
          ...dense(0, 1, 2),
          ...point('magnitude', 0.5, [0.94, 0.941, 0.942], { gzipBytes: 7200 }),
          ...point('taylor', 0.5, [0.92, 0.93, 0.92], { gzipBytes: 7200 - bytes }),
        ],
        { prefer: 'size' },
      ).best;
    expect(names(near(100))).toEqual(['magnitude', 0.5]);
    expect(names(near(110))).toEqual(['taylor', 0.5]);
  });

  it('of sizes that depend on the seed is not decided by their mean', () => {
    const sizes = (strategy: string, bytes: readonly number[]) =>
      bytes.map((gzipBytes, seed) => seriesRun(strategy, 0.5, seed, { gzipBytes, accuracy: 0.94 }));
    const found = ask(
      [...dense(0, 1), ...sizes('magnitude', [3000, 6000]), ...sizes('taylor', [4000, 5900])],
      { prefer: 'size' },
    );
    expect(found).toMatchObject({ verdict: 'undecided', suggestedSeeds: [] });
  });
});

describe('the choice', () => {
  const validated = (strategy: string, level: number, figures: readonly [number, number][]) =>
    figures.map(([accuracy, validationAccuracy], seed) =>
      seriesRun(strategy, level, seed, { accuracy, validationAccuracy }),
    );
  const runs = [
    ...validated('dense', 0, [
      [0.95, 0.96],
      [0.95, 0.96],
    ]),
    ...validated('magnitude', 0.5, [
      [0.92, 0.955],
      [0.92, 0.956],
    ]),
    ...validated('taylor', 0.5, [
      [0.94, 0.945],
      [0.94, 0.946],
    ]),
  ];

  it('goes by the validation examples where there are such, needs too', () => {
    const found = ask(runs, { accuracyLoss: 0.01 });
    expect(found.chosenOn).toBe('validation');
    expect(names(found.best)).toEqual(['magnitude', 0.5]);
    expect(found.best?.fits[0]?.value).toBeCloseTo(0.0045, 12);
    expect(found.best?.point.accuracy.mean).toBeCloseTo(0.92, 12);
    expect(found.testDifference).toBeNull();
    // 0.92 - 0.94 in both seeds, where validation has 0.01 for the best.
    const other = ask(runs);
    expect(other.difference?.mean).toBeCloseTo(0.01, 12);
    expect(other.testDifference?.mean).toBeCloseTo(-0.02, 12);
  });

  it('goes by the folds in cross-validation, whose accuracies share their training', () => {
    const folded = (strategy: string, level: number, accuracies: readonly number[]) =>
      accuracies.map((accuracy, index) => {
        const one = seriesRun(strategy, level, 0, { accuracy });
        const record = { ...one.record, id: `${one.record.id}-${index}`, fold: { index, of: 3 } };
        return { ...one, record };
      });
    const found = ask([
      ...folded('dense', 0, [0.95, 0.94, 0.96]),
      ...folded('magnitude', 0.5, [0.92, 0.93, 0.94]),
    ]);
    expect(found).toMatchObject({ chosenOn: 'folds', testDifference: null });
    // Sd 0.01: 4.3027 * 0.01 * sqrt(1/3 + 1/2).
    expect(found.best?.point.accuracy.halfWidth).toBeCloseTo(0.039278, 5);
  });

  it('goes by the test set as soon as one run was not tried on them', () => {
    const found = ask([...runs, seriesRun('random', 0.5, 0, { accuracy: 0.9 })]);
    expect(found).toMatchObject({ chosenOn: 'test', testDifference: null });
    expect(names(found.best)).toEqual(['taylor', 0.5]);
  });
});

describe('a network that was trained twice', () => {
  it('is one candidate, at the lowest of its levels', () => {
    const scratch = (level: number, loss: number) =>
      [0.9, 0.91].map((accuracy, seed) => seriesRun('scratch', level, seed, { accuracy, loss }));
    const found = ask([
      ...dense(0, 1),
      ...scratch(0.5, 0.31),
      ...scratch(0.55, 0.31),
      ...scratch(0.6, 0.32),
    ]);
    expect(found.considered).toBe(2);
    expect(found.best).toMatchObject({ level: 0.5, sameLevels: [0.55] });
  });
});

describe('no recommendation', () => {
  const inCondition = (runs: readonly SeriesRun[], condition: RunRecord['condition']) =>
    runs.map(({ settings, record }) => ({ settings, record: { ...record, condition } }));
  const pruned = [...point('magnitude', 0.5, [0.11, 0.1]), ...point('random', 0.5, [0.1, 0.12])];

  it('is given where the reference is at chance', () => {
    const found = ask([...inCondition(dense(0, 1), 'at-chance'), ...pruned]);
    expect(found).toMatchObject({ verdict: 'reference-at-chance', best: null, suggestedSeeds: [] });
  });

  it('is given where the dense network diverged', () => {
    const failed = ['dense', 'magnitude'].map((strategy) => seriesRun(strategy, 0.5, 0, null));
    expect(ask(inCondition(failed, 'not-finite')).verdict).toBe('reference-not-finite');
  });

  it('is given where nearly everything that was pruned is at chance', () => {
    const wrecked = [...dense(0, 1), ...inCondition(pruned, 'at-chance')];
    expect(ask(wrecked)).toMatchObject({ verdict: 'wrecked', best: null });
  });

  it('is given of no single candidate at chance, however small it is', () => {
    const guessing = inCondition(point('random', 0.9, [0.1, 0.12], { gzipBytes: 10 }), 'at-chance');
    const found = ask([...dense(0, 1), ...guessing, ...point('taylor', 0.5, [0.9, 0.91])], {
      prefer: 'size',
    });
    expect(found).toMatchObject({ verdict: 'alone', considered: 2, meeting: 1, guessing: 1 });
    expect(names(found.best)).toEqual(['taylor', 0.5]);
  });
});

describe('of two that cost the same', () => {
  const sized = (strategy: string, level: number, accuracies: number[], gzipBytes: number) =>
    point(strategy, level, accuracies, { gzipBytes, loss: level });

  it('the more accurate is first, with what is shown of that', () => {
    const found = ask(
      [
        ...dense(0, 1, 2),
        ...sized('magnitude', 0.5, [0.93, 0.94, 0.93], 20_000),
        ...sized('random', 0.6, [0.9, 0.91, 0.9], 20_000),
      ],
      { prefer: 'size' },
    );
    expect(found).toMatchObject({ verdict: 'equivalent', measure: 'size' });
    expect(found.accuracyDifference?.mean).toBeCloseTo(0.03, 12);
    expect(ask([...dense(0), ...sized('magnitude', 0.5, [0.9], 1)]).accuracyDifference).toBeNull();
  });

  it('only those near the least of all are ranked by accuracy', () => {
    // 20,400 is within 1 % of the second, 20,210, and not of the least.
    const found = ask(
      [
        ...dense(0),
        ...sized('magnitude', 0.5, [0.91], 20_000),
        ...sized('magnitude', 0.4, [0.9], 20_210),
        ...sized('random', 0.5, [0.95], 20_400),
        ...sized('taylor', 0.5, [0.9], 20_210),
      ],
      { prefer: 'size' },
    );
    expect([names(found.best), names(found.runnerUp)]).toEqual([
      ['magnitude', 0.5],
      ['taylor', 0.5],
    ]);
  });
});
