/** A field of a CSV file: its name, and what it says of a row; null is left empty. */
export interface CsvField<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
}

/** A column of a table: what its cells say, and by what they are sorted. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Explains the title to whoever points at it. */
  readonly hint?: string;
  /** Columns next to each other with the same group share a heading above. */
  readonly group?: string;
  /** Figures stand at the right, so that their digits line up. */
  readonly figures?: boolean;
  /** What the cell shows where no slot of the column's key is given. */
  readonly text: (row: Row) => string;
  /** What a CSV file has in its place, with all digits; what the cell shows where it is left out. */
  readonly csv?: readonly CsvField<Row>[];
  /** Sorts by this; null goes last in either direction. Without it the column does not sort. */
  readonly order?: (row: Row) => number | string | null;
  /** Pixels, where rows are of one height; a column without takes what is left, `minWidth` at least. */
  readonly width?: number;
  readonly minWidth?: number;
}

/** A column that the reader can switch on and off; the first of a table names its rows and stays. */
export interface OptionalColumn<Row> extends Column<Row> {
  /** Shown until the reader chooses. */
  readonly usual: boolean;
}

/** By which column, and which way. */
export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** What a click on a column's heading leads to: ascending, descending, then as it was. */
export function nextSorting(sorting: Sorting | null, key: string): Sorting | null {
  if (sorting?.key !== key) return { key, descending: false };
  return sorting.descending ? null : { key, descending: true };
}

/** Which way a column is sorted, as `aria-sort` says it. */
export function sortedBy(
  sorting: Sorting | null,
  key: string,
): 'ascending' | 'descending' | 'none' {
  if (sorting?.key !== key) return 'none';
  return sorting.descending ? 'descending' : 'ascending';
}

/** The widths of a table's columns, as its `colgroup` has them, and how wide it is at least. */
export function columnWidths<Row>(columns: readonly Column<Row>[]): {
  readonly each: readonly (string | undefined)[];
  readonly least: number;
} {
  return {
    each: columns.map(({ width }) => (width === undefined ? undefined : `${width}px`)),
    least: columns.reduce((sum, { width, minWidth }) => sum + (width ?? minWidth ?? 0), 0),
  };
}

/** The rows sorted by a column; equal ones stay in their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const order = columns.find(({ key }) => key === sorting?.key)?.order;
  if (order === undefined || sorting === null) return rows;
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [order(a), order(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

/** Headings above columns, each with the number of columns it spans. */
export function columnGroups<Row>(
  columns: readonly Column<Row>[],
): { readonly title: string; readonly span: number }[] {
  const groups: { title: string; span: number }[] = [];
  for (const { group = '' } of columns) {
    const last = groups.at(-1);
    if (last?.title === group && group !== '') last.span += 1;
    else groups.push({ title: group, span: 1 });
  }
  return groups;
}

function compare(left: number | string, right: number | string): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : String(left).localeCompare(String(right));
}
