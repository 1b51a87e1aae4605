import type { LegendEntry } from '../report.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { themedColour } from './theme.ts';

const DASHES = { solid: 'none', dashed: '5 3', dotted: '1.5 3' };

/** The marks of ECharts' symbols around (13, 7). */
const SHAPES: Readonly<Record<string, string>> = {
  circle: 'M13 2.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z',
  triangle: 'M13 2.2 17.6 10.6H8.4z',
  diamond: 'M13 1.8 18 7 13 12.2 8 7z',
  rect: 'M9.2 3.2h7.6v7.6H9.2z',
};
const CROSS = 'M9.5 3.5l7 7M16.5 3.5l-7 7';

/** What the lines of a figure are: each with its mark. */
export function legendHtml(entries: readonly LegendEntry[]): Markup | null {
  if (entries.length === 0) return null;
  return markup`<ul class="legend">${entries.map(entryHtml)}</ul>\n`;
}

function entryHtml({ name, style }: LegendEntry): Markup {
  const colour = themedColour(style.colour);
  const line = markup`<path d="M0 7h26" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[style.line]}"/>`;
  const fill = style.hollow ? 'var(--surface)' : colour;
  const point =
    style.symbol === 'none'
      ? null
      : markup`<path d="${SHAPES[style.symbol] ?? CROSS}" stroke="${colour}" stroke-width="1.8" fill="${fill}"/>`;
  return markup`<li><svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">${line}${point}</svg>${name}</li>`;
}
