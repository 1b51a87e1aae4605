import { describe, expect, it } from 'vitest';
import type { ComparisonSeries } from '../contract/results.ts';
import { comparisonPoint, spread } from '../../test/fixtures/records.ts';
import { compressionPlaces, seriesAtPlace } from './at-place.ts';

const seriesOf = (key: string, ...ratios: number[]): ComparisonSeries => ({
  key,
  strategy: key,
  telling: [],
  family: 'weight',
  parameters: {},
  points: ratios.map((ratio, level) => comparisonPoint({ level, compressionRatio: spread(ratio) })),
});
/** At 50, 80 and 90 %: of weights, of LeNet's units, and of a net that stays larger. */
const series = [
  seriesOf('weights', 2, 5, 9.9),
  seriesOf('units', 5.6, 24, 80),
  seriesOf('few', 2.1),
];

describe('the places where series stand side by side', () => {
  it('are compression ratios at which two of them have a point', () => {
    const [low, high, ...none] = compressionPlaces({ series });
    expect(none).toEqual([]);
    expect(low).toBeCloseTo(Math.sqrt(2 * 2.1), 12);
    expect(high).toBeCloseTo(Math.sqrt(5 * 5.6), 12);
  });

  it('are all that was achieved where no two meet', () => {
    const alone = compressionPlaces({ series: [seriesOf('units', 80, 5.6)] });
    expect(alone.map((place) => Number(place.toFixed(9)))).toEqual([5.6, 80]);
    expect(compressionPlaces({ series: [] })).toEqual([]);
  });
});

describe('series at a place', () => {
  it('have their nearest points, and it is said which are not close', () => {
    const at = seriesAtPlace({ series: [...series, seriesOf('nothing')] }, 5.3);
    expect(
      at.map(({ series: { key }, point, close }) => [key, point.compressionRatio.mean, close]),
    ).toEqual([
      ['weights', 5, true],
      ['units', 5.6, true],
      ['few', 2.1, false],
    ]);
  });
});
