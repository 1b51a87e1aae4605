import { drawChart } from '../figures/draw-chart.ts';
import { markup, trusted } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { ReportFigure } from '../report.ts';
import { themed } from './theme.ts';

/**
 * A chart as an `svg` element that scales with its place and takes its colours from the page. Inside
 * HTML it needs no name space; it does need a name for those who do not see it.
 */
export function chartSvg(figure: ReportFigure): Markup {
  const { viewBox, content } = drawChart(figure);
  const inner = themed(content.text).replaceAll(/ xmlns(:\w+)?="[^"]*"/g, '');
  return markup`<svg role="img" viewBox="${viewBox}"><title>${figure.alternative}</title>${trusted(inner)}</svg>`;
}
