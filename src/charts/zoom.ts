import { linearTicks, logTicks } from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';
import type { ChartOption } from './chart-option.ts';

/** The part of a chart that is looked at, by the values of its axes. */
export interface ChartZoom {
  readonly x: readonly [min: number, max: number];
  readonly y: readonly [min: number, max: number];
}

/** What is read of an axis. */
interface Axis {
  readonly type?: unknown;
  readonly logBase?: unknown;
  readonly splitLine?: object;
  readonly axisTick?: object;
  readonly axisLabel?: object;
}

/** The two axes of a chart that can be zoomed: one of each kind, and both of numbers; else undefined. */
function axesOf({ xAxis, yAxis }: ChartOption): readonly [Axis, Axis] | undefined {
  const axes = [xAxis, yAxis] as readonly unknown[];
  if (axes.some((axis) => typeof axis !== 'object' || axis === null || Array.isArray(axis))) {
    return undefined;
  }
  const [x, y] = axes as [Axis, Axis];
  return [x, y].every(({ type }) => type === 'value' || type === 'log') ? [x, y] : undefined;
}

/** Whether a chart can be zoomed: not where categories are on an axis, nor where there are several plots. */
export function canZoom(option: ChartOption): boolean {
  return axesOf(option) !== undefined;
}

/** The chart with its axes from end to end of what is looked at, and round numbers between. */
export function zoomed(option: ChartOption, zoom: ChartZoom | null): ChartOption {
  const axes = axesOf(option);
  if (zoom === null || axes === undefined) return option;
  return {
    ...option,
    xAxis: between(axes[0], zoom.x),
    yAxis: between(axes[1], zoom.y),
  };
}

function between(axis: Axis, ends: readonly [number, number]): Axis {
  const { min, max, ticks } = ticksBetween(axis, ends);
  const at = { customValues: ticks };
  return {
    ...axis,
    ...{ min, max, interval: null, minInterval: 0 },
    splitLine: { ...axis.splitLine, ...at },
    axisTick: { ...axis.axisTick, ...at },
    axisLabel: { ...axis.axisLabel, ...at },
  };
}

function ticksBetween({ type, logBase }: Axis, [min, max]: readonly [number, number]): AxisRange {
  return type === 'log' ? logTicks(min, max, logBase === 2 ? 2 : 10) : linearTicks(min, max, 5);
}

/** Shorter ways than this share of where they are have no more digits to tell places apart. */
const SHORTEST_SHARE = 1e-4;

/** Whether there is something to see between these ends. */
export function isZoomable({ x, y }: ChartZoom): boolean {
  return [x, y].every(
    ([min, max]) =>
      Number.isFinite(min) &&
      Number.isFinite(max) &&
      max - min > SHORTEST_SHARE * Math.max(Math.abs(min), Math.abs(max)),
  );
}

/** `0.5~0.9~0.92~0.98`, for an address. */
export function zoomText(zoom: ChartZoom | null): string {
  if (zoom === null) return '';
  return [...zoom.x, ...zoom.y].map((value) => String(Number(value.toPrecision(6)))).join('~');
}

/** What `zoomText` wrote; null for anything else. */
export function zoomOf(text: string): ChartZoom | null {
  const ends = text === '' ? [] : text.split('~').map(Number);
  const [left, right, bottom, top] = ends;
  if (ends.length !== 4) return null;
  const zoom = { x: [left ?? 0, right ?? 0], y: [bottom ?? 0, top ?? 0] } as const;
  return isZoomable(zoom) ? zoom : null;
}
