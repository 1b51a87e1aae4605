import { describe, expect, it } from 'vitest';
import { shapedExamples } from './array-shape.ts';
import type { ShapeOptions } from './array-shape.ts';

const of = (
  ofOne: readonly number[],
  noBrightness?: 'negative' | 'large',
  options: ShapeOptions = {},
) => {
  const { taken, shape } = shapedExamples('x', ofOne, noBrightness, options);
  return [taken.as, taken.because, shape];
};

describe('examples of an array', () => {
  it.each([
    [[4], ['images', 'brightness', [2, 2, 1]]],
    [[5], ['table', 'count', [5]]],
    [
      [28, 20],
      ['images', 'brightness', [28, 20, 1]],
    ],
    [
      [8, 6, 3],
      ['images', 'brightness', [8, 6, 3]],
    ],
    [
      [8, 6, 12],
      ['images', 'brightness', [8, 6, 12]],
    ],
  ])('of %j whose values can be brightnesses are %j', (shape, expected) => {
    expect(of(shape)).toEqual(expected);
  });

  it.each([
    [[4], ['table', 'negative', [4]]],
    [
      [28, 20],
      ['sequences', 'negative', [28, 20]],
    ],
    [
      [8, 6, 3],
      ['float-images', 'negative', [8, 6, 3]],
    ],
  ])('of %j whose values cannot are %j', (shape, expected) => {
    expect(of(shape, 'negative')).toEqual(expected);
  });

  it.each([
    [[4], 'table', [4]],
    [[28, 20], 'sequences', [28, 20]],
    [[28, 20], 'images', [28, 20, 1]],
    [[8, 6, 3], 'float-images', [8, 6, 3]],
  ] as const)('of %j are %s where the user says so', (shape, as, expected) => {
    for (const noBrightness of [undefined, 'large'] as const) {
      expect(of(shape, noBrightness, { as })).toEqual([as, 'said', expected]);
    }
  });

  it('may be flat, where the user says what shape images have', () => {
    expect(of([24], 'large', { shape: [2, 4, 3] })).toEqual(['images', 'said', [2, 4, 3]]);
    expect(of([24], 'large', { shape: [2, 4, 3], as: 'float-images' })).toEqual([
      'float-images',
      'said',
      [2, 4, 3],
    ]);
    expect(() => of([25], undefined, { shape: [2, 4, 3] })).toThrow(
      'x has 25 values per example, and images of 2 x 4 x 3 have 24.',
    );
    expect(() => of([24], undefined, { shape: [2, 4, 3], as: 'table' })).toThrow(
      'the examples were said to be no images',
    );
  });

  it('with the channels first are asked about', () => {
    expect(() => of([3, 32, 20])).toThrow(
      'x has examples of 3 x 32 x 20, which looks like 3 channels before height 32 and width 20',
    );
    expect(() => of([1, 32, 32], 'negative')).toThrow('numpy.moveaxis(x, 1, -1)');
    expect(of([3, 32, 20], undefined, { shape: [3, 32, 20] })).toEqual([
      'images',
      'said',
      [3, 32, 20],
    ]);
  });

  it.each([
    [[2, 2, 2, 2], {}],
    [[6], { as: 'images' as const }],
    [[6], { as: 'sequences' as const }],
    [[6, 2], { as: 'table' as const }],
    [[6, 2], { as: 'float-images' as const }],
  ])('of %j that are none of these, or not %j, are refused', (shape, options) => {
    expect(() => of(shape, undefined, options)).toThrow(
      `x has the shape [n, ${shape.join(', ')}]; images are [n, height, width]`,
    );
  });
});
