import { axisStyle } from './frame.ts';
import type { Figures } from '../language/figures.ts';
import { pruningText } from './measures.ts';
import type { PruningMeasure } from './measures.ts';
import type { ChartInk } from './palette.ts';

/** How figures are spread over an axis. */
export type Scale = 'linear' | 'log';

/** From where to where an axis goes, and where it says so; null lets ECharts choose the places. */
export interface AxisRange {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[] | null;
}

/** Ratios grow by factors; so do sizes, but only over a wide range. */
export function usualScale(measure: PruningMeasure): Scale {
  return measure === 'compression' || measure === 'speedup' ? 'log' : 'linear';
}

/** Whether both scales make sense: sparsities begin at zero, which a logarithm does not know. */
export function hasScales(measure: PruningMeasure): boolean {
  return measure !== 'sparsity';
}

/** Room for these values, from what the measure begins with: 0, or a ratio of 1. */
export function axisRange(
  measure: PruningMeasure,
  scale: Scale,
  values: readonly number[],
): AxisRange {
  if (measure === 'sparsity') return { min: 0, max: 1, ticks: null };
  const isRatio = measure === 'compression' || measure === 'speedup';
  const positive = values.filter((value) => value > 0);
  const most = Math.max(...positive, isRatio ? 2 : 0);
  if (scale === 'linear') return linearRange(isRatio ? 1 : 0, most);
  if (isRatio) return powersOfTwo(most);
  return aroundValues(Math.min(...positive), most);
}

function linearRange(min: number, most: number): AxisRange {
  const step = niceStep((Math.max(most, 1e-6) * 1.02 - min) / 6);
  return { min, max: min + step * Math.ceil((most * 1.02 - min) / step), ticks: null };
}

function powersOfTwo(most: number): AxisRange {
  const doublings = Math.ceil(Math.log2(most));
  // A few labels on a long way: 1, 4, 16, ...
  const every = Math.ceil(doublings / 8);
  const count = Math.floor(doublings / every) + 1;
  const ticks = Array.from({ length: count }, (_none, index) => 2 ** (index * every));
  return { min: 1, max: 2 ** doublings, ticks };
}

/** A little room on both sides, and round numbers between. */
function aroundValues(least: number, most: number): AxisRange {
  if (!Number.isFinite(least)) return { min: 1, max: 10, ticks: null };
  const room = Math.max((most / least) ** 0.04, 1.05);
  const [min, max] = [least / room, most * room];
  const wide = max / min > 20;
  const digits = max / min > 3 ? (wide ? [1, 2, 5] : [1, 1.5, 2, 3, 5, 7]) : DENSE_DIGITS;
  const first = Math.floor(Math.log10(min));
  const decades = Array.from(
    { length: Math.floor(Math.log10(max)) - first + 1 },
    (_none, index) => 10 ** (first + index),
  );
  const ticks = decades
    .flatMap((decade) => digits.map((digit) => Number((digit * decade).toPrecision(3))))
    .filter((tick) => tick >= min && tick <= max);
  return { min, max, ticks };
}

const DENSE_DIGITS = [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9];

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that is at least `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, 1e-9)));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= size * 0.999_999) ?? 10) * power;
}

/** Round numbers, without the digits that measured ones have. */
function axisText(value: number, measure: PruningMeasure, figures: Figures): string {
  switch (measure) {
    case 'compression':
    case 'speedup':
      return `${figures.plain(value)}×`;
    case 'latency':
      return figures.plain(value);
    case 'sparsity':
    case 'macs':
    case 'size':
      return pruningText(value, measure, figures);
  }
}

/** The horizontal axis of a measure. */
export function measureAxis(
  measure: PruningMeasure,
  scale: Scale,
  { min, max, ticks }: AxisRange,
  name: string,
  { ink, figures }: { readonly ink: ChartInk; readonly figures: Figures },
) {
  const isRatio = measure === 'compression' || measure === 'speedup';
  const at = ticks === null ? {} : { customValues: [...ticks] };
  const style = axisStyle(ink);
  return {
    ...style,
    ...(scale === 'log' && hasScales(measure)
      ? { type: 'log' as const, logBase: isRatio ? 2 : 10 }
      : { type: 'value' as const }),
    min,
    max,
    name,
    nameLocation: 'middle' as const,
    nameGap: 32,
    axisTick: { show: false, ...at },
    splitLine: { ...style.splitLine, ...at },
    axisLabel: {
      color: ink.quietText,
      hideOverlap: true,
      ...at,
      formatter: (value: number) => axisText(value, measure, figures),
    },
  };
}
