/** A place in pixels, from the top left corner. */
export type Pixel = readonly [x: number, y: number];

/** What a tooltip stands beside. */
export interface BesideInput {
  /** The point that it is about. */
  readonly point: Pixel;
  /** The line of that point, which must be seen beside it. */
  readonly line: readonly Pixel[];
  readonly tooltip: Pixel;
  readonly view: Pixel;
}

/** Between point and tooltip. */
const GAP = 14;

/**
 * The upper left corner of a tooltip beside its point: within the view, off the point, and where it
 * covers least of the point's own line.
 */
export function besidePoint({ point: [x, y], line, tooltip, view }: BesideInput): [number, number] {
  const [width, height] = tooltip;
  const columns = [x + GAP, x - GAP - width, x - width / 2];
  const rows = [y - GAP - height, y + GAP, y - height / 2];
  const places = columns.flatMap((left) => rows.map((top): [number, number] => [left, top]));
  const free = places
    .filter(([left, top]) => !isWithin([x, y], [left, top], tooltip))
    .map(([left, top]): [number, number] => [
      clamp(left, view[0] - width),
      clamp(top, view[1] - height),
    ])
    .filter((corner) => !isWithin([x, y], corner, tooltip));
  const covered = (corner: Pixel) =>
    samples(line).filter((place) => isWithin(place, corner, tooltip)).length;
  // Stable: the first, above to the right, is taken where others are no better.
  const [best = [clamp(x + GAP, view[0] - width), clamp(y + GAP, view[1] - height)]] =
    free.toSorted((one, other) => covered(one) - covered(other));
  return best;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}

function isWithin([x, y]: Pixel, [left, top]: Pixel, [width, height]: Pixel): boolean {
  const margin = 6;
  return (
    x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin
  );
}

/** Places along a line, close enough together that none slips through under a tooltip. */
function samples(line: readonly Pixel[]): Pixel[] {
  const perPiece = 12;
  return line.flatMap(([x, y], index) => {
    const [nextX, nextY] = line[index + 1] ?? [x, y];
    return Array.from({ length: perPiece }, (_none, step): Pixel => {
      const share = step / perPiece;
      return [x + (nextX - x) * share, y + (nextY - y) * share];
    });
  });
}
