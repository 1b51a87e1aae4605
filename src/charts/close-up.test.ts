import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparisonSeries } from '../contract/results.ts';
import { comparisonPoint, spread } from '../../test/fixtures/records.ts';
import { accuracyAxisRange, closeUp } from './close-up.ts';

const seriesOf = (key: string, family: string, ...means: number[]): ComparisonSeries => ({
  key,
  strategy: key,
  telling: [],
  family,
  parameters: {},
  points: means.map((mean, index) =>
    comparisonPoint({ level: index / 10, accuracy: spread(mean, 0.001) }),
  ),
});
const dense = [comparisonPoint({ accuracy: spread(0.98, 0.001) })];
const magnitude = seriesOf('magnitude', 'weight', 0.979, 0.962);

describe('closeUp', () => {
  it('lets a control that falls far leave the range, and names it', () => {
    const { from, below } = closeUp(
      [magnitude, seriesOf('random', 'control', 0.97, 0.65)],
      dense,
      'final',
    );
    expect(from).toBe(0.96);
    expect(below.map(({ key }) => key)).toEqual(['random']);
  });

  it('cuts nothing off where every series has room', () => {
    const near = [magnitude, seriesOf('random', 'control', 0.975, 0.965)];
    expect(closeUp(near, dense, 'final')).toEqual({ from: null, below: [] });
  });

  it('never cuts off a strategy that is no control', () => {
    const falling = seriesOf('activation', 'activation', 0.97, 0.25);
    expect(closeUp([magnitude, falling], dense, 'final').from).toBeNull();
  });

  it('shows everything where there are only controls', () => {
    const random = seriesOf('random', 'control', 0.97, 0.65);
    expect(closeUp([random], dense, 'final').from).toBeNull();
  });
});

describe('accuracyAxisRange', () => {
  it('has a length where only one value is known, and that is a round number', () => {
    const only = [comparisonPoint({ accuracy: spread(0.9) })];
    const { min, max } = accuracyAxisRange([], only, 'final', null);
    expect(min).toBeLessThan(0.9);
    expect(max).toBeGreaterThan(0.9);
    expect(accuracyAxisRange([], only, 'difference', null)).toMatchObject({
      min: -0.001,
      max: 0.001,
    });
  });

  it('never collapses, whatever is known of whatever measure', () => {
    const fraction = fc.oneof(
      fc.constantFrom(0, 0.9, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const sd = fc.option(fc.double({ min: 0, max: 0.5, noNaN: true }));
    const point = fc.tuple(fraction, sd).map(([mean, spreadOfIt]) =>
      comparisonPoint({
        accuracy: spread(mean, spreadOfIt),
        oneShotAccuracy: spread(mean, spreadOfIt),
        difference: {
          ...spread(mean - 0.5, spreadOfIt),
          ...{ p: null, adjustedP: null, margin: 0.005, equivalenceP: null },
          ...{ state: null, test: null },
        },
      }),
    );
    fc.assert(
      fc.property(
        fc.array(point),
        fc.array(point, { maxLength: 2 }),
        fc.constantFrom('final', 'oneShot', 'difference' as const),
        fc.option(fraction),
        (points, baselines, measure, from) => {
          const series = [{ ...seriesOf('one', 'weight'), points }];
          const { min, max, ticks } = accuracyAxisRange(series, baselines, measure, from);
          expect(min).toBeLessThan(max);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(12);
        },
      ),
    );
  });
});
