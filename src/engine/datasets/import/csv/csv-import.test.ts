import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvFiles } from './csv-import.ts';
import type { CsvOptions } from './csv-import.ts';
import { namedFile } from '../../../../archives/files.fixture.ts';
import { readExamples } from '../read-examples.ts';
import type { ReadOptions } from '../read-examples.ts';

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
  readExamples([namedFile('own_test.csv', test), namedFile('own.csv', train)], options);

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
    expect([...train.labels, ...train.values]).toEqual([1, 0, 0, 10, 20, 255, 1, 2, 3, 4]);
    expect([...test.labels, ...test.values]).toEqual([1, 9, 8, 7, 6]);
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
        expect(Array.from(train.values)).toEqual([...pixels.subarray(0, 4 * classes.length)]);
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
    expect([...byName.train.labels, ...byName.train.values]).toEqual([1, 0, 5, 6]);
    expect(read(train, test, { labelColumn: '2' })).toEqual(byName);
    expect(() => read(train, test, { labelColumn: 'class' })).toThrow(
      'own.csv has no column "class"',
    );
  });

  it('may have shares of the brightest', () => {
    expect([...read('0,0.5\n1,1\n', '0,0\n').train.values]).toEqual([128, 255]);
  });

  it('may have images of any shape that is said', () => {
    const line = (label: number) => `${label},1,2,3,4,5,6\n`;
    const shape = [1, 2, 3] as const;
    expect(read(line(0) + line(1), line(1), { shape }).shape).toEqual(shape);
    expect(() => read(line(0) + line(1), line(1), { as: 'images' })).toThrow(
      'own.csv has 6 pixel columns, which make no square image',
    );
    expect(() => read(line(0) + line(1), line(1), { shape: [2, 2, 1] })).toThrow(
      'own.csv has 6 pixel columns, and images of 2 x 2 x 1 have 4',
    );
  });

  it('are split where there is one', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `${index % 2},${index}\n`).join('');
    const { train, test } = readExamples([namedFile('own.csv', lines)]);
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
    ['no image', 'label,p1\n', 'own.csv has no line with an image'],
    ['no row', 'label,p1,p2\n', 'own.csv has no row with values'],
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

/** Sixteen pixels, none of which counts. */
const PIXELS = Array.from({ length: 16 }, (_, at) => (at * 37) % 256);
const row = (...before: (string | number)[]) => [...before, ...PIXELS].join(',');
const count = (text: string, options?: CsvOptions) =>
  readCsvFiles([namedFile('own.csv', text)], options ?? {}).train.count;
const tableOf = (text: string, options?: CsvOptions) =>
  readCsvFiles([namedFile('own.csv', text)], options ?? {}).findings?.table;

describe('a first line', () => {
  const counted = (from: number) => PIXELS.map((_, at) => at + from).join(',');
  const images = [row(0), row(1), row(0)].join('\n');

  it.each([
    ['usual names', `label,${PIXELS.map((_, at) => `pixel${at}`).join(',')}`],
    ['a known name before a count', `label,${counted(0)}`],
    ['a known name in capitals before a count from 1', `Class,${counted(1)}`],
    ['a known name before any numbers', `target,${PIXELS.map((at) => 8 * at).join(',')}`],
    ['another name before a count', `species,${counted(0)}`],
    ['another name above numbers', `digit,${PIXELS.map((at) => 8 * at).join(',')}`],
    ['a count all along', Array.from({ length: 17 }, (_, at) => at).join(',')],
    ['names as Kaggle has them', `label,${PIXELS.map((_, at) => `${at}x${at}`).join(',')}`],
  ])('of %s is a header', (_, header) => {
    expect(count(`${header}\n${images}`)).toBe(3);
  });

  it('is one where it has the name that was asked for', () => {
    const header = row('what').replace('what', 'cat');
    const text = `${header}\n${[row('cat'), row('dog')].join('\n')}`;
    expect(count(text)).toBe(3);
    const asked = text.replace('cat', 'Kind');
    expect(count(asked, { labelColumn: 'kind' })).toBe(2);
  });

  it.each([
    ['numbers', row(0)],
    ['a class in words', row('cat')],
    ['a class that is called like a column, and comes again', row('y')],
  ])('of %s is an image', (_, first) => {
    const label = first.split(',')[0];
    expect(count([first, row(label === '0' ? 1 : 'n'), first].join('\n'))).toBe(3);
  });

  it('with what stands for a missing value is an image, and is refused as such', () => {
    const missing = `cat,${PIXELS.map(() => 'NaN').join(',')}`;
    expect(() => count(`${missing}\n${row('cat')}`)).toThrow(
      'own.csv: line 1: "NaN" in column 2 is no number',
    );
  });

  it('of a test file may be missing where the training file has one', () => {
    const train = `p1,p2,p3,p4,label\n1,2,3,4,0\n255,6,7,8,1\n`;
    const { test } = read(train, '9,8,7,6,1\n');
    expect([...test.labels, ...test.values]).toEqual([1, 9, 8, 7, 6]);
  });
});

