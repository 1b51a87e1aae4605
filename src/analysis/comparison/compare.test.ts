import { describe, expect, it } from 'vitest';
import { seriesRun as run } from '../../../test/fixtures/series-run.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { compare } from './compare.ts';

describe('a comparison', () => {
  it('has mean and sample standard deviation over the seeds', () => {
    const { series } = compare(
      [0.9, 0.92, 0.97].map((accuracy, seed) => run('magnitude', 0.5, seed, { accuracy })),
    );
    // Mean 0.93; squared deviations 0.0009 + 0.0001 + 0.0016 = 0.0026, halved 0.0013.
    const accuracy = series[0]?.points[0]?.accuracy;
    expect(accuracy?.n).toBe(3);
    expect(accuracy?.mean).toBeCloseTo(0.93, 12);
    expect(accuracy?.sd).toBeCloseTo(Math.sqrt(0.0013), 12);
    // t(0.975; 2) = 4.302653, times 0.036056 / sqrt(3).
    expect(accuracy?.halfWidth).toBeCloseTo(0.089567, 6);
  });

  it('names the runs behind a point, and what the runs of a series have in common', () => {
    const { dense, series } = compare([
      run('dense', 0, 4),
      run('magnitude', 0.5, 4, {}, { scope: 'global' }),
      run('magnitude', 0.5, 7, null, { scope: 'global' }),
      run('magnitude', 0.5, 2, {}, { scope: 'global' }),
    ]);
    expect(dense?.runs).toEqual([{ id: 'dense-0-4', seed: 4, fold: null }]);
    expect(series[0]?.parameters).toEqual({ scope: 'global' });
    expect(series[0]?.points[0]?.runs).toEqual([
      { id: 'magnitude-0.5-4-global', seed: 4, fold: null },
      { id: 'magnitude-0.5-2-global', seed: 2, fold: null },
    ]);
  });

  it('differs from the dense baseline seed by seed, which has no difference itself', () => {
    // Accuracies and baselines move together: paired, the loss is clear.
    const { dense, series } = compare([
      ...[0.9, 0.96, 0.94].map((accuracy, seed) => run('dense', 0, seed, { accuracy })),
      run('magnitude', 0.5, 0, { accuracy: 0.88 }),
      run('magnitude', 0.5, 1, { accuracy: 0.93 }),
      run('magnitude', 0.5, 2, { accuracy: 0.9 }),
    ]);
    expect(dense?.difference).toBeNull();
    // -0.02, -0.03, -0.04: sd 0.01; t = -0.03 * sqrt(3) / 0.01 = -5.196; p 0.0351 with 2 degrees.
    const difference = series[0]?.points[0]?.difference;
    expect(difference?.n).toBe(3);
    expect(difference?.mean).toBeCloseTo(-0.03, 12);
    expect(difference?.sd).toBeCloseTo(0.01, 12);
    expect(difference?.p).toBeCloseTo(0.0351, 4);
    expect(difference?.adjustedP).toBe(difference?.p);
  });

  it('of one network again and again has neither intervals nor tests, however many seeds there are', () => {
    const seeds = [0, 1, 2, 3, 4];
    const asItIs = { accuracy: 0.94, loss: 0.2, oneShotAccuracy: null };
    const repeated = { accuracy: 0.9, loss: 0.4, oneShotAccuracy: 0.9 };
    const { dense, series } = compare([
      ...seeds.map((seed) => run('dense', 0, seed, asItIs)),
      ...seeds.map((seed) => run('magnitude', 0, seed, asItIs)),
      ...seeds.map((seed) => run('magnitude', 0.5, seed, repeated)),
      ...seeds.map((seed) => run('random', 0.5, seed, { accuracy: 0.5 + seed / 100, loss: seed })),
    ]);
    expect(dense?.accuracy).toEqual({
      n: 5,
      mean: expect.closeTo(0.94, 12),
      sd: null,
      halfWidth: null,
    });
    const [nothing, half] = series[0]?.points ?? [];
    expect(half?.accuracy).toMatchObject({ n: 5, halfWidth: null });
    expect(half?.oneShotAccuracy).toMatchObject({ n: 5, halfWidth: null });
    expect(half?.difference).toMatchObject({
      n: 5,
      mean: expect.closeTo(-0.04, 12),
      halfWidth: null,
      p: null,
      adjustedP: null,
      equivalenceP: null,
      state: null,
      test: null,
    });
    // Nothing was removed: it is the very same network.
    expect(nothing?.difference).toMatchObject({ mean: 0, state: 'equivalent' });
    // What draws by chance is another network with each seed.
    expect(series[1]?.points[0]?.difference).toMatchObject({ n: 5, state: 'different' });
    expect(series[1]?.points[0]?.accuracy.halfWidth).toBeGreaterThan(0);
  });

  it('of a shared dense network has no interval before fine-tuning, and one behind it', () => {
    const { series } = compare([
      ...[0, 1, 2].map((seed) => run('dense', 0, seed, { accuracy: 0.94, loss: 0.2 })),
      ...[0.91, 0.92, 0.9].map((accuracy, seed) =>
        run('magnitude', 0.5, seed, { accuracy, loss: seed, oneShotAccuracy: 0.8 }),
      ),
    ]);
    const [point] = series[0]?.points ?? [];
    expect(point?.oneShotAccuracy).toMatchObject({ n: 3, halfWidth: null });
    expect(point?.accuracy.halfWidth).toBeGreaterThan(0);
    expect(point?.difference?.test?.method).toBe('paired');
  });

  it('says of networks at chance, or from a reference that is, neither difference nor equality', () => {
    const guess = (strategy: string, level: number) =>
      [0, 1, 2].map((seed) => {
        const { settings, record } = run(strategy, level, seed, { accuracy: 0.1, loss: seed });
        return { settings, record: { ...record, condition: 'at-chance' as const } };
      });
    const learnt = (strategy: string, level: number) =>
      [0.9, 0.91, 0.905].map((accuracy, seed) => run(strategy, level, seed, { accuracy }));
    const statesOf = (...runs: Parameters<typeof compare>[0]) =>
      compare(runs).series[0]?.points.map(({ difference }) => difference?.state);
    expect(
      statesOf(...guess('dense', 0), ...guess('random', 0.5), ...learnt('random', 0.4)),
    ).toEqual(['at-chance', 'at-chance']);
    const [one, other] =
      compare([...learnt('dense', 0), ...guess('random', 0.5), ...learnt('random', 0.4)]).series[0]
        ?.points ?? [];
    expect(one?.difference?.state).toBe('equivalent');
    expect(other?.difference).toMatchObject({ p: null, adjustedP: null, state: 'at-chance' });
  });

  it('differs from the dense network that was trained as long, where there is one', () => {
    const { dense, continued, reference, series } = compare([
      run('dense', 0, 0, { accuracy: 0.9 }),
      run('dense', 0, 1, { accuracy: 0.91 }),
      run('dense-continued', 0, 0, { accuracy: 0.93 }),
      run('dense-continued', 0, 1, { accuracy: 0.94 }),
      run('magnitude', 0.5, 0, { accuracy: 0.92 }),
      run('magnitude', 0.5, 1, { accuracy: 0.92 }),
    ]);
    expect(reference).toBe('dense-continued');
    expect(continued?.difference).toBeNull();
    expect(dense?.difference?.mean).toBeCloseTo(-0.03, 12);
    // More accurate than the baseline as it was trained, and less so than with the same training.
    expect(series[0]?.points[0]?.difference?.mean).toBeCloseTo(-0.015, 12);
  });

  it('waits for the reference instead of taking another one', () => {
    const { reference, series } = compare([
      run('dense', 0, 0, { accuracy: 0.9 }),
      run('dense-continued', 0, 0, null),
      run('magnitude', 0.5, 0, { accuracy: 0.92 }),
    ]);
    expect(reference).toBe('dense-continued');
    expect(series[0]?.points[0]?.difference).toBeNull();
  });

  it('pairs what has the same seed and the same fold', () => {
    const fold = (strategy: string, index: number, accuracy: number) => {
      const { settings, record } = run(strategy, 0, 0, { accuracy });
      return {
        settings,
        record: { ...record, id: `${record.id}-${index}`, fold: { index, of: 2 } },
      };
    };
    const { series } = compare([
      fold('dense', 0, 0.9),
      fold('dense', 1, 0.8),
      fold('magnitude', 1, 0.79),
      fold('magnitude', 0, 0.87),
    ]);
    const difference = series[0]?.points[0]?.difference;
    expect(difference?.n).toBe(2);
    // -0.03 and -0.01.
    expect(difference?.mean).toBeCloseTo(-0.02, 12);
    expect(difference?.sd).toBeCloseTo(Math.SQRT2 / 100, 12);
  });

  it('corrects for all differences that are tested, and for no others', () => {
    const loss = (strategy: string, level: number, losses: readonly number[]) =>
      losses.map((lost, seed) => run(strategy, level, seed, { accuracy: 0.9 - lost }));
    const { series } = compare([
      ...[0, 1, 2].map((seed) => run('dense', 0, seed, { accuracy: 0.9 })),
      ...loss('magnitude', 0.5, [0.02, 0.03, 0.04]), // p 0.0351
      ...loss('magnitude', 0.9, [0.3, 0.29, 0.3]), // p 0.0001
      ...loss('random', 0.5, [0.1]), // One seed: not tested.
      ...loss('random', 0.9, [0.5, 0.5, 0.5]), // No spread: not tested.
    ]);
    const [low, high] = series[0]?.points.map(({ difference }) => difference) ?? [];
    expect(low?.adjustedP).toBe(low?.p);
    expect(high?.adjustedP).toBe((high?.p ?? NaN) * 2);
    const random = series[1]?.points.map(({ difference }) => difference);
    expect(random).toMatchObject([
      { n: 1, sd: null, halfWidth: null, p: null, adjustedP: null },
      { n: 3, p: null, adjustedP: null },
    ]);
    expect(random?.[1]?.mean).toBeCloseTo(-0.5, 12);
  });

  it('has no deviation of one seed, and leaves out what is not finished', () => {
    const { series } = compare([
      run('magnitude', 0.5, 0, {}),
      run('magnitude', 0.5, 1, null),
      run('magnitude', 0.9, 0, null),
    ]);
    expect(series[0]?.points).toHaveLength(1);
    expect(series[0]?.points[0]?.accuracy).toEqual({
      n: 1,
      mean: 0.9,
      sd: null,
      halfWidth: null,
    });
  });

  it('orders the points by level and keeps the order of the entries', () => {
    const { series } = compare([
      run('random', 0.9, 0, {}),
      run('random', 0.5, 0, {}),
      run('magnitude', 0.5, 0, {}),
    ]);
    expect(series.map(({ strategy }) => strategy)).toEqual(['random', 'magnitude']);
    expect(series[0]?.points.map(({ level }) => level)).toEqual([0.5, 0.9]);
  });

  it('holds the dense baseline apart', () => {
    const { dense, series } = compare([
      run('dense', 0, 0, { oneShotAccuracy: null }),
      run('magnitude', 0.5, 0, {}),
    ]);
    expect(dense).toMatchObject({ level: 0, oneShotAccuracy: null });
    expect(series).toHaveLength(1);
  });

  it('has no latency until every seed is measured', () => {
    const point = (second: RunMetrics['latencyMs']) =>
      compare([run('magnitude', 0.5, 0, {}), run('magnitude', 0.5, 1, { latencyMs: second })])
        .series[0]?.points[0];
    expect(point(null)?.latencyMs).toBeNull();
    expect(point({ 1: { p50: 0.4, p95: 0.5 } })?.latencyMs?.['1']?.mean).toBeCloseTo(0.3);
  });

  it('tells two entries of one strategy apart by what differs', () => {
    const { series } = compare([
      run('magnitude', 0.5, 0, {}, { scope: 'global', steps: 1 }),
      run('magnitude', 0.5, 0, {}, { scope: 'layer', steps: 1 }),
      run('l0', 0.5, 0, {}, { scope: 'global' }),
      run('taylor', 0.5, 0, {}, { batches: 10 }),
      run('taylor', 0.5, 0, {}, { batches: 20 }),
    ]);
    expect(series.map(({ strategy, telling }) => [strategy, telling])).toEqual([
      ['magnitude', [{ name: 'scope', value: 'global' }]],
      ['magnitude', [{ name: 'scope', value: 'layer' }]],
      ['l0', []],
      ['taylor', [{ name: 'batches', value: 10 }]],
      ['taylor', [{ name: 'batches', value: 20 }]],
    ]);
    expect(new Set(series.map(({ key }) => key)).size).toBe(5);
  });

  it('keeps the values that tell entries apart as they are, whatever they are', () => {
    const values = [true, false, [1, 2], { id: 'cubic' }, { id: 'one-shot' }];
    const { series } = compare(
      values.map((schedule) => run('gradual', 0.5, 0, {}, { rounds: 3, schedule })),
    );
    expect(series.map(({ telling }) => telling)).toEqual(
      values.map((value) => [{ name: 'schedule', value }]),
    );
  });

  it('of an experiment without any finished run is empty', () => {
    expect(compare([run('dense', 0, 0, null)])).toEqual({
      dense: null,
      continued: null,
      reference: 'dense',
      series: [],
    });
  });
});
