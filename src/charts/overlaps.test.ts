import { describe, expect, it } from 'vitest';
import { overlapsOf } from './overlaps.ts';
import type { PlacedMark } from './overlaps.ts';

const line = (series: string, ...places: [x: number, y: number][]): PlacedMark[] =>
  places.map(([x, y], index) => ({ series, key: `${series}@${index}`, x, y }));

describe('overlapsOf', () => {
  it('sets marks of different series on one place beside each other', () => {
    const { aside } = overlapsOf([
      ...line('a', [100, 50], [200, 60]),
      ...line('b', [101, 51], [200, 90]),
      ...line('c', [99, 49]),
    ]);
    expect([...aside]).toEqual([
      ['a@0', -9],
      ['b@0', 0],
      ['c@0', 9],
    ]);
  });

  it('leaves marks alone that only one series has there, or that can be seen', () => {
    expect(overlapsOf(line('a', [100, 50], [102, 50])).aside.size).toBe(0);
    expect(overlapsOf([...line('a', [100, 50]), ...line('b', [110, 50])]).aside.size).toBe(0);
  });

  it('finds a line that lies on an earlier one, but not one that only crosses it', () => {
    const over = line('b', [100, 50], [200, 60], [300, 90]);
    const crossing = line('c', [100, 50], [200, 90]);
    const { hidingLines } = overlapsOf([
      ...line('a', [100, 50], [200, 60], [300, 70]),
      ...over,
      ...crossing,
    ]);
    expect([...hidingLines]).toEqual(['b']);
  });
});
