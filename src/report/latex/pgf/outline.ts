import svgpath from 'svgpath';
import type { DrawnElement } from './drawn-element.ts';
import { withinReach } from './within-reach.ts';

/** What an outline is made of, with x and y of each point one behind the other. */
export type Segment =
  | { readonly kind: 'move' | 'line'; readonly to: readonly [number, number] }
  | { readonly kind: 'curve'; readonly to: readonly number[] }
  | { readonly kind: 'close' };

/**
 * The outline of a shape, with all transforms done, the innermost first: arcs are curves, and whatever
 * lies further away than TeX can reckon is cut off.
 *
 * @throws Error for an element that is no shape
 */
export function outlineOf(element: DrawnElement, transforms: readonly string[]): Segment[] {
  return withinReach(segmentsOf(pathOf(element), transforms));
}

/** Where a point comes to lie, and the vectors from there by which a step in x and one in y go. */
export function placed(x: number, y: number, transforms: readonly string[]) {
  const corner = segmentsOf(`M${x} ${y}L${x + 1} ${y}L${x} ${y + 1}`, transforms);
  const [at, right, down] = corner.map((segment) => (segment.kind === 'close' ? [] : segment.to));
  const way = (end: readonly number[] | undefined, axis: 0 | 1) =>
    (end?.[axis] ?? 0) - (at?.[axis] ?? 0);
  return {
    x: at?.[0] ?? 0,
    y: at?.[1] ?? 0,
    right: [way(right, 0), way(right, 1)] as const,
    down: [way(down, 0), way(down, 1)] as const,
  };
}

function segmentsOf(path: string, transforms: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  // Arcs first: mirrored by a transform, svgpath gives their turn as text and then misreads it.
  transforms
    .reduce((drawn, transform) => drawn.transform(transform), svgpath(path).abs().unarc().unshort())
    .iterate((segment, _index, x, y) => {
      switch (segment[0]) {
        case 'M':
          segments.push({ kind: 'move', to: [segment[1], segment[2]] });
          break;
        case 'L':
          segments.push({ kind: 'line', to: [segment[1], segment[2]] });
          break;
        case 'H':
          segments.push({ kind: 'line', to: [segment[1], y] });
          break;
        case 'V':
          segments.push({ kind: 'line', to: [x, segment[1]] });
          break;
        case 'C':
          segments.push({ kind: 'curve', to: segment.slice(1) as number[] });
          break;
        case 'Z':
        case 'z':
          segments.push({ kind: 'close' });
          break;
        default:
          throw new Error(
            `A picture has a segment "${segment[0]}", which no one can draw in LaTeX.`,
          );
      }
    });
  return segments;
}

function pathOf(element: DrawnElement): string {
  const number = (name: string) => Number(element.attribute(name) ?? 0);
  const points = element.attribute('points') ?? '';
  switch (element.name) {
    case 'path':
      return element.attribute('d') ?? '';
    case 'rect':
      return `M${number('x')} ${number('y')}h${number('width')}v${number('height')}h${-number('width')}z`;
    case 'polygon':
      return `M${points}z`;
    case 'polyline':
      return `M${points}`;
    case 'circle': {
      const r = number('r');
      return `M${number('cx') - r} ${number('cy')}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    }
    default:
      throw new Error(
        `A picture has an element "${element.name}", which no one can draw in LaTeX.`,
      );
  }
}
