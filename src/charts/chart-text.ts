import { format } from 'echarts/core';

/** What a tooltip says: a heading, and names with their figures. */
export interface Tip {
  readonly title: string;
  readonly lines: readonly (readonly [name: string, figure: string])[];
  /** Stand below them. */
  readonly notes?: readonly string[];
}

/** A tooltip as HTML. Everything in it is escaped, since names may come from a document. */
export function tipHtml({ title, lines, notes = [] }: Tip): string {
  const rows = lines.map(
    ([name, figure]) =>
      `<tr><td style="padding:0 16px 0 0;opacity:.75">${format.encodeHTML(name)}</td>` +
      `<td style="text-align:right;font-variant-numeric:tabular-nums">${format.encodeHTML(figure)}</td></tr>`,
  );
  const below = notes.map(
    (note) =>
      `<div style="max-width:300px;margin-top:4px;white-space:normal;opacity:.75">${format.encodeHTML(note)}</div>`,
  );
  return `<b>${format.encodeHTML(title)}</b><table style="margin-top:4px;border-spacing:0">${rows.join('')}</table>${below.join('')}`;
}
