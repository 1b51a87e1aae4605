import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { namedFile } from '../../../archives/files.fixture.ts';
import { npyFile } from './files.fixture.ts';
import { readExamples } from './read-examples.ts';
import type { ReadOptions } from './read-examples.ts';

const bytes = {
  'x_train.npy': npyFile('|u1', [2, 1, 2], Uint8Array.of(0, 1, 254, 255)),
  'y_train.npy': npyFile('<i8', [2], BigInt64Array.of(0n, 1n)),
  'x_test.npy': npyFile('|u1', [1, 1, 2], Uint8Array.of(7, 8)),
  'y_test.npy': npyFile('<i8', [1], BigInt64Array.of(1n)),
};
const read = (changed: Record<string, Uint8Array> = {}, options?: ReadOptions) =>
  readExamples([namedFile('own.npz', zipSync({ ...bytes, ...changed }))], options);

describe('an NPZ file', () => {
  it('that numpy made of shares of the brightest is read as bytes, in the layout of Keras', () => {
    const file = join(import.meta.dirname, '../../../../test/fixtures/keras-layout.npz');
    const { shape, classNames, train, test, format } = readExamples([
      namedFile('keras.npz', readFileSync(file)),
    ]);
    expect({ shape, classNames, format }).toEqual({
      shape: [4, 4, 3],
      classNames: ['0', '1', '2'],
      format: 'NPZ',
    });
    // The fixture counts 0, 1, 2, … up to 255 and again, divided by 255.
    const counted = Array.from({ length: 6 * 48 }, (_, index) => index % 256);
    expect([...train.values, ...test.values]).toEqual(counted);
    expect([...train.labels, ...test.labels]).toEqual([0, 1, 2, 1, 2, 0]);
  });

  it.each([
    ['X_train', 'y_train'],
    ['X', 'y'],
    ['train_images', 'train_labels'],
  ])('may have other names for its arrays: %s and %s', (images, labels) => {
    const arrays = {
      [`${images}.npy`]: bytes['x_train.npy'],
      [`${labels}.npy`]: bytes['y_train.npy'],
    };
    const { train, test } = readExamples([namedFile('own.npz', zipSync(arrays))]);
    expect(train.count + test.count).toBe(2);
  });

  it('of bytes is taken as it is, dark as it may be', () => {
    const dark = npyFile('|u1', [2, 1, 2], Uint8Array.of(0, 1, 1, 0));
    expect([...read({ 'x_train.npy': dark }).train.values]).toEqual([0, 1, 1, 0]);
    expect([...read().test.values]).toEqual([7, 8]);
  });

  it('of numbers to 255 is rounded', () => {
    const values = npyFile('<f8', [2, 1, 2], Float64Array.of(0.4, 0.6, 254.5, 255));
    expect([...read({ 'x_train.npy': values }).train.values]).toEqual([0, 1, 255, 255]);
  });

  it.each([
    [
      'a pixel below zero',
      { 'x_train.npy': npyFile('<f4', [2, 1, 2], Float32Array.of(0, 0.5, -1.5, 1)) },
      'own.npz/x_train.npy: byte 136: the pixel -1.5; brightness is 0 to 1 or 0 to 255',
    ],
    [
      'a label that is no class',
      { 'y_train.npy': npyFile('<i8', [2], BigInt64Array.of(0n, 300n)) },
      'own.npz/y_train.npy: byte 136: the label 300',
    ],
    [
      'one-hot labels',
      { 'y_train.npy': npyFile('|u1', [2, 3], new Uint8Array(6)) },
      'own.npz/y_train.npy has the shape [2, 3]; labels are one number per example',
    ],
    [
      'too few labels',
      { 'y_train.npy': npyFile('|u1', [1], new Uint8Array(1)) },
      'y_train.npy has 1 labels for the 2 examples',
    ],
    [
      'a type that is not numeric',
      { 'y_train.npy': npyFile('|O', [2], new Uint8Array(2)) },
      'own.npz/y_train.npy: byte 10: values of the type |O',
    ],
    [
      'an array that is cut off',
      { 'x_train.npy': bytes['x_train.npy'].subarray(0, -1) },
      'own.npz/x_train.npy: byte 131: it ends there instead of after 132 bytes',
    ],
    [
      'flat images that are no squares',
      { 'x_train.npy': npyFile('|u1', [2, 6], new Uint8Array(12)) },
      'x_train.npy has the shape [n, 6]; images are [n, height, width]',
    ],
    [
      'test images of another size',
      { 'x_test.npy': npyFile('|u1', [1, 2, 2], new Uint8Array(4)) },
      'The training examples are 1 x 2 x 1 and the test examples 2 x 2 x 1',
    ],
  ])('with %s is refused, naming the array', (_, changed, message) => {
    expect(() => read(changed, { as: 'images' })).toThrow(message);
  });

  it('with other arrays is refused, naming those that it has', () => {
    const other = zipSync({ 'a.npy': bytes['x_train.npy'] });
    expect(() => readExamples([namedFile('own.npz', other)])).toThrow(
      'own.npz has the arrays a [2, 1, 2], and it is not clear which',
    );
    const two = zipSync({ ...others, 'more.npy': bytes['x_train.npy'] });
    expect(() => readExamples([namedFile('own.npz', two)])).toThrow('it is not clear which');
  });

  const others = { 'arr_0.npy': bytes['x_train.npy'], 'arr_1.npy': bytes['y_train.npy'] };

  it('with arrays of unknown names is read by their shapes, and told what was taken for what', () => {
    const { train, test, findings } = readExamples([namedFile('own.npz', zipSync(others))]);
    expect(train.count + test.count).toBe(2);
    expect(findings.arrays).toEqual([{ images: 'arr_0', labels: 'arr_1', split: 'train' }]);
    const both = {
      'data.npy': bytes['x_train.npy'],
      'target.npy': bytes['y_train.npy'],
      'test_data.npy': bytes['x_test.npy'],
      'test_target.npy': bytes['y_test.npy'],
    };
    expect(readExamples([namedFile('own.npz', zipSync(both))]).findings.arrays).toEqual([
      { images: 'data', labels: 'target', split: 'train' },
      { images: 'test_data', labels: 'test_target', split: 'test' },
    ]);
  });

  it('may have square images flat, as scikit-learn has its digits', () => {
    const flat = {
      'X.npy': npyFile('<f8', [2, 4], Float64Array.of(0, 16, 0, 1, 2, 0, 5, 16)),
      'y.npy': bytes['y_train.npy'],
    };
    const { shape, findings } = readExamples([namedFile('own.npz', zipSync(flat))]);
    expect(shape).toEqual([2, 2, 1]);
    expect(findings.range).toEqual([0, 16]);
  });

  it('of sequences keeps their numbers, with training and test examples of its own', () => {
    const file = join(import.meta.dirname, '../../../../test/fixtures/tables/digit-rows.npz');
    const digits = namedFile('digit-rows.npz', readFileSync(file));
    const { shape, classNames, train, test, findings } = readExamples([digits]);
    expect(shape).toEqual([8, 8]);
    expect(classNames).toHaveLength(10);
    expect([train.count, test.count]).toEqual([800, 200]);
    // The first row of the first digit, 0 0 5 13 9 1 0 0 of 16.
    expect([...train.values.subarray(0, 8)]).toEqual(
      [0, 0, 5, 13, 9, 1, 0, 0].map((pixel) => (pixel - 8) / 8),
    );
    expect(findings).toMatchObject({
      taken: { as: 'sequences', because: 'negative', shape: [8, 8] },
      range: [-1, 1],
      scale: null,
      brightest: null,
    });
    expect(() => readExamples([digits], { as: 'images' })).toThrow('the pixel -1; brightness is');
    expect(readExamples([digits], { range: [-1, 1], as: 'images' }).shape).toEqual([8, 8, 1]);
  });

  it('of tables keeps their numbers as 32-bit floats', () => {
    const values = npyFile('<f8', [2, 3], Float64Array.of(0.1, 2, 3, 4, 5, 1e9));
    const table = { 'X.npy': values, 'y.npy': bytes['y_train.npy'] };
    const { shape, train, test } = readExamples([namedFile('own.npz', zipSync(table))]);
    expect(shape).toEqual([3]);
    const all = [...train.values, ...test.values].toSorted((a, b) => a - b);
    expect(all).toEqual([Math.fround(0.1), 2, 3, 4, 5, 1e9]);
  });

  it.each([
    [Number.NaN, 'the value NaN, which is no number that can be learned from'],
    [-Infinity, 'the value -Infinity, which is no number'],
    [1e39, 'the value 1e+39, which is too large for a 32-bit float'],
  ])('with the value %d in it is refused with its place', (value, message) => {
    const values = npyFile('<f8', [2, 1, 2], Float64Array.of(-1, 0.5, value, 1));
    expect(() => read({ 'x_train.npy': values }, { as: 'sequences' })).toThrow(
      `own.npz/x_train.npy: byte 144: ${message}`,
    );
  });

  it('is said to have black and white only where it has images', () => {
    expect(() => read({}, { as: 'sequences', range: [0, 1] })).toThrow(
      'Black, white and clipping say something of the pixels of images',
    );
  });

  it('that is damaged is refused', () => {
    const whole = zipSync(bytes);
    expect(() =>
      readExamples([namedFile('own.npz', whole.subarray(0, whole.length - 60))]),
    ).toThrow('own.npz is a damaged zip file');
  });
});
