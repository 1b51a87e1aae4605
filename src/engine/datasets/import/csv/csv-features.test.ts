import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../contract/errors.ts';
import { namedFile } from '../../../../archives/files.fixture.ts';
import { readExamples } from '../read-examples.ts';
import { readCsvFiles } from './csv-import.ts';
import type { CsvOptions } from './csv-import.ts';

const tables = join(import.meta.dirname, '../../../../../test/fixtures/tables');
const fixture = (name: string, options?: CsvOptions) =>
  readExamples([namedFile(name, readFileSync(join(tables, name)))], options);
const read = (text: string, options: CsvOptions = {}) =>
  readCsvFiles([namedFile('own.csv', text)], options);
const readBoth = (train: string, test: string, options: CsvOptions = {}) =>
  readCsvFiles([namedFile('own.csv', train), namedFile('own_test.csv', test)], options);
const TABLE = 'age,sex,class\n20,male,yes\n30.5,female,no\n-4e1,male,no\n';

describe('a table of features', () => {
  it('has numbers as they are, and a place for each category of a column of words', () => {
    const { taken, shape, features, classNames, train, findings } = read(TABLE);
    expect(taken).toEqual({ as: 'table', because: 'names' });
    expect(shape).toEqual([3]);
    expect(features).toEqual([
      { name: 'age', categories: null },
      { name: 'sex', categories: ['female', 'male'] },
    ]);
    expect(classNames).toEqual(['no', 'yes']);
    expect([...train.labels]).toEqual([1, 0, 0]);
    expect(Array.from(train.values)).toEqual([20, 0, 1, 30.5, 1, 0, -40, 0, 1]);
    expect(findings?.table).toEqual({
      header: true,
      labelColumn: 'class',
      leftOut: [],
      categorical: [{ column: 'sex', categories: 2 }],
      incompleteRows: 0,
      unknownCategories: 0,
    });
  });

  it('may have numbers that name categories, in the order of their size, however written', () => {
    const text = 'month,size,class\n10,1,a\n9.0,2,b\n1e1,3,a\n9,4,b\n';
    const { features, train } = read(text, { categoricalColumns: ['Month'] });
    expect(features?.[0]).toEqual({ name: 'month', categories: ['9', '10'] });
    expect(Array.from(train.values)).toEqual([0, 1, 1, 1, 0, 2, 0, 1, 3, 1, 0, 4]);
  });

  it('without names has columns called by their numbers, and its only words for classes', () => {
    const { features, classNames, taken } = read('5.1,3.5,1.4,cat\n4.9,3,1.4,dog\n5,3,1.5,cat\n');
    expect(features?.map(({ name }) => name)).toEqual(['1', '2', '3']);
    expect(classNames).toEqual(['cat', 'dog']);
    expect(taken).toEqual({ as: 'table', because: 'words' });
  });

  it('is the same whatever separates its cells and however its lines end', () => {
    const { train } = read(TABLE);
    expect(read(TABLE.replaceAll(',', ';').replaceAll('\n', '\r\n')).train.values).toEqual(
      train.values,
    );
  });

  it('may have a test table, whose unknown categories have no place and are counted', () => {
    const { train, test, findings } = readBoth(TABLE, 'age,sex,class\n1,other,no\n2,male,yes\n');
    expect(train.count).toBe(3);
    expect(Array.from(test?.values ?? [])).toEqual([1, 0, 0, 2, 0, 1]);
    expect(findings?.table?.unknownCategories).toBe(1);
  });

  it('has rows in which a value is missing refused, or left out', () => {
    const text = 'age,sex,class\n20,male,yes\n,female,no\n30,NA,no\n31,female,?\n40,female,no\n';
    expect(() => read(text)).toThrow('own.csv: line 3: no value in column 1 ("age"), but ""');
    const { train, findings, features } = read(text, { withoutIncompleteRows: true });
    expect(Array.from(train.values)).toEqual([20, 0, 1, 40, 1, 0]);
    expect(findings?.table?.incompleteRows).toBe(3);
    expect(features?.[1]?.categories).toEqual(['female', 'male']);
    // What is missing in a column that is left out is missed by nobody.
    expect(read(text, { withoutIncompleteRows: true, withoutColumns: ['sex'] }).train.count).toBe(
      3,
    );
  });

  it('says where a value stands that no 32-bit float can be', () => {
    const huge = TABLE.replace('30.5', '1e39');
    expect(() => readExamples([namedFile('own.csv', huge)])).toThrow(
      'own.csv: line 3, column 1: the value Infinity, which is no number',
    );
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, row) => `n${row},${row % 3},${row % 2}\n`).join('');
  it.each([
    ['a word among numbers', 'age,class\n1,a\n2,b\nx,a\n', 'line 4: "x" in column 1 is no number'],
    [
      'no column of classes',
      'age,size\n1,2.5\n3,4\n',
      'which column of own.csv has the classes: name it (--label-column; in the app, "Column of the class"). There are age, size.',
    ],
    [
      'several columns of words and no name for that of the classes',
      'kind,sex,age\ncat,male,1\ndog,female,2\n',
      'There are kind, sex, age.',
    ],
    [
      'a number to predict',
      'age,class\n1,24.5\n2,21.6\n3,34.7\n',
      'The column "class" of own.csv has no classes but "24.5", "21.6", "34.7" and so on',
    ],
    [
      'another class in every row',
      `name,size,class\n${Array.from({ length: 40 }, (_, row) => `x,1,${1000 + row}\n`).join('')}`,
      'The column "class" of own.csv has no classes but "1000", "1001", "1002" and so on',
    ],
    [
      'a name in every row',
      `name,size,class\n${many(40)}`,
      'Column 1 ("name") of own.csv has another entry in nearly every row (40 in 40)',
    ],
    [
      'too many categories',
      `name,size,class\n${many(150)}${many(150)}`,
      'Column 1 ("name") of own.csv has more than 100 different entries',
    ],
    ['a row that is too short', 'age,sex,class\n1,male,a\n2,b\n', 'line 3: 2 columns, where'],
    ['a decimal comma', 'age;size;class\n1;2,5;a\n', '"2,5" in column 2 is written with a decimal'],
    [
      'values that are all missing',
      'age,class\nNA,a\nNA,b\n',
      'no value in column 1 ("age"), but "NA"',
    ],
  ])('with %s is refused, with its place', (_, text, message) => {
    expect(() => read(text, { as: 'table' })).toThrow(message);
  });

  it.each([
    ['other columns', 'age,class\n1,yes\n', 'own_test.csv has 2 columns and the training table 3'],
    [
      'another order of columns',
      'sex,age,class\nmale,1,yes\n',
      'Column 1 is "sex" in own_test.csv and "age" in the training table',
    ],
    ['another class', 'age,sex,class\n1,male,maybe\n', 'the class "maybe" is not in own.csv'],
    [
      'words in a column of numbers',
      'age,sex,class\nold,male,yes\n',
      '"old" in column 1 is no number',
    ],
  ])('whose test table has %s is refused', (_, test, message) => {
    expect(() => readBoth(TABLE, test)).toThrow(message);
  });

  it.each([
    [{ as: 'table', range: [0, 1] }, '"range" says nothing about tables'],
    [{ as: 'table', shape: [1, 1, 1] }, '"shape" says nothing about tables'],
    [
      { as: 'images', categoricalColumns: ['sex'] },
      '"categoricalColumns" says nothing about images',
    ],
    [{ as: 'sequences' }, 'images or rows of a table, and "sequences" was said'],
    [
      { categoricalColumns: ['class'] },
      'Column 3 ("class") of own.csv was said to have categories',
    ],
    [{ categoricalColumns: ['no'] }, 'own.csv has no column "no"'],
  ] satisfies [CsvOptions, string][])('of which %j is said is refused', (options, message) => {
    expect(() => read(TABLE, options)).toThrow(message);
  });
});

