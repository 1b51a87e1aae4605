import { describe, expect, it } from 'vitest';
import { columnGroups, nextSorting, sortRows } from './columns.ts';
import type { Column } from './columns.ts';

interface Row {
  readonly name: string;
  readonly size: number | null;
}

const columns: Column<Row>[] = [
  { key: 'name', title: 'Name', text: (row) => row.name, order: (row) => row.name },
  { key: 'size', title: 'Size', text: (row) => String(row.size), order: (row) => row.size },
];
const rows: Row[] = [
  { name: 'a', size: 10 },
  { name: 'b', size: null },
  { name: 'c', size: 9 },
  { name: 'd', size: 10 },
];
const namesSorted = (key: string, descending: boolean) =>
  sortRows(rows, columns, { key, descending }).map(({ name }) => name);

describe('sortRows', () => {
  it('sorts figures as figures, with what is missing last either way', () => {
    expect(namesSorted('size', false)).toEqual(['c', 'a', 'd', 'b']);
    expect(namesSorted('size', true)).toEqual(['a', 'd', 'c', 'b']);
  });

  it('leaves the rows as they come without a sorting, and never changes what it was given', () => {
    expect(sortRows(rows, columns, null)).toBe(rows);
    namesSorted('size', true);
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('nextSorting', () => {
  it('goes from ascending over descending back to none, and starts anew at another column', () => {
    const ascending = nextSorting(null, 'size');
    const descending = nextSorting(ascending, 'size');
    expect([ascending?.descending, descending?.descending]).toEqual([false, true]);
    expect(nextSorting(descending, 'size')).toBeNull();
    expect(nextSorting(descending, 'name')).toEqual({ key: 'name', descending: false });
  });
});

describe('columnGroups', () => {
  it('spans neighbours of one group, and leaves columns without a group single', () => {
    const grouped = ['', '', 'Size', 'Size', 'Latency'].map((group, index) => ({
      key: String(index),
      title: '',
      text: () => '',
      group,
    }));
    expect(columnGroups(grouped)).toEqual([
      { title: '', span: 1 },
      { title: '', span: 1 },
      { title: 'Size', span: 2 },
      { title: 'Latency', span: 1 },
    ]);
  });
});
