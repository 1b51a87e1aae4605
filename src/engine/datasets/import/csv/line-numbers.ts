import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { columnText } from './columns.ts';
import type { Columns } from './columns.ts';
import { isSame } from './header.ts';

/** How a column that only numbers the lines is usually called; pandas leaves its name empty. */
const INDEX_NAMES = ['', 'index', 'id', 'idx', 'unnamed: 0'];
/** Fewer lines may count by chance. */
const ENOUGH_LINES = 8;
/** So many lines that all have another value are no chance; more are not kept. */
const LINES_KEPT = 100_000;

/** Looks, line by line, for columns that number the lines. */
export interface LineNumbers {
  take(cells: readonly string[]): void;
  /**
   * Columns that are called as an index usually is and have another value in each line, in whatever
   * order; and the first column, if it counts 0, 1, 2, ... or from 1.
   */
  found(): number[];
}

export function lookForLineNumbers({ count, header, leftOut }: Columns): LineNumbers {
  let lines = 0;
  let start: number | undefined = leftOut.has(0) ? undefined : 0;
  const seen = new Map<number, Set<string>>();
  for (let column = 0; column < count; column++) {
    const name = header?.[column];
    if (name === undefined || leftOut.has(column)) continue;
    if (INDEX_NAMES.some((usual) => isSame(name, usual))) seen.set(column, new Set());
  }
  return {
    take(cells) {
      const first = Number(cells[0]);
      if (lines === 0 && first === 1 && start !== undefined) start = 1;
      if (start !== undefined && first !== start + lines) start = undefined;
      for (const [column, values] of seen) {
        const cell = cells[column] ?? '';
        if (values.has(cell)) seen.delete(column);
        else if (values.size < LINES_KEPT) values.add(cell);
      }
      lines += 1;
    },
    found() {
      if (lines < ENOUGH_LINES) return [];
      const counting = start === undefined ? [] : [0];
      return [...new Set([...counting, ...seen.keys()])];
    },
  };
}

/**
 * A column that numbers the lines is neither pixel nor feature nor class, unless there is no other.
 *
 * @throws UserError that says how it is left out
 */
export function refuseLineNumbers(name: string, columns: Columns, found: readonly number[]): void {
  const { label, isLabelSure, count, leftOut } = columns;
  const [number] = found.filter((column) => column !== label);
  if (number !== undefined && count - leftOut.size > 2) {
    throw new UserError(
      say`Column ${number + 1} ("${columnText(columns, number)}") of ${name} numbers the lines and
        tells nothing of a class: leave it out (--without-columns ${number + 1}; in the app, under
        "Columns to leave out").`,
    );
  }
  if (found.includes(label) && !isLabelSure) {
    throw new UserError(
      say`Column ${label + 1} ("${columnText(columns, label)}") of ${name} numbers the lines and
        cannot be that of the classes: name that one (--label-column), and leave this one out
        (--without-columns ${label + 1}).`,
    );
  }
}
