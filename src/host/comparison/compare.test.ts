import { describe, expect, it } from 'vitest';
import type { RunMetrics, RunRecord } from '../../contract/run.ts';
import { compare } from './compare.ts';
import type { SeriesRun } from './compare.ts';

const metrics: RunMetrics = {
  accuracy: 0.9,
  oneShotAccuracy: 0.8,
  baselineAccuracy: 0.95,
  loss: 0.3,
  parameters: 100,
  nonzeroParameters: 50,
  compressionRatio: 2,
  macs: 40,
  theoreticalSpeedup: 2.5,
  sizeBytes: 400,
  gzipBytes: 300,
  latencyMs: { 1: { p50: 0.2, p95: 0.3 } },
  trainingSeconds: 1,
};

function run(
  strategy: string,
  level: number,
  seed: number,
  figures: Partial<RunMetrics> | null,
  parameters: Record<string, unknown> = {},
): SeriesRun {
  const record: RunRecord = {
    id: `${strategy}-${level}-${seed}`,
    strategy,
    family: 'weight',
    parameters,
    level,
    sparsity: level,
    achievedSparsity: figures ? level : null,
    seed,
    status: figures ? 'done' : 'queued',
    attempts: 1,
    error: null,
    metrics: figures && { ...metrics, ...figures },
    weightsSha256: null,
    layers: [],
    startedAt: null,
    finishedAt: null,
  };
  return { settings: parameters, record };
}

const label = (strategy: string) => strategy.toUpperCase();

describe('a comparison', () => {
  it('has mean and sample standard deviation over the seeds', () => {
    const { series } = compare(
      [0.9, 0.92, 0.97].map((accuracy, seed) => run('magnitude', 0.5, seed, { accuracy })),
      label,
    );
    // Mean 0.93; squared deviations 0.0009 + 0.0001 + 0.0016 = 0.0026, halved 0.0013.
    const accuracy = series[0]?.points[0]?.accuracy;
    expect(accuracy?.n).toBe(3);
    expect(accuracy?.mean).toBeCloseTo(0.93, 12);
    expect(accuracy?.sd).toBeCloseTo(Math.sqrt(0.0013), 12);
  });

  it('has no deviation of one seed, and leaves out what is not finished', () => {
    const { series } = compare(
      [
        run('magnitude', 0.5, 0, {}),
        run('magnitude', 0.5, 1, null),
        run('magnitude', 0.9, 0, null),
      ],
      label,
    );
    expect(series[0]?.points).toHaveLength(1);
    expect(series[0]?.points[0]?.accuracy).toEqual({ n: 1, mean: 0.9, sd: null });
  });

  it('orders the points by level and keeps the order of the entries', () => {
    const { series } = compare(
      [run('random', 0.9, 0, {}), run('random', 0.5, 0, {}), run('magnitude', 0.5, 0, {})],
      label,
    );
    expect(series.map(({ strategy }) => strategy)).toEqual(['random', 'magnitude']);
    expect(series[0]?.points.map(({ level }) => level)).toEqual([0.5, 0.9]);
  });

  it('holds the dense baseline apart', () => {
    const { dense, series } = compare(
      [run('dense', 0, 0, { oneShotAccuracy: null }), run('magnitude', 0.5, 0, {})],
      label,
    );
    expect(dense).toMatchObject({ level: 0, oneShotAccuracy: null });
    expect(series).toHaveLength(1);
  });

  it('has no latency until every seed is measured', () => {
    const point = (second: RunMetrics['latencyMs']) =>
      compare(
        [run('magnitude', 0.5, 0, {}), run('magnitude', 0.5, 1, { latencyMs: second })],
        label,
      ).series[0]?.points[0];
    expect(point(null)?.latencyMs).toBeNull();
    expect(point({ 1: { p50: 0.4, p95: 0.5 } })?.latencyMs?.['1']?.mean).toBeCloseTo(0.3);
  });

  it('tells two entries of one strategy apart by what differs', () => {
    const { series } = compare(
      [
        run('magnitude', 0.5, 0, {}, { scope: 'global', steps: 1 }),
        run('magnitude', 0.5, 0, {}, { scope: 'layer', steps: 1 }),
        run('l0', 0.5, 0, {}, { scope: 'global' }),
        run('taylor', 0.5, 0, {}, { batches: 10 }),
        run('taylor', 0.5, 0, {}, { batches: 20 }),
      ],
      label,
    );
    expect(series.map((entry) => entry.label)).toEqual([
      'MAGNITUDE (global)',
      'MAGNITUDE (layer)',
      'L0',
      'TAYLOR (batches 10)',
      'TAYLOR (batches 20)',
    ]);
    expect(new Set(series.map(({ key }) => key)).size).toBe(5);
  });

  it('of an experiment without any finished run is empty', () => {
    expect(compare([run('dense', 0, 0, null)], label)).toEqual({ dense: null, series: [] });
  });
});
