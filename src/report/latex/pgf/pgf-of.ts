import { latexText } from '../latex-text.ts';
import { drawnElements } from './drawn-element.ts';
import type { DrawnElement } from './drawn-element.ts';
import { outlineOf, placed } from './outline.ts';
import type { Segment } from './outline.ts';
import { colourName, paintLines, paintOf } from './paint.ts';

/** A pixel of the drawing in points (of 1/72 inch): 760 of them are as wide as an A4 page's text. */
const POINTS_PER_PIXEL = 0.6;

/** Above the line that letters stand on, in the size of the type, is the middle of a line of text. */
const MIDDLE = 0.35;

/**
 * A drawing as a picture of LaTeX's package pgf: the lines of an SVG file, with its words set in the
 * document's own sans serif. It knows what ECharts draws, and refuses anything else.
 *
 * @throws Error for an element, an attribute or a colour that it does not know
 */
export function pgfOf(svg: string): string {
  const root = drawnElements(svg);
  const [, , width = 0, height = 0] = (root.attribute('viewBox') ?? '').split(' ').map(Number);
  const all = everyElement(root);
  const place: Place = {
    transforms: [
      `matrix(${POINTS_PER_PIXEL} 0 0 ${-POINTS_PER_PIXEL} 0 ${height * POINTS_PER_PIXEL})`,
    ],
    clips: new Map(
      all
        .filter(({ name }) => name === 'clipPath')
        .map((clip) => [`url(#${clip.attribute('id') ?? ''})`, clip.children]),
    ),
  };
  const colours = new Set(
    all.flatMap((element) =>
      (['fill', 'stroke'] as const).flatMap((use) => paintOf(element, use)?.hex ?? []),
    ),
  );
  return [
    '\\begin{pgfpicture}',
    ...[...colours].map((hex) => `\\definecolor{${colourName(hex)}}{HTML}{${hex}}`),
    `\\pgfpathrectangle{\\pgfpointorigin}{${pointText([width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL])}}`,
    '\\pgfusepath{use as bounding box}',
    ...root.children.flatMap((child) => elementLines(child, place)),
    '\\end{pgfpicture}',
    '',
  ].join('\n');
}

/** Where an element stands: the transforms around it, the innermost first, and what can cut it off. */
interface Place {
  readonly transforms: readonly string[];
  readonly clips: ReadonlyMap<string, readonly DrawnElement[]>;
}

function everyElement(element: DrawnElement): DrawnElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function elementLines(element: DrawnElement, around: Place): string[] {
  const own = element.attribute('transform');
  const place = own === undefined ? around : { ...around, transforms: [own, ...around.transforms] };
  switch (element.name) {
    case 'title':
    case 'defs':
      return [];
    case 'g':
      return scope([
        ...clipLines(element.attribute('clip-path'), place),
        ...element.children.flatMap((child) => elementLines(child, place)),
      ]);
    case 'text':
      return labelLines(element, place);
    default:
      return shapeLines(element, place);
  }
}

function shapeLines(element: DrawnElement, { transforms }: Place): string[] {
  const uses = (['fill', 'stroke'] as const).filter((use) => paintOf(element, use) !== null);
  const outline = outlineOf(element, transforms);
  if (uses.length === 0 || outline.length === 0) return [];
  return scope([
    ...paintLines(element, transforms),
    ...outline.map(segmentText),
    `\\pgfusepath{${uses.join(',')}}`,
  ]);
}

function clipLines(name: string | undefined, { transforms, clips }: Place): string[] {
  if (name === undefined) return [];
  const shapes = clips.get(name);
  if (shapes === undefined) throw new Error(`A picture is cut off by "${name}", which it lacks.`);
  const outline = shapes.flatMap((shape) => outlineOf(shape, transforms));
  return [...outline.map(segmentText), '\\pgfusepath{clip}'];
}

const SIDES: Readonly<Record<string, string>> = { start: 'left', middle: 'center', end: 'right' };

/** Set at ten points and then made smaller: not every type is there in every size. */
function labelLines(element: DrawnElement, { transforms }: Place): string[] {
  const paint = paintOf(element, 'fill');
  const words = latexText(element.text);
  if (paint === null || words === '') return [];
  const style = element.attribute('style') ?? '';
  const size = Number(/font-size:([\d.]+)px/.exec(style)?.[1] ?? 12);
  const isBold = /font-weight:(?:bold|[6-9]00)/.test(style);
  const lower = element.attribute('dominant-baseline') === 'central' ? MIDDLE * size : 0;
  const at = (name: string) => Number(element.attribute(name) ?? 0);
  const { x, y, right } = placed(at('x'), at('y') + lower, transforms);
  const angle = (Math.atan2(right[1], right[0]) * 180) / Math.PI;
  const side = SIDES[element.attribute('text-anchor') ?? 'start'] ?? 'left';
  return scope([
    `\\pgftransformshift{${pointText([x, y])}}`,
    ...(Math.abs(angle) < 0.1 ? [] : [`\\pgftransformrotate{${angle.toFixed(1)}}`]),
    `\\pgftransformscale{${((size * Math.hypot(...right)) / 10).toFixed(3)}}`,
    `\\pgftext[base,${side}]{\\color{${colourName(paint.hex)}}\\normalfont\\sffamily${isBold ? '\\bfseries' : ''}\\fontsize{10}{12}\\selectfont ${words}}`,
  ]);
}

function scope(lines: readonly string[]): string[] {
  return ['\\begin{pgfscope}', ...lines, '\\end{pgfscope}'];
}

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'move':
      return `\\pgfpathmoveto{${pointText(segment.to)}}`;
    case 'line':
      return `\\pgfpathlineto{${pointText(segment.to)}}`;
    case 'curve': {
      const points = [0, 2, 4].map((index) => `{${pointText(segment.to.slice(index, index + 2))}}`);
      return `\\pgfpathcurveto${points.join('')}`;
    }
    case 'close':
      return '\\pgfpathclose';
  }
}

function pointText([x = 0, y = 0]: readonly number[]): string {
  return `\\pgfqpoint{${x.toFixed(2)}bp}{${y.toFixed(2)}bp}`;
}
