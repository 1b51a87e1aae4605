/** A heading above rows that belong together, by what they have in common. */
export interface RowGroup {
  readonly key: string;
  readonly title: string;
}

/** A line of a table: a row, or the heading of a group with the number of its rows. */
export type TableLine<Row> =
  | { readonly key: string; readonly row: Row }
  | { readonly key: string; readonly group: RowGroup; readonly count: number };

/**
 * The rows under the headings of their groups, which stand in the order of their titles. A row of
 * several groups stands under each of them; of a closed group only the heading is left.
 *
 * @param rows as they are sorted, which they are within each group
 */
export function groupedLines<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  groupsOf: (row: Row) => readonly RowGroup[],
  closed: ReadonlySet<string>,
): TableLine<Row>[] {
  const groups = new Map<string, { readonly group: RowGroup; readonly rows: Row[] }>();
  for (const row of rows) {
    for (const group of groupsOf(row)) {
      const known = groups.get(group.key);
      if (known) known.rows.push(row);
      else groups.set(group.key, { group, rows: [row] });
    }
  }
  return [...groups.values()]
    .sort((one, other) => one.group.title.localeCompare(other.group.title))
    .flatMap(({ group, rows: members }) => [
      { key: `group ${group.key}`, group, count: members.length },
      ...(closed.has(group.key)
        ? []
        : members.map((row) => ({ key: `${group.key} ${rowKey(row)}`, row }))),
    ]);
}
