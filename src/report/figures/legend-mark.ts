import type { SeriesStyle } from '../../charts/series-style.ts';
import { markup } from '../markup.ts';
import type { Markup } from '../markup.ts';

const DASHES = { solid: 'none', dashed: '5 3', dotted: '1.5 3' };

/** The size of a mark, in pixels. */
export const LEGEND_MARK = { width: 26, height: 14 };

/**
 * How a line looks in the chart, for its legend: a piece of it with one of its points.
 *
 * @param colour of line and point
 * @param surface what hollow points are filled with
 */
export function legendMark(
  { line, mark, hollow }: SeriesStyle,
  { colour, surface }: { readonly colour: string; readonly surface: string },
): Markup {
  const piece = markup`<path d="M0 7h26" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[line]}"/>`;
  const point =
    mark === null
      ? null
      : markup`<path d="${mark}" transform="translate(8.8 2.8) scale(.84)" stroke="${colour}" stroke-width="2" fill="${hollow ? surface : colour}"/>`;
  return markup`${piece}${point}`;
}
