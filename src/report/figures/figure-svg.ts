import { CHART_INK } from '../../charts/palette.ts';
import { markup, trusted } from '../markup.ts';
import type { Markup } from '../markup.ts';
import type { ReportFigure } from '../report.ts';
import { drawChart } from './draw-chart.ts';
import { LEGEND_MARK, legendMark } from './legend-mark.ts';
import { LEGEND_FONT_SIZE, legendRows, MARK_GAP } from './legend-rows.ts';
import type { PlacedEntry } from './legend-rows.ts';

/** Sans serif wherever the picture is shown, with letters for Chinese. */
const FONTS =
  "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** Between a chart and its legend, and below that, in pixels. */
const LEGEND_MARGIN = 10;

/** Every figure's file begins with this, by which it is known again. */
export const FIGURE_FILE_BEGINS = 'Drawn by Pruning Workbench';

/** A figure with its legend as one SVG file that needs nothing else, on white ground. */
export function figureSvg(figure: ReportFigure): string {
  const { width, height, alternative } = figure;
  const { placed, height: rowsHeight } = legendRows(figure.legend, width);
  const whole = placed.length === 0 ? height : height + rowsHeight + 2 * LEGEND_MARGIN;
  const legend = markup`<g transform="translate(0 ${height + LEGEND_MARGIN})">${placed.map(entrySvg)}</g>\n`;
  return markup`<!-- ${FIGURE_FILE_BEGINS} -->
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${FONTS}">
<title>${alternative}</title>
<rect width="${width}" height="${whole}" fill="${CHART_INK.light.surface}"/>
${chartOf(figure)}
${placed.length === 0 ? null : legend}</svg>
`.text;
}

/** Without what is there for pointers, and with the type of the file. */
function chartOf(figure: ReportFigure): Markup {
  const { content } = drawChart(figure);
  return trusted(
    content.text
      .replaceAll(/<style.*?<\/style>/gs, '')
      .replaceAll(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
      .replaceAll('font-family:inherit;', ''),
  );
}

function entrySvg({ entry: { name, style }, x, y }: PlacedEntry): Markup {
  const { text, surface } = CHART_INK.light;
  const mark = legendMark(style, { colour: style.colour, surface });
  return markup`<g transform="translate(${x.toFixed(1)} ${y})">${mark}<text x="${LEGEND_MARK.width + MARK_GAP}" y="${LEGEND_MARK.height / 2}" dominant-baseline="central" style="font-size:${LEGEND_FONT_SIZE}px" fill="${text}">${name}</text></g>
`;
}
