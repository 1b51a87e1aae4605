import type { LegendEntry } from '../report.ts';
import { LEGEND_MARK, legendMark } from '../figures/legend-mark.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';
import { themedColour } from './theme.ts';

/** What the lines of a figure are: each with its mark. */
export function legendHtml(entries: readonly LegendEntry[]): Markup | null {
  if (entries.length === 0) return null;
  return markup`<ul class="legend">${entries.map(entryHtml)}</ul>\n`;
}

function entryHtml({ name, style }: LegendEntry): Markup {
  const { width, height } = LEGEND_MARK;
  const mark = legendMark(style, {
    colour: themedColour(style.colour),
    surface: 'var(--surface)',
  });
  return markup`<li><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${mark}</svg>${name}</li>`;
}
