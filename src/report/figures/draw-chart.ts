import { init } from 'echarts';
import type { ReportFigure } from '../report.ts';
import { trusted } from '../markup.ts';
import type { Markup } from '../markup.ts';

/** A chart as ECharts draws it. */
export interface Drawing {
  readonly viewBox: string;
  /** What stands in the `svg` element. */
  readonly content: Markup;
}

/** Draws a chart as SVG, which ECharts does without a browser. */
export function drawChart({ option, width, height }: ReportFigure): Drawing {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false });
    const svg = chart.renderToSVGString();
    const [whole, viewBox, content] =
      /^<svg [^>]*viewBox="([^"]*)"[^>]*>(.*)<\/svg>\s*$/s.exec(svg) ?? [];
    if (whole === undefined || viewBox === undefined || content === undefined) {
      throw new Error(`ECharts drew something else: ${svg.slice(0, 200)}`);
    }
    return { viewBox, content: trusted(content) };
  } finally {
    chart.dispose();
  }
}
