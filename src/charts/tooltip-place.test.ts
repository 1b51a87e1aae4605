import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besidePoint } from './tooltip-place.ts';

const view = [800, 400] as const;
const tooltip = [200, 120] as const;

describe('a tooltip', () => {
  it('stands above to the right of a point on a falling line', () => {
    const line = [
      [100, 150],
      [400, 200],
      [700, 350],
    ] as const;
    expect(besidePoint({ point: [400, 200], line, tooltip, view })).toEqual([414, 66]);
  });

  it('goes below where the line comes down from above', () => {
    const line = [
      [400, 50],
      [780, 200],
    ] as const;
    expect(besidePoint({ point: [780, 200], line, tooltip, view })).toEqual([600, 214]);
  });

  it('never covers its point, and never leaves the view', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 400 }));
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 6 }), ([x, y], line) => {
        const [left, top] = besidePoint({ point: [x, y], line, tooltip, view });
        expect(x > left && x < left + 200 && y > top && y < top + 120).toBe(false);
        expect(left >= 0 && left <= 600 && top >= 0 && top <= 280).toBe(true);
      }),
    );
  });
});
