import { init } from 'echarts';
import type { ReportFigure } from '../report.ts';
import { markup, trusted } from './markup.ts';
import type { Markup } from './markup.ts';
import { themed } from './theme.ts';

/**
 * Draws a chart as an `svg` element that scales with its place and takes its colours from the page.
 * ECharts does it without a browser.
 */
export function chartSvg({ option, width, height, alternative }: ReportFigure): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    return titled(themed(chart.renderToSVGString()), alternative);
  } finally {
    chart.dispose();
  }
}

/** Inside HTML an `svg` needs no name space; it does need a name for those who do not see it. */
function titled(svg: string, title: string): Markup {
  const start = /^<svg [^>]*viewBox="([^"]*)"[^>]*>/.exec(svg);
  if (start === null) throw new Error(`ECharts drew something else: ${svg.slice(0, 200)}`);
  const inner = svg.slice(start[0].length).replaceAll(/ xmlns(:\w+)?="[^"]*"/g, '');
  return markup`<svg role="img" viewBox="${start[1] ?? ''}"><title>${title}</title>${trusted(inner)}`;
}