describe('whether columns are pixels', () => {
  const square = (values: readonly (string | number)[], label = 0) =>
    `${label},${values.join(',')}\n`;
  const text = (values: readonly (string | number)[], header = '') =>
    `${header}${square(values)}${square(values, 1)}${square(values)}`;

  it.each([
    ['whole numbers to 255', text([0, 9, 200, 255]), 'images', 'brightness'],
    ['shares of the brightest', text([0, 0.25, 0.5, 1]), 'images', 'brightness'],
    ['names with numbers', text([0, 9, 8, 7], 'label,1x1,1x2,2x1,2x2\n'), 'images', 'brightness'],
    ['no square', text([0, 9, 8]), 'table', 'count'],
    ['words for names', text([0, 9, 8, 7], 'label,age,size,height,rooms\n'), 'table', 'names'],
    ['words in a column', text([0, 9, 'cat', 7]), 'table', 'words'],
    ['fractions beyond 1', text([5.1, 3.5, 1.4, 0.2]), 'table', 'fractions'],
    ['values below zero', text([-1, 3, 1, 0]), 'table', 'negative'],
  ])('is told by %s', (_, csv, as, because) => {
    expect(read(csv, { labelColumn: '1' }).taken).toEqual({ as, because });
  });

  it('is what the user says, whatever they look like', () => {
    const pixels = text([0, 9, 200, 255]);
    const table = read(pixels, { as: 'table', labelColumn: '1' });
    expect(table).toMatchObject({ taken: { as: 'table', because: 'said' }, shape: [4] });
    const iris = text([5.1, 3.5, 1.4, 0.2], 'label,sepal,petal,width,length\n');
    expect(read(iris, { as: 'images' })).toMatchObject({ shape: [2, 2, 1] });
    expect(read(iris, { range: [0, 8] }).taken).toEqual({ as: 'images', because: 'said' });
    // What only tables have says that it is one.
    expect(read(pixels, { labelColumn: '1', categoricalColumns: ['3'] }).shape).toEqual([4]);
  });

  it('beyond 255 is asked, since they may have another scale', () => {
    expect(() => readExamples([namedFile('own.csv', text([0, 9, 200, 256]))])).toThrow(
      'the pixel 256; brightness is 0 to 1 or 0 to 255',
    );
  });
});

