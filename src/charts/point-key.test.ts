import { expect, it } from 'vitest';
import { placeOfPoint, pointKey } from './point-key.ts';

it('names a point by series and level, and reads both from the name', () => {
  expect(pointKey('5-l0@odd', 0.9)).toBe('5-l0@odd@0.9');
  expect(placeOfPoint('5-l0@odd@0.9')).toEqual({ seriesKey: '5-l0@odd', level: 0.9 });
});

it('names a dense network by its name alone', () => {
  expect(pointKey('dense', 0)).toBe('dense');
  expect(placeOfPoint('dense')).toEqual({ seriesKey: 'dense', level: null });
  expect(placeOfPoint('1-magnitude@')).toEqual({ seriesKey: '1-magnitude@', level: null });
});
