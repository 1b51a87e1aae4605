import { describe, expect, it } from 'vitest';
import type { ComparisonSeries } from '../contract/results.ts';
import { comparisonPoint, spread } from '../../test/fixtures/records.ts';
import { closeUp } from './close-up.ts';

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
