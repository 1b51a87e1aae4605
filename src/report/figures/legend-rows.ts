import { graphic } from 'echarts';
import type { LegendEntry } from '../report.ts';
import { LEGEND_MARK } from './legend-mark.ts';

/** An entry of a legend and where its mark begins, in pixels. */
export interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly y: number;
}

/** Between mark and name, between two entries, and from row to row, in pixels. */
export const MARK_GAP = 7;
const ENTRY_GAP = 20;
export const ROW_HEIGHT = 20;
/** Of the names. */
export const LEGEND_FONT_SIZE = 12;

/** A legend in rows, each in the middle of the width; one entry wider than that has a row for itself. */
export function legendRows(
  entries: readonly LegendEntry[],
  width: number,
): { readonly placed: readonly PlacedEntry[]; readonly height: number } {
  const rows: { entry: LegendEntry; width: number }[][] = [];
  for (const entry of entries) {
    const own = { entry, width: LEGEND_MARK.width + MARK_GAP + textWidth(entry.name) };
    const row = rows.at(-1);
    if (row === undefined || rowWidth([...row, own]) > width) rows.push([own]);
    else row.push(own);
  }
  return {
    height: rows.length * ROW_HEIGHT,
    placed: rows.flatMap((row, index) => {
      const start = Math.max(0, (width - rowWidth(row)) / 2);
      return row.map(({ entry }, place) => ({
        entry,
        x: start + rowWidth(row.slice(0, place)) + (place > 0 ? ENTRY_GAP : 0),
        y: index * ROW_HEIGHT,
      }));
    }),
  };
}

function rowWidth(row: readonly { readonly width: number }[]): number {
  return row.reduce((sum, { width }) => sum + width, 0) + Math.max(0, row.length - 1) * ENTRY_GAP;
}

/** As ECharts reckons it where there is no browser to measure with. */
function textWidth(text: string): number {
  return new graphic.Text({ style: { text, fontSize: LEGEND_FONT_SIZE } }).getBoundingRect().width;
}
