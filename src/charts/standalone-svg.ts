import { format } from 'echarts/core';
import type { LegendMark } from './legend-marks.ts';
import type { ChartInk } from './palette.ts';

/** Type that programs everywhere have, with letters for Chinese: a file cannot inherit its page's. */
export const PICTURE_FONT =
  'Helvetica, Arial, Noto Sans, Noto Sans CJK SC, Microsoft YaHei, sans-serif';

/** A chart and what stands around it where no page does. */
export interface PictureInput {
  /** What ECharts has drawn: a whole `svg` element. */
  readonly chart: string;
  /** Of the chart, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it is of, below the title; empty where there is nothing to say. */
  readonly subtitle: string;
  readonly legend: readonly LegendMark[];
  readonly ink: ChartInk;
  /** Width of a text in pixels in a font as CSS writes it. */
  readonly widthOf: (text: string, font: string) => number;
}

/** A picture as a file, and its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 16;
const TITLE = { size: 16, line: 22 };
const TEXT = { size: 12, line: 20 };
const MARK_WIDTH = 26;
const MARK_GAP = 6;
const ENTRY_GAP = 20;

/**
 * A chart as an SVG file that stands by itself: title, what it is of, and legend around it, on ground of
 * its own. It names its type and colours, so that any program draws it alike.
 */
export function standaloneSvg(input: PictureInput): Picture {
  const { chart, title, subtitle, ink } = input;
  const width = input.width + 2 * MARGIN;
  const titleLines = wrapped(title, input.width, `600 ${TITLE.size}px ${PICTURE_FONT}`, input);
  const subtitleLines =
    subtitle === '' ? [] : wrapped(subtitle, input.width, `${TEXT.size}px ${PICTURE_FONT}`, input);
  const rows = legendRows(input);
  let y = MARGIN;
  const below = (height: number) => (y += height);
  const head = [
    ...titleLines.map((line) =>
      text(line, MARGIN, below(TITLE.line) - 6, TITLE.size, ink.text, 600),
    ),
    ...subtitleLines.map((line) =>
      text(line, MARGIN, below(TEXT.line) - 6, TEXT.size, ink.quietText),
    ),
  ];
  const top = below(8);
  below(input.height);
  const legend = rows.map((row) => {
    const line = below(TEXT.line);
    return row.map(({ entry, x }) => entrySvg(entry, x, line - TEXT.line, ink)).join('');
  });
  const height = y + MARGIN;
  const inner = chart.replace(/^<svg [^>]*>/, '').replace(/<\/svg>\s*$/, '');
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${PICTURE_FONT}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${ink.surface}"/>`,
    ...head,
    `<g transform="translate(${MARGIN} ${top})">${inner}</g>`,
    ...legend,
    '</svg>\n',
  ].join('\n');
  return { svg, width, height };
}

interface Placed {
  readonly entry: LegendMark;
  readonly x: number;
}

function legendRows({ legend, width, widthOf }: PictureInput): Placed[][] {
  const rows: Placed[][] = [[]];
  let x = 0;
  for (const entry of legend) {
    const wide =
      MARK_WIDTH + MARK_GAP + widthOf(entry.name, `${TEXT.size}px ${PICTURE_FONT}`) + ENTRY_GAP;
    if (x > 0 && x + wide - ENTRY_GAP > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ entry, x: MARGIN + x });
    x += wide;
  }
  return rows.filter((row) => row.length > 0);
}

function entrySvg(
  { name, colour, opacity, dashes, mark, fill }: LegendMark,
  x: number,
  y: number,
  ink: ChartInk,
): string {
  const line =
    dashes === null
      ? ''
      : `<path d="M0 7h${MARK_WIDTH}" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}" fill="none"/>`;
  const point =
    mark === null
      ? ''
      : `<path d="${mark}" transform="translate(8.8 2.8) scale(.84)" stroke="${colour}" stroke-width="2" fill="${fill === 'transparent' ? 'none' : fill}"/>`;
  return (
    `<g transform="translate(${round(x)} ${round(y)})"><g opacity="${opacity}">${line}${point}</g>` +
    `${text(name, MARK_WIDTH + MARK_GAP, 11, TEXT.size, ink.text)}</g>`
  );
}

function text(
  content: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  weight = 400,
): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(content)}</text>`;
}

/** Lines no wider than the chart; a word that is wider, or a line of Chinese, is broken where it must. */
function wrapped(
  content: string,
  width: number,
  font: string,
  { widthOf }: Pick<PictureInput, 'widthOf'>,
): string[] {
  const lines: string[] = [''];
  for (const part of content.split(/(?<=\s)|(?<=[\u3000-\u9fff])/u)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && widthOf((line + part).trimEnd(), font) > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd());
}

function escaped(content: string): string {
  return format.encodeHTML(content);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
