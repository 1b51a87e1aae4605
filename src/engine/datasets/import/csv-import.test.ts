import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../contract/errors.ts';
import { readCsvFiles } from './csv-import.ts';
import { namedFile } from './files.fixture.ts';
import { readImages } from './read-images.ts';
import type { ReadOptions } from './read-images.ts';

/** Tables of images of 2 by 2 pixels, one of them quite bright, whose classes are called anything. */
const table = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  classes: fc.array(
    fc.string({ unit: 'grapheme' }).map((name) => `a ${name}`),
    { minLength: 1, maxLength: 8 },
  ),
  pixels: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((pixels) => pixels.with(0, 255)),
});

const read = (train: string, test: string, options?: ReadOptions) =>
  readImages([namedFile('own_test.csv', test), namedFile('own.csv', train)], options);

describe('CSV files', () => {
  it('have a class and the pixels of an image in each line', () => {
    const { shape, train, test, classNames, format } = read(
      'label,p1,p2,p3,p4\n1,0,10,20,255\n0,1,2,3,4\n',
      'label,p1,p2,p3,p4\n1,9,8,7,6\n',
    );
    expect({ shape, classNames, format }).toEqual({
      shape: [2, 2, 1],
      classNames: ['0', '1'],
      format: 'CSV',
    });
    expect([...train.labels, ...train.images]).toEqual([1, 0, 0, 10, 20, 255, 1, 2, 3, 4]);
    expect([...test.labels, ...test.images]).toEqual([1, 9, 8, 7, 6]);
  });

  it('come back as they were written, whatever their classes are called', () => {
    fc.assert(
      fc.property(table, ({ separator, classes, pixels }) => {
        const rows = classes.map((name, row) => [name, ...pixels.subarray(4 * row, 4 * row + 4)]);
        const text = stringify([['label', 'p1', 'p2', 'p3', 'p4'], ...rows], {
          delimiter: separator,
          quoted_string: true,
        });
        const { classNames, train } = readCsvFiles([namedFile('own.csv', text)], {});
        expect(Array.from(train.labels, (label) => classNames?.[label])).toEqual(classes);
        expect(train.images).toEqual(pixels.slice(0, 4 * classes.length));
      }),
    );
  });

  it('with anything in them are read or refused, and nothing else', () => {
    const unit = fc.constantFrom(
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '"',
      ' ',
      '0',
      '1',
      '9',
      '.',
      '-',
      'x',
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 40 }), (text) => {
        try {
          const { train } = readCsvFiles([namedFile('own.csv', text)], {});
          expect(train.labels).toHaveLength(train.count);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });

  it('may have classes in words, which are numbered in alphabetical order', () => {
    const { classNames, train, test } = read('dog;5\ncat;6\nowl;7\n', 'owl;8\n');
    expect(classNames).toEqual(['cat', 'dog', 'owl']);
    expect([...train.labels, ...test.labels]).toEqual([1, 0, 2, 2]);
  });

  it('may have the class in another column, by its name or its number', () => {
    const train = 'p1,kind\n5,1\n6,0\n';
    const test = 'p1,kind\n7,1\n';
    const byName = read(train, test, { labelColumn: 'Kind' });
    expect([...byName.train.labels, ...byName.train.images]).toEqual([1, 0, 5, 6]);
    expect(read(train, test, { labelColumn: '2' })).toEqual(byName);
    expect(() => read(train, test, { labelColumn: 'class' })).toThrow(
      'own.csv has no column "class"',
    );
  });

  it('may have shares of the brightest', () => {
    expect([...read('0,0.5\n1,1\n', '0,0\n').train.images]).toEqual([128, 255]);
  });

  it('may have images of any shape that is said', () => {
    const line = (label: number) => `${label},1,2,3,4,5,6\n`;
    const shape = [1, 2, 3] as const;
    expect(read(line(0) + line(1), line(1), { shape }).shape).toEqual(shape);
    expect(() => read(line(0) + line(1), line(1))).toThrow(
      'own.csv has 6 pixel columns, which make no square image',
    );
    expect(() => read(line(0) + line(1), line(1), { shape: [2, 2, 1] })).toThrow(
      'own.csv has 6 pixel columns, and images of 2 x 2 x 1 have 4',
    );
  });

  it('are split where there is one', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `${index % 2},${index}\n`).join('');
    const { train, test } = readImages([namedFile('own.csv', lines)]);
    expect([train.count, test.count]).toEqual([8, 2]);
  });

  it.each([
    ['a cell that is no number', '0,1\n1,x\n', 'own.csv: line 2: "x" in column 2 is no number'],
    [
      'a missing cell',
      'label,p1\n0,1\n1\n',
      'own.csv: line 3: 1 columns, where the first line has 2',
    ],
    ['an empty cell', '0,1\n1,\n', 'own.csv: line 2: "" in column 2 is no number'],
    ['a pixel that is too bright', '0,1\n\n1,256\n', 'own.csv: line 3: the pixel 256; brightness'],
    ['no class', '0,1\n,1\n', 'own.csv: line 2: no class in column 1'],
    ['no image', 'label,p1,p2\n', 'own.csv has no line with an image'],
    ['an open quote', '0,1\n1,"2\n', 'own.csv: line 2: Quote Not Closed'],
    [
      'other pixels than the tests',
      '0,1,2,3,4\n1,1,2,3,4\n',
      'own_test.csv has 1 pixels per image and own.csv 4',
    ],
  ])('with %s are refused, naming the line', (_, train, message) => {
    expect(() => read(train, '0,1\n')).toThrow(message);
  });

  it('with a class among the tests that is not trained are refused', () => {
    expect(() => read('cat,1\ndog,2\n', 'cat,1\nowl,1\n')).toThrow(
      'own_test.csv: line 2: the class "owl" is not in own.csv',
    );
  });
});
