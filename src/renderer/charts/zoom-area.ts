/** A place in pixels, from the upper left corner of a chart. */
export type Place = readonly [x: number, y: number];

/** A rectangle in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A pointer that moved less than this was not dragged, but clicked with an unsteady hand. */
const LEAST_PX = 8;

/** The rectangle between two places; null where it is too small to be meant. */
export function areaOf([x1, y1]: Place, [x2, y2]: Place): Area | null {
  const area = {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
  };
  const isMeant = area.right - area.left >= LEAST_PX && area.bottom - area.top >= LEAST_PX;
  return isMeant ? area : null;
}

/** No chart is larger than this, in pixels. */
const FARTHEST = 4096;

/**
 * The plot around a place, and the part or surroundings of it that a turn of the wheel shows: what is
 * under the pointer stays there.
 *
 * @param deltaY of the wheel; negative looks closer
 * @param isOnPlot whether a place belongs to the plot; `place` does
 */
export function wheelArea(
  place: Place,
  deltaY: number,
  isOnPlot: (place: Place) => boolean,
): { readonly plot: Area; readonly area: Area } {
  const [x, y] = place;
  const edge = (towards: (distance: number) => Place) => {
    let [inside, outside] = [0, FARTHEST];
    while (outside - inside > 0.5) {
      const middle = (inside + outside) / 2;
      if (isOnPlot(towards(middle))) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  const left = edge((distance) => [x - distance, y]);
  const right = edge((distance) => [x + distance, y]);
  const top = edge((distance) => [x, y - distance]);
  const bottom = edge((distance) => [x, y + distance]);
  const factor = Math.exp(Math.max(-1, Math.min(1, deltaY * 0.002)));
  const around = (scale: number): Area => ({
    left: x - left * scale,
    right: x + right * scale,
    top: y - top * scale,
    bottom: y + bottom * scale,
  });
  return { plot: around(1), area: around(factor) };
}
