import type { CustomSeriesRenderItemParams } from 'echarts';
import type { ChartSeries } from './chart-option.ts';
import type { ChartInk } from './palette.ts';
import { textWidth } from './text-width.ts';

/** A strategy that prunes several times, or in the midst of its training. */
export interface RoundLane {
  readonly key: string;
  /** What stands beside its marks. */
  readonly text: string;
  readonly colour: string;
  /** After how many epochs in all, fractions among them. */
  readonly epochs: readonly number[];
}

/** Pixels between two lanes, and of a mark in one. */
const LANE = 15;
const MARK = 9;
/** Between a mark and what it is called. */
const GAP = 8;
/** Over the plot, where the line of pruning has its name. */
const NAME = 21;

/** Pixels that the lanes need over the plot. */
export function roundLanesHeight(lanes: readonly RoundLane[]): number {
  return lanes.length * LANE;
}

/** Where the networks are pruned that are fine-tuned: a line from top to bottom, with its name. */
export function pruningLine(epoch: number, text: string, ink: ChartInk): ChartSeries {
  return {
    ...background('pruning'),
    data: [[epoch]],
    encode: { x: 0 },
    renderItem: (params, api) => {
      const { y, height } = plotOf(params);
      const [x = 0] = api.coord([api.value(0), 0]);
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: y, x2: x, y2: y + height },
            style: { stroke: ink.quietText, lineWidth: 1.2, lineDash: [2, 3] },
          },
          {
            type: 'text',
            style: {
              text,
              x,
              y: y - 4,
              align: 'center',
              verticalAlign: 'bottom',
              fill: ink.quietText,
              fontSize: 12,
            },
          },
        ],
      };
    },
  };
}

/**
 * A row over the plot for each of them, with a mark wherever it prunes. What it is stands before the first
 * mark where there is room for it, else behind the last.
 */
export function roundLanes(lanes: readonly RoundLane[], ink: ChartInk): ChartSeries[] {
  return lanes.map(({ key, text, colour, epochs }, index) => ({
    ...background(`${key} rounds`),
    data: epochs.map((epoch) => [epoch]),
    encode: { x: 0 },
    renderItem: (params, api) => {
      const { x: left, y } = plotOf(params);
      const at = (round: number) => api.coord([api.value(0, round), 0])[0] ?? 0;
      const x = at(params.dataIndexInside);
      const bottom = y - NAME - index * LANE;
      const isBefore = at(0) - left > textWidth(text) + GAP;
      const isNamed = params.dataIndexInside === (isBefore ? 0 : epochs.length - 1);
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: bottom - MARK, x2: x, y2: bottom },
            style: { stroke: colour, lineWidth: 2 },
          },
          ...(isNamed
            ? [
                {
                  type: 'text' as const,
                  style: {
                    text,
                    x: isBefore ? x - GAP : x + GAP,
                    y: bottom - MARK / 2,
                    align: isBefore ? ('right' as const) : ('left' as const),
                    verticalAlign: 'middle' as const,
                    fill: ink.quietText,
                    fontSize: 11.5,
                  },
                },
              ]
            : []),
        ],
      };
    },
  }));
}

/** Drawn around the curves: it says nothing when pointed at, and may lie outside of the plot. */
function background(id: string) {
  return {
    id,
    type: 'custom' as const,
    silent: true,
    clip: false,
    tooltip: { show: false },
    z: 1,
  };
}

function plotOf({ coordSys }: CustomSeriesRenderItemParams) {
  return coordSys as unknown as { readonly x: number; readonly y: number; readonly height: number };
}