describe('labels that are numbers', () => {
  it.each([
    ['as savetxt writes them', ['0.000e+00', '1.000e+01', '2.000e+00'], [0, 10, 2]],
    ['with a sign', ['+0', '+3', '1'], [0, 3, 1]],
    ['with a point', ['0.', '3.', '1.0'], [0, 3, 1]],
    ['in several ways', ['1e1', '10', '10.0'], [10, 10, 10]],
  ])('%s are numbers', (_, labels, expected) => {
    const { train, classNames } = readCsvFiles(
      [namedFile('own.csv', labels.map((label) => row(label)).join('\n'))],
      {},
    );
    expect([...train.labels]).toEqual(expected);
    expect(classNames).toBeNull();
  });

  it('but no whole ones from 0 are numbered by their size', () => {
    const text = ['1', '-1', '1.0', '-1e0'].map((label) => row(label)).join('\n');
    const { train, classNames } = readCsvFiles([namedFile('own.csv', text)], {});
    expect(classNames).toEqual(['-1', '1']);
    expect([...train.labels]).toEqual([1, 0, 1, 0]);
  });

  it('of more classes than there are bytes are refused', () => {
    const text = Array.from({ length: 300 }, (_, label) => row(label)).join('\n');
    expect(() => readCsvFiles([namedFile('own.csv', text)], { labelColumn: '1' })).toThrow(
      'own.csv has 300 classes, and 256 are possible',
    );
  });
});

describe('what separates cells', () => {
  it.each([
    [';', 'label;p(0,0);p(0,1);p(1,0);p(1,1)', '0;1;2;3;255'],
    ['\t', 'label\tp 0,0\tp 0,1\tp 1,0\tp 1,1', '0\t1\t2\t3\t255'],
    [',', 'label,a;b,c;d,e;f,g', '0,1,2,3,255'],
    [',', 'label, p1, p2, p3, p4', '0, 1, 2, 3, 255'],
    [' ', '1 0 9 9 9', '0 1 2 3 255'],
  ])('is what most lines agree in: %j', (_, header, line) => {
    const { shape } = readCsvFiles([namedFile('own.csv', `${header}\n${line}\n${line}\n`)], {});
    expect(shape).toEqual([2, 2, 1]);
  });

  it('is none in a text', () => {
    expect(() =>
      readExamples([namedFile('notes.txt', 'some words here\nand others there\n')]),
    ).toThrow('The format of notes.txt is not known');
  });

  it.each([
    ['0;0,5;1;0;0', 'line 1: "0,5" in column 2'],
    ['label;p1;p2;p3;p4\n0;1;1;0;0\n1;0;0,25;1;1', 'line 3: "0,25" in column 3'],
    ['"0","0,5","1","0","0"', 'line 1: "0,5" in column 2'],
    ['0\t,5\t1\t0\t0', 'line 1: ",5" in column 2'],
  ])('may leave decimal commas, which are refused by name: %j', (text, place) => {
    expect(() => count(text)).toThrow(`own.csv: ${place} is written with a decimal comma`);
  });
});

describe('columns', () => {
  const lines = (before: (line: number) => (string | number)[]) =>
    Array.from({ length: 10 }, (_, line) => row(...before(line))).join('\n');
  const names = PIXELS.map((_, at) => `p${at}`).join(',');

  it('are left out by name or number', () => {
    const text = `id,label,split,${names}\n${lines((line) => [`a${line}`, line % 2, 'x'])}`;
    expect(tableOf(text, { withoutColumns: ['ID', '3'] })).toEqual({
      header: true,
      labelColumn: 'label',
      leftOut: ['id', 'split'],
    });
    expect(() => count(text, { withoutColumns: ['no'] })).toThrow('own.csv has no column "no"');
    expect(() => count(text, { as: 'images' })).toThrow('line 2: "a0" in column 1 is no number');
    expect(() => count('0,1\n1,2\n', { withoutColumns: ['2'] })).toThrow(
      'a class and at least one more must',
    );
  });

  it.each([
    ['as pandas writes an index', `,label,${names}`, (line: number) => [line, line % 2]],
    ['as pandas reads it back', `Unnamed: 0,label,${names}`, (line: number) => [line, line % 2]],
    ['counting from 1', `no,label,${names}`, (line: number) => [line + 1, line % 2]],
    [
      'shuffled, as what is left of an index',
      `,label,${names}`,
      (line: number) => [(line * 7) % 10, line % 2],
    ],
    [
      'that is not the first',
      `label,index,${names}`,
      (line: number) => [line % 2, (line * 3) % 10],
    ],
  ])(
    'that number the lines are recognised, and offered to be left out: %s',
    (_, header, before) => {
      const text = `${header}\n${lines(before)}`;
      const column = header.startsWith('label') ? 2 : 1;
      expect(() => count(text)).toThrow(`Column ${column} (`);
      expect(() => count(text)).toThrow(`--without-columns ${column}`);
      expect(count(text, { withoutColumns: [String(column)] })).toBe(10);
    },
  );

  it('that number the lines are not those of the classes, unless the user says so', () => {
    const text = lines((line) => [line]);
    expect(() => count(text)).toThrow('cannot be that of the classes: name that one');
    expect(count(text, { labelColumn: '1' })).toBe(10);
  });

  it('of a pixel that happens to count are pixels', () => {
    expect(
      count(
        lines((line) => [line % 2, line]),
        { shape: [1, 17, 1] },
      ),
    ).toBe(10);
  });
});
