import { axisStyle } from './frame.ts';
import type { Figures } from '../language/figures.ts';
import { linearTicks, logRange, logTicks, nearRange } from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';
import { isCost, pruningText } from './measures.ts';
import type { PruningMeasure } from './measures.ts';
import type { ChartInk } from './palette.ts';

/** How figures are spread over an axis. */
export type Scale = 'linear' | 'log';

/** Ratios grow by factors; so do sizes, but only over a wide range. */
export function usualScale(measure: PruningMeasure): Scale {
  return measure === 'compression' || measure === 'speedup' ? 'log' : 'linear';
}

/** Whether both scales make sense: sparsities begin at zero, which a logarithm does not know. */
export function hasScales(measure: PruningMeasure): boolean {
  return measure !== 'sparsity';
}

/** Sparsities closer together than this would look further apart than they are. */
const SHORTEST_SPARSITY = 0.1;

/**
 * A way that begins and ends near these values. A cost begins at zero where that leaves no more than a
 * third empty, since lengths from zero can be compared.
 */
export function axisRange(
  measure: PruningMeasure,
  scale: Scale,
  values: readonly number[],
): AxisRange {
  if (measure === 'sparsity') {
    return nearRange(values, { least: 0, most: 1, shortest: SHORTEST_SPARSITY });
  }
  if (scale === 'log') return logRange(values, logBaseOf(measure));
  // A ratio to nothing that is left is infinite, and stands on no axis.
  const known = values.filter((value) => Number.isFinite(value));
  const [most, least] = [Math.max(...known), Math.min(...known)];
  const begins = isCost(measure) && least < most / 3 ? [0] : [];
  return nearRange([...begins, ...known], { least: 0, shortest: Math.max(most * 0.05, 1e-6) });
}

/** The same with ends that the reader has chosen. */
export function rangeBetween(
  measure: PruningMeasure,
  scale: Scale,
  [min, max]: readonly [min: number, max: number],
): AxisRange {
  return scale === 'log' ? logTicks(min, max, logBaseOf(measure)) : linearTicks(min, max);
}

/** Ratios are thought of in doublings. */
function logBaseOf(measure: PruningMeasure): 2 | 10 {
  return measure === 'compression' || measure === 'speedup' ? 2 : 10;
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
  const at = { customValues: [...ticks] };
  const style = axisStyle(ink);
  return {
    ...style,
    ...(scale === 'log' && hasScales(measure)
      ? { type: 'log' as const, logBase: logBaseOf(measure) }
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
