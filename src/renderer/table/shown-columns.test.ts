import { describe, expect, it } from 'vitest';
import { shownColumns } from './shown-columns.ts';

interface Row {
  readonly name: string;
  readonly seeds: number;
  readonly size: number;
}
const column = (key: keyof Row, usual = true) => ({
  key,
  title: key,
  usual,
  text: (row: Row) => String(row[key]),
});
const columns = [column('name'), column('seeds'), column('size', false)];
const rows: Row[] = [
  { name: 'a', seeds: 3, size: 1 },
  { name: 'a', seeds: 3, size: 2 },
];
const keysOf = (all: readonly { key: string }[]) => all.map(({ key }) => key);

describe('shownColumns', () => {
  it('leaves out what is equal in every row, but never what names the rows', () => {
    const { shown, equal } = shownColumns(columns, rows, { chosen: null, showEqual: false });
    expect([keysOf(shown), keysOf(equal)]).toEqual([['name'], ['seeds']]);
  });

  it('shows equal columns on demand, and still says which they are', () => {
    const { shown, equal } = shownColumns(columns, rows, { chosen: null, showEqual: true });
    expect([keysOf(shown), keysOf(equal)]).toEqual([['name', 'seeds'], ['seeds']]);
  });

  it('shows what was chosen in place of the usual', () => {
    const { shown } = shownColumns(columns, rows, { chosen: ['size'], showEqual: false });
    expect(keysOf(shown)).toEqual(['name', 'size']);
  });

  it('hides nothing of a single row', () => {
    const { equal } = shownColumns(columns, rows.slice(0, 1), { chosen: null, showEqual: false });
    expect(equal).toEqual([]);
  });
});
