import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisRange, hasScales } from './measure-axis.ts';
import type { PruningMeasure } from './measures.ts';

describe('axisRange', () => {
  it('begins and ends near the sparsities, and stays within what is possible', () => {
    expect(axisRange('sparsity', 'linear', [0.5, 0.9])).toEqual({
      min: expect.closeTo(0.48, 10) as number,
      max: expect.closeTo(0.92, 10) as number,
      ticks: [0.5, 0.6, 0.7, 0.8, 0.9],
    });
    expect(axisRange('sparsity', 'linear', [0.9, 1]).max).toBe(1);
  });

  it('begins near the ratios, with doublings between', () => {
    const { min, max, ticks } = axisRange('compression', 'log', [2, 9.7]);
    expect(min).toBeCloseTo(1.85, 2);
    expect(max).toBeCloseTo(10.5, 1);
    expect(ticks).toEqual([2, 4, 8]);
  });

  it('has no more than nine labels however far ratios go', () => {
    const { ticks, max } = axisRange('speedup', 'log', [1500]);
    expect(max).toBeGreaterThan(1500);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });

  it('has round numbers around costs on a logarithmic axis', () => {
    const { min, max, ticks } = axisRange('size', 'log', [9_000, 410_000]);
    expect(min).toBeLessThan(9_000);
    expect(max).toBeGreaterThan(410_000);
    expect(ticks).toEqual([10_000, 20_000, 50_000, 100_000, 200_000]);
  });

  it('has ticks also where costs differ little', () => {
    for (const scale of ['log', 'linear'] as const) {
      expect(axisRange('latency', scale, [0.0211, 0.0241]).ticks.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('begins at zero for costs that are far apart, and near them where most would be empty', () => {
    expect(axisRange('macs', 'linear', [10_000, 101_000]).min).toBe(0);
    expect(axisRange('latency', 'linear', [0.0211, 0.0241]).min).toBeGreaterThan(0.02);
  });

  it('is divided where all is next to nothing', () => {
    expect(axisRange('size', 'log', [1e-9]).ticks.length).toBeGreaterThanOrEqual(2);
  });

  it('never collapses, whatever is measured', () => {
    const measures: PruningMeasure[] = [
      'sparsity',
      'compression',
      'speedup',
      'macs',
      'size',
      'latency',
    ];
    const figure = fc.oneof(
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
      fc.constant(Infinity),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...measures),
        fc.boolean(),
        fc.array(figure),
        (measure, log, all) => {
          const values = measure === 'sparsity' ? all.map((value) => Math.min(1, value)) : all;
          const scale = log && hasScales(measure) ? 'log' : 'linear';
          const { min, max, ticks } = axisRange(measure, scale, values);
          expect(min).toBeLessThan(max);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });
});
