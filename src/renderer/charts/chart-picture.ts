import { init } from 'echarts/core';
import type { ChartOption } from '../../charts/chart-option.ts';
import { legendMarks } from '../../charts/legend-marks.ts';
import type { ChartInk } from '../../charts/palette.ts';
import { PICTURE_FONT, standaloneSvg } from '../../charts/standalone-svg.ts';
import type { Picture } from '../../charts/standalone-svg.ts';
import { fontOf, textWidth } from './text-width.ts';

/** A chart that is to become a file, as it is seen: in pixels, zoom and colours. */
export interface PictureRequest {
  readonly option: ChartOption;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly subtitle: string;
  readonly ink: ChartInk;
}

/** Draws a chart once more, with type of its own, and puts title and legend around it. */
export function chartPicture(request: PictureRequest): Picture {
  const { option, width, height, title, subtitle, ink } = request;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      ...option,
      animation: false,
      textStyle: { ...(option.textStyle as object | undefined), fontFamily: PICTURE_FONT },
    });
    return standaloneSvg({
      chart: chart.renderToSVGString(),
      ...{ width, height, title, subtitle, ink },
      legend: legendMarks(option),
      widthOf: (text, font) => textWidth(text, fontOf(font)),
    });
  } finally {
    chart.dispose();
  }
}

/** Pixels of a PNG for each pixel of the screen: enough for print at a column's width. */
const SCALE = 3;

/** A picture in pixels, as a PNG in base64. */
export async function pngOf({ svg, width, height }: Picture): Promise<string> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * SCALE);
    canvas.height = Math.round(height * SCALE);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This page has no canvas to draw a picture on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  } finally {
    URL.revokeObjectURL(address);
  }
}
