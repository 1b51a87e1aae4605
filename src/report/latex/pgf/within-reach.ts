import type { Segment } from './outline.ts';

/** TeX has no length beyond 16383 pt. Whatever is seen of a picture lies far within this, in points. */
const REACH = 5000;

type Point = readonly [number, number];

/**
 * An outline of straight lines whose far points are drawn near along the lines that lead to them, so
 * that what is seen of these stays where it is. A line that falls out of a close-up may end anywhere.
 */
export function withinReach(outline: Segment[]): Segment[] {
  return outline.every((segment) => segment.kind === 'close' || segment.to.every(isNear))
    ? outline
    : outline.flatMap((segment, index): Segment[] => {
        if (segment.kind === 'close' || segment.kind === 'curve') return [segment];
        if (segment.to.every(isNear)) return [segment];
        const before = segment.kind === 'line' ? nearPoint(outline[index - 1]) : undefined;
        const following = outline[index + 1];
        const after = following?.kind === 'line' ? nearPoint(following) : undefined;
        const ways = [before, after].filter((point) => point !== undefined);
        const points: Point[] =
          ways.length === 0
            ? [[clamped(segment.to[0]), clamped(segment.to[1])]]
            : ways.map((from) => cut(from, segment.to));
        return points.map((to, place) => ({ kind: place === 0 ? segment.kind : 'line', to }));
      });
}

/** Where the way from a near point to a far one comes to the end of what is in reach. */
function cut([x, y]: Point, [farX, farY]: Point): Point {
  const share = Math.min(
    ...[farX - x, farY - y].map((way, axis) => {
      if (way === 0) return 1;
      return (Math.sign(way) * REACH - (axis === 0 ? x : y)) / way;
    }),
  );
  return [x + share * (farX - x), y + share * (farY - y)];
}

function nearPoint(segment: Segment | undefined): Point | undefined {
  if (segment === undefined || segment.kind === 'close') return undefined;
  const [x, y] = segment.to.slice(-2);
  return x !== undefined && y !== undefined && isNear(x) && isNear(y) ? [x, y] : undefined;
}

function isNear(value: number): boolean {
  return Math.abs(value) <= REACH;
}

function clamped(value: number): number {
  return Math.max(-REACH, Math.min(REACH, value));
}
