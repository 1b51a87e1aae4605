import { describe, expect, it } from 'vitest';
import { seriesRun } from '../../../test/fixtures/series-run.ts';
import type { RunMetrics } from '../../contract/run.ts';
import { ask, measured } from './ask.fixture.ts';

const dense = seriesRun('dense', 0, 0, { accuracy: 0.95, latencyMs: { 1: { p50: 1, p95: 2 } } });
const at = (strategy: string, accuracy: number, figures: Partial<RunMetrics>) =>
  seriesRun(strategy, 0.5, 0, { ...figures, accuracy });

describe('latencies', () => {
  // Sd 0.02, half width 2.7764 * 0.02 / sqrt(5) = 0.0248.
  const around = (mean: number) =>
    measured(...[-1.5, -0.5, 0, 0.5, 1.5].map((k) => mean + k * 0.0179));

  it('meet a limit by their mean, and for certain where their whole interval does', () => {
    const runs = [dense, at('magnitude', 0.94, around(0.5))];
    const fit = (latency: number) => {
      const found = ask(runs, { latency });
      const { margin = NaN, certain } = (found.best ?? found.nearest)?.fits[0] ?? {};
      return [found.meeting, margin >= 0, certain];
    };
    expect(fit(0.53)).toEqual([1, true, true]);
    expect(fit(0.51)).toEqual([1, true, false]);
    expect(fit(0.49)).toEqual([0, false, false]);
    expect(fit(0.47)).toEqual([0, false, true]);
  });

  it('of the dense graph are never below it, whatever each run would have shown', () => {
    const same = { ...measured(1, 1, 1, 1, 1), latencyMs: { 1: { p50: 0.83, p95: 1 } } };
    const runs = [dense, at('l0', 0.94, same)];
    expect(ask(runs, { latency: 0.85 })).toMatchObject({ meeting: 0, verdict: 'none' });
    expect(ask(runs, { latency: 1 }).best?.fits[0]).toMatchObject({ value: 1, certain: true });
  });

  it('meet no limit the more easily the noisier they are', () => {
    // Mean 1.2, half width 2.7764 * 0.64 / sqrt(5) = 0.8.
    const noisy = measured(0.4, 0.7, 1.2, 1.7, 2);
    expect(ask([dense, at('l0', 0.94, noisy)], { latency: 0.5 })).toMatchObject({
      meeting: 0,
      nearest: { fits: [{ margin: -0.7, certain: false }] },
    });
  });

  it('within a twentieth of the least are ranked as equal: the more accurate is first', () => {
    const runs = [
      dense,
      at('magnitude', 0.9, around(0.5)),
      at('taylor', 0.93, around(0.52)),
      at('l0', 0.94, around(0.54)),
    ];
    const { best, runnerUp } = ask(runs, { prefer: 'latency' });
    // 0.52 is near the least, 0.54 near 0.52 alone: it comes after both.
    expect([best?.strategy, runnerUp?.strategy]).toEqual(['taylor', 'magnitude']);
  });

  it('that vary widely are not ranked as the fastest for that', () => {
    const noisy = measured(0.4, 0.7, 1.2, 1.7, 2);
    const runs = [dense, at('magnitude', 0.9, around(0.5)), at('l0', 0.94, noisy)];
    expect(ask(runs, { prefer: 'latency' }).best?.strategy).toBe('magnitude');
  });

  it('are compared by their intervals where the fastest is asked for', () => {
    const fastest = (one: Partial<RunMetrics>, other: Partial<RunMetrics>) =>
      ask([dense, at('magnitude', 0.94, one), at('taylor', 0.93, other)], { prefer: 'latency' });
    // ln(0.5 / 0.6) = -0.182, with a standard error of hypot(0.0179, 0.0149): t = 7.8, 4 degrees of freedom.
    const clear = fastest(around(0.6), around(0.5));
    expect(clear).toMatchObject({ measure: 'latency', verdict: 'separated' });
    expect(clear.best?.strategy).toBe('taylor');
    expect(clear.difference?.mean).toBeCloseTo(Math.log(0.5 / 0.6), 3);
    expect(clear.difference?.test).toMatchObject({ method: 'bursts', degreesOfFreedom: 4 });
    // Within the noise the more accurate is first, and nothing is said of which is faster.
    const near = fastest(around(0.51), around(0.5));
    expect(near).toMatchObject({ verdict: 'undecided', suggestedSeeds: [] });
    expect(near.best?.strategy).toBe('magnitude');
    // One measurement in common is one latency.
    expect(fastest(around(0.5), around(0.5)).verdict).toBe('equivalent');
  });

  it('of a single burst, as earlier versions measured, do not count', () => {
    // The same graph, masked: what was faster is the warm-up.
    const once = (strategy: string, accuracy: number, ...p50: number[]) =>
      p50.map((ms, seed) =>
        seriesRun(strategy, 0.5, seed, { accuracy, latencyMs: { 1: { p50: ms, p95: 2 } } }),
      );
    const runs = [
      ...once('dense', 0.95, 1, 1, 1),
      ...once('l0', 0.93, 0.83, 0.82, 0.84),
      ...once('magnitude', 0.94, 1.01, 0.99, 1),
    ];
    const found = ask(runs, { prefer: 'latency' });
    expect(found).toMatchObject({ verdict: 'undecided', difference: null });
    expect(found.best?.strategy).toBe('magnitude');
    expect(found.latencyDoubts).toEqual(['single-burst']);
    const limited = ask(runs, { latency: 0.85 });
    expect(limited).toMatchObject({ meeting: 0, verdict: 'none', latencyDoubts: ['single-burst'] });
    expect(ask(runs, { prefer: 'size' }).latencyDoubts).toEqual([]);
  });

  it('in doubt decide nothing, but for networks of one graph', () => {
    const busy = (figures: Partial<RunMetrics>): Partial<RunMetrics> => ({
      ...figures,
      latency: figures.latency && { ...figures.latency, doubts: ['busy'] },
    });
    const fastest = (one: Partial<RunMetrics>, other: Partial<RunMetrics>) =>
      ask([dense, at('magnitude', 0.94, one), at('taylor', 0.93, other)], { prefer: 'latency' });
    const found = fastest(around(0.6), busy(around(0.5)));
    expect(found).toMatchObject({ verdict: 'undecided', latencyDoubts: ['busy'] });
    expect(found.difference).toMatchObject({ p: null, test: null });
    expect(found.undecided.map(({ clearByItself }) => clearByItself)).toEqual([false]);
    expect(fastest(busy(around(0.5)), busy(around(0.5))).verdict).toBe('equivalent');
  });
});
