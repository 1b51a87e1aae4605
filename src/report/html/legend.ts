import type { LegendEntry } from '../report.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import { themedColour } from './theme.ts';

const DASHES = { solid: 'none', dashed: '5 3', dotted: '1.5 3' };

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
    style.mark === null
      ? null
      : markup`<path d="${style.mark}" transform="translate(8.8 2.8) scale(.84)" stroke="${colour}" stroke-width="2" fill="${fill}"/>`;
  return markup`<li><svg width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">${line}${point}</svg>${name}</li>`;
}
