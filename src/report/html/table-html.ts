import type { Cell, ReportTable } from '../report.ts';
import { rowGroups } from '../row-groups.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

/** So many rows are kept on one page of paper: of a table, and of a group in a longer one. */
const SHORT_TABLE = 20;
const SHORT_GROUP = 8;

/** A table that scrolls by itself where it is wider than the page. */
export function tableHtml(table: ReportTable): Markup {
  const { id, caption, note, columns } = table;
  const classes = table.rows.length <= SHORT_TABLE ? 'table short' : 'table';
  const explained = note === '' ? null : markup`<span class="note">${note}</span>`;
  const heads = columns.map(
    ({ title, align }) => markup`<th scope="col" class="${align}">${title}</th>`,
  );
  return markup`<div class="${classes}" id="table-${id}" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}${explained}</caption>
<thead><tr>${heads}</tr></thead>
${rowGroups(table).map((rows) => groupHtml(rows, table))}</table></div>\n`;
}

/** Rows that have their first name in common stand together under it. */
function groupHtml(rows: ReportTable['rows'], table: ReportTable): Markup {
  const together = rows.length > 1 && rows.length < table.rows.length;
  const whole = together && rows.length <= SHORT_GROUP;
  return markup`<tbody class="${whole ? 'group' : 'rows'}">
${rows.map((row, index) => rowHtml(row, table, together ? { size: rows.length, index } : null))}</tbody>\n`;
}

function rowHtml(
  row: readonly Cell[],
  { columns, rowHeads }: ReportTable,
  group: { readonly size: number; readonly index: number } | null,
): Markup {
  const cells = row.map((cell, column) => {
    const align = columns[column]?.align ?? 'left';
    if (column >= rowHeads) return markup`<td class="${align}">${cellHtml(cell)}</td>`;
    if (column > 0 || group === null) {
      return markup`<th scope="row" class="${align}">${cellHtml(cell)}</th>`;
    }
    return group.index > 0
      ? null
      : markup`<th scope="rowgroup" rowspan="${group.size}" class="${align}">${cellHtml(cell)}</th>`;
  });
  return markup`<tr>${cells}</tr>\n`;
}

/** A figure carries its exact value, so that it can be taken from the report and computed with. */
export function cellHtml(cell: Cell): Markup {
  switch (cell.kind) {
    case 'text':
      return markup`${cell.text}`;
    case 'code':
      return cell.whole === undefined
        ? markup`<code>${cell.text}</code>`
        : markup`<code title="${cell.whole}">${cell.text}</code>`;
    case 'figure':
      return markup`<data value="${cell.value}">${cell.text}</data>`;
    case 'missing':
      return markup`–`;
  }
}
