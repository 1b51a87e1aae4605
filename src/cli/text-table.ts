/** A column of a table: its heading, and whether its cells are figures, which stand to the right. */
export interface Column {
  readonly heading: string;
  readonly figures?: boolean;
}

/** A plain-text table, two spaces between columns, in order and without trailing blanks. */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ figures }, index) => {
        const cell = cells[index] ?? '';
        const width = widths[index] ?? 0;
        return figures === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ heading }) => heading)),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}
