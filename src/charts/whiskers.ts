import type { CustomSeriesRenderItemAPI } from 'echarts';
import type { ChartSeries } from './chart-option.ts';

/** A point and how far it is uncertain in both directions; no whisker where both ends are equal. */
export interface Whiskers {
  readonly x: number;
  readonly y: number;
  readonly across: readonly [low: number, high: number];
  readonly along: readonly [low: number, high: number];
  /** Pixels by which its mark stands aside. */
  readonly aside?: number;
}

/** Half the width of the line that ends a whisker, in pixels. */
const CAP = 3;

/** How strongly whiskers are drawn, and how strongly where the pointer is on their series. */
export interface Strength {
  readonly usual: number;
  readonly emphasised: number;
}

/**
 * Whiskers around points: vertical ones for what stands on the vertical axis, horizontal ones for what it
 * costs. They say nothing when pointed at.
 *
 * @param acrossStrength of the horizontal ones: latencies of one machine vary alike, and many wide
 *   whiskers would hide the points that they are about
 */
export function whiskerSeries(
  id: string,
  points: readonly Whiskers[],
  colour: string,
  acrossStrength: Strength = WHISKER,
): ChartSeries {
  return {
    id,
    type: 'custom',
    silent: true,
    clip: true,
    tooltip: { show: false },
    z: 1,
    encode: { x: [0, 2, 3], y: [1, 4, 5] },
    data: points.map(({ x, y, across, along, aside = 0 }) => [x, y, ...across, ...along, aside]),
    renderItem: (_params, api) => ({
      type: 'group',
      children: [
        ...whiskerLines(api, alongLines, WHISKER, colour),
        ...whiskerLines(api, acrossLines, acrossStrength, colour),
      ],
    }),
  };
}

/** How strongly a whisker is drawn where there is nothing against it. */
const WHISKER: Strength = { usual: 0.7, emphasised: 1 };

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

type Pixels = (x: number, y: number) => [number, number];

function alongLines(place: Pixels, value: (dimension: number) => number): Line[] {
  const [low, high] = [value(4), value(5)];
  if (!(high > low)) return [];
  const [x, bottom] = place(value(0), low);
  const [, top] = place(value(0), high);
  return [
    [x, bottom, x, top],
    [x - CAP, bottom, x + CAP, bottom],
    [x - CAP, top, x + CAP, top],
  ];
}

function acrossLines(place: Pixels, value: (dimension: number) => number): Line[] {
  const [low, high] = [value(2), value(3)];
  if (!(high > low)) return [];
  const [left, y] = place(low, value(1));
  const [right] = place(high, value(1));
  return [
    [left, y, right, y],
    [left, y - CAP, left, y + CAP],
    [right, y - CAP, right, y + CAP],
  ];
}

function whiskerLines(
  api: CustomSeriesRenderItemAPI,
  linesOf: typeof alongLines,
  { usual, emphasised }: Strength,
  colour: string,
) {
  const value = (dimension: number) => Number(api.value(dimension));
  const place: Pixels = (x, y) => {
    const [left = 0, top = 0] = api.coord([x, y]);
    return [left + value(6), top];
  };
  return linesOf(place, value).map(([x1, y1, x2, y2]) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: 1.5, opacity: usual },
    emphasis: { style: { opacity: emphasised, lineWidth: 2 } },
  }));
}
