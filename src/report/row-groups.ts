import type { Cell, ReportTable } from './report.ts';

/**
 * A table's rows in groups that have their first name in common. Tables in which a single cell names
 * a row are one group.
 */
export function rowGroups({ rows, rowHeads }: ReportTable): (readonly (readonly Cell[])[])[] {
  if (rowHeads < 2) return [rows];
  const groups: (readonly Cell[])[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && nameOf(last[0]) === nameOf(row)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function nameOf([name]: readonly Cell[]): string {
  return JSON.stringify(name);
}
