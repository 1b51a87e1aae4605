import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { headerOf, isSame, LABEL_NAMES } from './header.ts';

/** Columns that a table may have: images of 1000 x 1000 pixels have as many. */
const MAX_COLUMNS = 1_000_001;

/** What the user may have to say about a table, since its cells do not. */
export interface TableOptions {
  /** The column of the classes, by its name or its number from 1; else found, or the first. */
  readonly labelColumn?: string | undefined;
  /** Columns that are neither class nor pixel nor feature, by their names or their numbers from 1. */
  readonly withoutColumns?: readonly string[] | undefined;
  /** `[height, width, channels]`; else a square image of one channel. */
  readonly shape?: readonly [number, number, number] | undefined;
  /** Columns whose numbers are names of categories, likewise. */
  readonly categoricalColumns?: readonly string[] | undefined;
  /** Whether rows in which a value is missing are left out; else they are refused. */
  readonly withoutIncompleteRows?: boolean | undefined;
}

/** Which columns of a table are what. */
export interface Columns {
  readonly count: number;
  /** The first line, where it has names. */
  readonly header: readonly string[] | null;
  /** The column of the classes, from 0. */
  readonly label: number;
  /** Whether the user or a header says so. */
  readonly isLabelSure: boolean;
  readonly leftOut: ReadonlySet<number>;
}

/**
 * @param rows the first lines of the table
 * @param like the columns of a table that goes with it, for where it has no names itself
 * @throws UserError when a column that was asked for is not there, or nothing is left
 */
export function columnsOf(
  name: string,
  rows: readonly (readonly string[])[],
  { labelColumn, withoutColumns = [], categoricalColumns = [] }: TableOptions,
  like?: Columns,
): Columns {
  const count = rows[0]?.length ?? 0;
  requireFewColumns(name, count, MAX_COLUMNS);
  const header = headerOf(rows, [
    ...(labelColumn === undefined ? [] : [labelColumn]),
    ...withoutColumns,
    ...categoricalColumns,
  ]);
  if (header === null && like?.header && like.count === count) return { ...like, header };
  const find = (asked: string) => findColumn(name, asked, header, count);
  const leftOut = new Set(withoutColumns.map(find));
  const known = LABEL_NAMES.flatMap((usual) => {
    const found = header?.findIndex((own) => isSame(own, usual)) ?? -1;
    return found < 0 || leftOut.has(found) ? [] : [found];
  })[0];
  const first = Array.from({ length: count }, (_, column) => column).find(
    (column) => !leftOut.has(column),
  );
  const label = labelColumn === undefined ? (known ?? first) : find(labelColumn);
  if (label === undefined || leftOut.has(label) || count - leftOut.size < 2) {
    throw new UserError(
      say`${name} has ${count} columns; without those that are left out, a class and at least
        one more must remain.`,
    );
  }
  return { count, header, label, isLabelSure: (labelColumn ?? known) !== undefined, leftOut };
}

/** @throws UserError for a table of more columns than are read */
export function requireFewColumns(name: string, count: number, most: number): void {
  if (count <= most) return;
  throw new UserError(
    say`${name} has ${count} columns, and ${most} are possible: leave some out of the file.`,
  );
}

/** @throws UserError when there is no such column */
export function findColumn(
  name: string,
  asked: string,
  header: readonly string[] | null,
  count: number,
): number {
  const named = header?.findIndex((own) => isSame(own, asked)) ?? -1;
  if (named >= 0) return named;
  const number = Number(asked);
  if (Number.isInteger(number) && number >= 1 && number <= count) return number - 1;
  throw new UserError(
    say`${name} has no column "${asked}": name one of its ${count} columns, or give its
      number from 1.`,
  );
}

/** What a column is called: its name, or its number from 1. */
export function columnText({ header }: Columns, column: number): string {
  const name = header?.[column] ?? '';
  return name === '' ? String(column + 1) : name;
}