describe('real tables', () => {
  it('are read: wine, by its names', () => {
    const { shape, classNames, train, test, features, findings } = fixture('wine.csv');
    expect({ shape, classNames }).toEqual({ shape: [13], classNames: ['0', '1', '2'] });
    expect(findings.counts).toEqual({ train: [47, 57, 38], test: [12, 14, 10] });
    expect(features?.[0]).toEqual({ name: 'alcohol', categories: null });
    expect(findings).toMatchObject({ range: [0.13, 1680], scale: null, brightest: null });
    expect([train.values.length, test.values.length]).toEqual([142 * 13, 36 * 13]);
    expect(train.values).toBeInstanceOf(Float32Array);
  });

  it('are read: iris, whose four columns are no image of 2 by 2', () => {
    const { shape, classNames, findings } = fixture('iris.csv');
    expect({ shape, classNames }).toEqual({
      shape: [4],
      classNames: ['setosa', 'versicolor', 'virginica'],
    });
    expect(findings.taken).toEqual({ as: 'table', because: 'names', shape: [4] });
    expect(findings.table?.labelColumn).toBe('species');
  });

  it('are read: penguins, of which some were not measured', () => {
    const species = { labelColumn: 'species' };
    expect(() => fixture('penguins.csv', species)).toThrow(
      'penguins.csv: line 5: no value in column 3 ("bill_length_mm"), but "NA"',
    );
    const { shape, features, findings } = fixture('penguins.csv', {
      ...species,
      withoutIncompleteRows: true,
    });
    // Three islands, four measurements, two sexes and the year.
    expect(shape).toEqual([10]);
    expect(features?.find(({ name }) => name === 'island')?.categories).toEqual([
      'Biscoe',
      'Dream',
      'Torgersen',
    ]);
    expect(findings.table).toMatchObject({ incompleteRows: 11 });
    // 333 complete ones: 146 Adelie, 68 Chinstrap and 119 Gentoo.
    const { train, test } = findings.counts;
    expect(train.map((count, label) => count + (test[label] ?? 0))).toEqual([146, 68, 119]);
  });
});

describe('tables with anything in them', () => {
  const cell = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }).map(String),
    fc.constantFrom('', 'NA', 'cat', 'a, b', '"', '1e400', '-', '0x1', '1,5', ' 7 '),
  );

  it('are read as they were written, or refused with a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (rows, withoutIncompleteRows) => {
          const lines = rows.map((row, index) => [...row, index % 2 === 0 ? 'yes' : 'no']);
          const csv = stringify([['one', 'two', 'three', 'class'], ...lines]);
          try {
            const { train, shape, features } = read(csv, { as: 'table', withoutIncompleteRows });
            expect(train.values).toHaveLength(train.count * (shape[0] ?? 0));
            features?.forEach(({ categories }, column) => {
              if (features.some((one) => one.categories) || categories) return;
              const complete = lines.filter((line) =>
                line.every((one) => !['', 'NA'].includes(one)),
              );
              complete.forEach((line, row) =>
                expect(train.values[row * features.length + column]).toBe(
                  Math.fround(Number(line[column])),
                ),
              );
            });
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        },
      ),
    );
  });
});
