/** A point of a trade-off: its accuracy, and what it costs or gains otherwise. */
export interface TradeOff {
  readonly x: number;
  /** More is better. */
  readonly y: number;
}

/**
 * The points that no other one beats: none is at least as good in both and better in one. Equal
 * points stand together. In the order of `x`, from small to large.
 *
 * @param better whether smaller or larger `x` is better
 */
export function paretoFront<T extends TradeOff>(
  points: readonly T[],
  better: 'smaller' | 'larger',
): T[] {
  const sign = better === 'larger' ? 1 : -1;
  const bestFirst = [...points].sort((a, b) => sign * (b.x - a.x) || b.y - a.y);
  const front: T[] = [];
  for (const point of bestFirst) {
    const last = front.at(-1);
    if (last === undefined || point.y > last.y || (point.y === last.y && point.x === last.x)) {
      front.push(point);
    }
  }
  return front.sort((a, b) => a.x - b.x);
}
