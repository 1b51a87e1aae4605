import type { Column, OptionalColumn } from './columns.ts';

/** Which columns a table shows, and which it leaves out because all rows say the same. */
export interface ShownColumns<C> {
  readonly shown: readonly C[];
  readonly equal: readonly C[];
}

/**
 * The chosen columns less those that are equal in every row. A column that names the rows always
 * stays, and of a single row nothing can be equal.
 *
 * @param chosen by key; null for the usual ones
 */
export function shownColumns<Row, C extends OptionalColumn<Row>>(
  columns: readonly C[],
  rows: readonly Row[],
  { chosen, showEqual }: { readonly chosen: readonly string[] | null; readonly showEqual: boolean },
): ShownColumns<C> {
  const wanted = columns.filter(
    ({ key, usual }, index) => index === 0 || (chosen === null ? usual : chosen.includes(key)),
  );
  const equal =
    rows.length < 2 ? [] : wanted.filter((one, index) => index > 0 && isEqual(one, rows));
  return { shown: showEqual ? wanted : wanted.filter((one) => !equal.includes(one)), equal };
}

function isEqual<Row>({ text }: Column<Row>, rows: readonly Row[]): boolean {
  return new Set(rows.map((row) => text(row))).size === 1;
}
