import { describe, expect, it } from 'vitest';
import { paretoFront } from './pareto.ts';

const at = (x: number, y: number) => ({ x, y });

describe('Pareto front', () => {
  it('has what nothing beats, where more compression is better', () => {
    const points = [at(2, 0.97), at(4, 0.98), at(8, 0.95), at(8, 0.96), at(16, 0.7), at(10, 0.6)];
    expect(paretoFront(points, 'larger')).toEqual([at(4, 0.98), at(8, 0.96), at(16, 0.7)]);
  });

  it('has what nothing beats, where fewer bytes are better', () => {
    const points = [at(100, 0.98), at(50, 0.97), at(60, 0.96), at(20, 0.5), at(20, 0.6)];
    expect(paretoFront(points, 'smaller')).toEqual([at(20, 0.6), at(50, 0.97), at(100, 0.98)]);
  });

  it('leaves out what is only as accurate at a worse place', () => {
    expect(paretoFront([at(1, 0.9), at(2, 0.9)], 'larger')).toEqual([at(2, 0.9)]);
    expect(paretoFront([at(1, 0.9), at(2, 0.9)], 'smaller')).toEqual([at(1, 0.9)]);
  });

  it('keeps equal points together: neither beats the other', () => {
    expect(paretoFront([at(1, 0.9), at(1, 0.9)], 'larger')).toHaveLength(2);
  });

  it('beats no point by an invisible one: every point left out is dominated by one on the front', () => {
    const points = Array.from({ length: 200 }, (_none, index) =>
      at((index * 37) % 101, (index * 53) % 97),
    );
    const front = paretoFront(points, 'larger');
    const dominates = (a: { x: number; y: number }, b: { x: number; y: number }) =>
      a.x >= b.x && a.y >= b.y && (a.x > b.x || a.y > b.y);
    for (const point of points) {
      expect(front.some((one) => dominates(one, point))).toBe(!front.includes(point));
    }
  });

  it('of nothing is empty', () => {
    expect(paretoFront([], 'larger')).toEqual([]);
  });
});
