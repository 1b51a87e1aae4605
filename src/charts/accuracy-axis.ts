import type { Figures } from '../language/figures.ts';
import type { AxisRange } from './axis-ticks.ts';
import { axisStyle } from './frame.ts';
import type { AccuracyMeasure } from './measures.ts';
import type { ChartInk } from './palette.ts';

/** The vertical axis of accuracies in percent, or of their differences in percentage points. */
export function accuracyValueAxis(
  { min, max, ticks }: AxisRange,
  measure: AccuracyMeasure,
  { ink, figures }: { readonly ink: ChartInk; readonly figures: Figures },
) {
  const style = axisStyle(ink);
  const at = { customValues: [...ticks] };
  return {
    ...style,
    type: 'value' as const,
    min,
    max,
    // Grid lines stand where ticks would.
    axisTick: { ...style.axisTick, ...at },
    splitLine: { ...style.splitLine, ...at },
    axisLabel: {
      ...at,
      color: ink.quietText,
      formatter: (value: number) =>
        measure === 'difference' ? differenceLabel(value, figures) : figures.sparsity(value),
    },
  };
}

/** Percentage points with as many digits as they need, and a sign. */
function differenceLabel(value: number, figures: Figures): string {
  const points = Number((value * 100).toPrecision(6));
  return points > 0 ? `+${figures.plain(points)}` : figures.plain(points);
}
