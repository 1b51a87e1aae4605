import type { ReportTable } from '../report.ts';
import type { Words } from '../words/words.ts';

/** Rows in small print that leave room for the caption on a page. */
const ROWS_PER_PAGE = 48;

/** A table in parts that fit on a page each: a LaTeX table does not go on over the page's end. */
export function tableParts(table: ReportTable, frame: Words['frame']): ReportTable[] {
  const { rows, id, caption } = table;
  if (rows.length <= ROWS_PER_PAGE) return [table];
  const count = Math.ceil(rows.length / ROWS_PER_PAGE);
  return Array.from({ length: count }, (_none, part) => ({
    ...table,
    id: part === 0 ? id : `${id}-${part + 1}`,
    caption: frame.part(caption, part + 1, count),
    note: part === 0 ? table.note : '',
    rows: rows.slice(part * ROWS_PER_PAGE, (part + 1) * ROWS_PER_PAGE),
  }));
}
