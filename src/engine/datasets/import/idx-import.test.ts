import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { namedFile } from '../../../archives/files.fixture.ts';
import { idxFile } from './files.fixture.ts';
import { readExamples } from './read-examples.ts';

/** Three training and two test images of 2 by 2 pixels. */
const trainImages = idxFile([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const trainLabels = idxFile([3], [0, 1, 2]);
const testImages = idxFile([2, 2, 2], [21, 22, 23, 24, 25, 26, 27, 28]);
const testLabels = idxFile([2], [2, 1]);
const files = (changed: Record<string, Uint8Array> = {}) =>
  Object.entries({
    'train-images-idx3-ubyte': trainImages,
    'train-labels-idx1-ubyte': trainLabels,
    't10k-images-idx3-ubyte': testImages,
    't10k-labels-idx1-ubyte': testLabels,
    ...changed,
  }).map(([name, bytes]) => namedFile(name, bytes));

describe('four IDX files', () => {
  it('are a training and a test set, their classes called by their numbers', () => {
    const { shape, classNames, train, test, format } = readExamples(files());
    expect({ shape, classNames, format }).toEqual({
      shape: [2, 2, 1],
      classNames: ['0', '1', '2'],
      format: 'IDX',
    });
    expect([train.count, ...train.values]).toEqual([3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect([...test.labels]).toEqual([2, 1]);
  });

  it('are the same set in any order and compressed with gzip', () => {
    const packed = files()
      .toReversed()
      .map(({ name, bytes }) => namedFile(`${name}.gz`, gzipSync(bytes)));
    expect(readExamples(packed)).toEqual(readExamples(files()));
  });

  it('may have images with channels, which come last', () => {
    const coloured = files({
      'train-images-idx3-ubyte': idxFile([3, 1, 2, 2], [...trainImages.subarray(16)]),
      't10k-images-idx3-ubyte': idxFile([2, 1, 2, 2], [...testImages.subarray(16)]),
    });
    expect(readExamples(coloured).shape).toEqual([1, 2, 2]);
  });

  it.each([
    [
      'a value is missing',
      { 'train-images-idx3-ubyte': trainImages.subarray(0, -1) },
      'train-images-idx3-ubyte is damaged at byte 27: it ends there instead of after 28 bytes',
    ],
    [
      'the values are floats',
      { 't10k-images-idx3-ubyte': testImages.with(2, 0x0d) },
      't10k-images-idx3-ubyte is damaged at byte 2',
    ],
    [
      'there are fewer labels than images',
      { 'train-labels-idx1-ubyte': idxFile([2], [0, 1]) },
      'train-labels-idx1-ubyte is damaged at byte 4: dimension 0 is 2 instead of 3',
    ],
    [
      'test images have another size',
      { 't10k-images-idx3-ubyte': idxFile([2, 1, 2], [1, 2, 3, 4]) },
      't10k-images-idx3-ubyte: byte 8: its images are 1 x 2 x 1, those of train-images',
    ],
    [
      'one is no IDX file',
      { 't10k-labels-idx1-ubyte': Uint8Array.of(7, 7, 7) },
      't10k-labels-idx1-ubyte: byte 0: an IDX file',
    ],
    ['one is empty', { 't10k-labels-idx1-ubyte': Uint8Array.of() }, 'byte 0: the file is empty'],
    ['one is no gzip file', { x: Uint8Array.of(0x1f, 0x8b, 8, 0) }, 'x cannot be unpacked'],
  ])('are refused where %s', (_, changed, message) => {
    expect(() => readExamples(files(changed))).toThrow(UserError);
    expect(() => readExamples(files(changed))).toThrow(message);
  });

  it('are refused where no name tells training from test', () => {
    const unclear = files().map(({ name, bytes }) => namedFile(name.replace('t10k', 'b'), bytes));
    expect(() => readExamples(unclear)).toThrow(/which of .* has the test images/);
  });

  it('are refused where one is missing', () => {
    expect(() => readExamples(files().slice(0, 3))).toThrow(/2 of images .* and 1 of labels/);
  });
});

describe('two IDX files', () => {
  const pair = [
    namedFile('images', idxFile([10, 1, 1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
    namedFile('labels', idxFile([10], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])),
  ];

  it('are split: the same fifth is set aside for testing every time', () => {
    const { train, test } = readExamples(pair);
    expect([train.count, test.count]).toEqual([8, 2]);
    expect([...train.values, ...test.values].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...test.labels]).toEqual([...test.values].map((pixel) => pixel % 2));
    expect(readExamples(pair)).toEqual({ ...readExamples(pair), train, test });
  });

  it('may have their classes named, if all are', () => {
    expect(readExamples(pair, { classNames: ['even', 'odd'] }).classNames).toEqual(['even', 'odd']);
    expect(() => readExamples(pair, { classNames: ['a', 'b', 'c'] })).toThrow(
      '3 names of classes were given, and there are 2 classes',
    );
  });

  it('of one class are refused', () => {
    const same = [pair[0], namedFile('labels', idxFile([10], new Array<number>(10).fill(0)))];
    expect(() => readExamples(same as typeof pair)).toThrow('All examples are of one class');
  });
});
