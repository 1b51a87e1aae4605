import type { CustomSeriesRenderItemParams } from 'echarts';
import type { ChartSeries } from './chart-option.ts';
import type { Curve } from './curve-chart.ts';
import type { ChartInk } from './palette.ts';
import { textWidth } from './text-width.ts';

/** More names than this have no room beside each other. */
const MOST_NAMES = 24;
/** Pixels; what is longer is cut. */
const LONGEST = 320;
/** From one name to the next, downwards. */
const LINE = 15;
/** From the end of a line to its name; a thin line leads there. */
const LEADER = 22;

/** The name of a curve, and where that curve ends. */
interface CurveEnd {
  readonly name: string;
  readonly colour: string;
  readonly epoch: number;
  readonly value: number;
}

/** Where the curves end: with the final test accuracy, or else what is known. Too many have no names. */
function endsOf(curves: readonly Curve[]): CurveEnd[] {
  if (curves.length > MOST_NAMES) return [];
  return curves.flatMap(({ name, style, segments }) => {
    const end = segments.at(-1)?.points.at(-1);
    return end ? [{ name, colour: style.colour, epoch: end.epoch, value: end.mean }] : [];
  });
}

/** Pixels that the names at the right of the plot need; none where no curve has a name. */
export function curveNamesWidth(curves: readonly Curve[], lastEpoch: number): number {
  const widths = endsOf(curves)
    .filter(({ epoch }) => epoch === lastEpoch)
    .map(({ name }) => textWidth(name));
  return widths.length === 0 ? 0 : LEADER + Math.min(LONGEST, Math.max(...widths));
}

/**
 * Moves what stands in a column apart, as little as it takes, within its ends where there is room.
 *
 * @param places in any order, pixels downwards
 * @param distance between two
 */
export function movedApart(
  places: readonly number[],
  distance: number,
  [top, bottom]: readonly [top: number, bottom: number],
): number[] {
  const order = places.map((_place, index) => index);
  order.sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
  const moved = [...places];
  let least = top;
  for (const index of order) {
    moved[index] = Math.max(places[index] ?? 0, least);
    least = (moved[index] ?? 0) + distance;
  }
  let most = bottom;
  for (const index of order.toReversed()) {
    moved[index] = Math.min(moved[index] ?? 0, most);
    most = (moved[index] ?? 0) - distance;
  }
  return moved;
}

/**
 * The names of curves at their ends: of those that come to the last epoch in a column at the right,
 * none over another; of others over their end.
 */
export function curveNames(
  curves: readonly Curve[],
  lastEpoch: number,
  ink: ChartInk,
): ChartSeries[] {
  const ends = endsOf(curves);
  if (ends.length === 0) return [];
  return [
    {
      id: 'names',
      type: 'custom',
      silent: true,
      clip: false,
      tooltip: { show: false },
      z: 6,
      data: ends.map(({ epoch, value }) => [epoch, value]),
      encode: { x: 0, y: 1 },
      // ECharts asks for each end; all are drawn once, with the first.
      renderItem: (params, api) => {
        if (params.dataIndexInside !== 0) return null;
        const { y: top, height } = plotOf(params);
        const placed = ends.map((end) => {
          const [x = 0, y = 0] = api.coord([end.epoch, end.value]);
          return { ...end, x, y: Math.min(Math.max(y, top), top + height) };
        });
        const right = placed.filter(({ epoch }) => epoch === lastEpoch);
        const ys = movedApart(
          right.map(({ y }) => y),
          LINE,
          [top, top + height],
        );
        return {
          type: 'group',
          children: [
            ...right.flatMap((end, index) => atRight(end, ys[index] ?? end.y, ink)),
            ...placed
              .filter(({ epoch }) => epoch !== lastEpoch)
              .map(({ name, x, y }) => textOf(name, x - 8, y - 8, 'right', ink)),
          ],
        };
      },
    },
  ];
}

interface PlacedEnd extends CurveEnd {
  readonly x: number;
  readonly y: number;
}

function atRight({ name, colour, x, y }: PlacedEnd, at: number, ink: ChartInk) {
  return [
    {
      type: 'polyline' as const,
      shape: {
        points: [
          [x + 6, y],
          [x + LEADER - 8, at],
          [x + LEADER - 3, at],
        ] as [number, number][],
      },
      style: { stroke: colour, lineWidth: 1, opacity: 0.7, fill: 'none' },
    },
    textOf(name, x + LEADER, at, 'left', ink),
  ];
}

function textOf(text: string, x: number, y: number, align: 'left' | 'right', ink: ChartInk) {
  return {
    type: 'text' as const,
    style: {
      text,
      x,
      y,
      align,
      verticalAlign: align === 'left' ? ('middle' as const) : ('bottom' as const),
      fill: ink.text,
      // Over lines a name needs a ground of its own.
      ...(align === 'right' && { stroke: ink.surface, lineWidth: 3 }),
      fontSize: 12,
      width: LONGEST,
      overflow: 'truncate' as const,
    },
  };
}

function plotOf({ coordSys }: CustomSeriesRenderItemParams) {
  return coordSys as unknown as { readonly y: number; readonly height: number };
}
