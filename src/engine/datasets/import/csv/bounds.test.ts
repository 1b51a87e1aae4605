import { describe, expect, it } from 'vitest';
import { namedFile } from '../../../../archives/files.fixture.ts';
import { MAX_ROW_BYTES } from './beginning.ts';
import { readCsvFiles } from './csv-import.ts';
import { Labels } from './labels.ts';

const read = (text: string) => readCsvFiles([namedFile('own.csv', text)], {});

describe('a table', () => {
  it('with a quote that is never closed is refused where its row becomes too long', () => {
    const lines = 'label,b,c\na,2,3\nb,5,6\n';
    const open = `${lines}"${'1,2,3\n'.repeat(MAX_ROW_BYTES / 6 + 1)}`;
    expect(() => read(open)).toThrow(
      /own\.csv: line \d+: a row of more than 8,388,608 characters, as one has where a quote/,
    );
  });

  it('may have rows that are longer than what is looked at first', () => {
    const columns = 600_000;
    const row = (label: string, value: number) => `${label},${`${value},`.repeat(columns - 1)}9\n`;
    const rows = row('a', 1) + row('b', 2);
    const found = readCsvFiles([namedFile('own.csv', rows)], {
      as: 'images',
      shape: [600, 1000, 1],
    });
    expect([found.train.count, found.train.values.length]).toEqual([2, 2 * columns]);
  });

  it('of too many columns is refused before it is read', () => {
    const wide = `${'1,'.repeat(1_000_001)}2\n`;
    expect(() => read(wide.repeat(2))).toThrow(
      'own.csv has 1000002 columns, and 1000001 are possible',
    );
  });

  it('with a name that nobody would read is refused', () => {
    const long = 'x'.repeat(1001);
    expect(() => read(`label,a\n${long},1\nb,2\n`)).toThrow('as the name of a class, a column or');
    expect(() => read(`label,${long},b\na,1,4\nb,2,5\n`)).toThrow('it has 1001 characters');
  });
});

describe('the labels of a table', () => {
  it('are classes row by row, each with its line', () => {
    const labels = new Labels('own.csv', 'label');
    for (let row = 0; row < 3000; row++) labels.add(['b', 'a'][row % 2] ?? '', row + 2);
    expect(labels.count).toBe(3000);
    expect([...labels.asClasses((label) => 'ab'.indexOf(label)).subarray(0, 3)]).toEqual([1, 0, 1]);
    expect([labels.lineOf(2999), labels.rowOf('a'), labels.rowOf('c')]).toEqual([3001, 1, -1]);
  });

  it('are refused where they are so many that no classes can be made of them', () => {
    const labels = new Labels('own.csv', 'label');
    expect(() => {
      for (let row = 0; row < 70_000; row++) labels.add(`${row}`, row);
    }).toThrow('The column "label" of own.csv has no classes but "0", "1", "2" and so on');
  });
});
