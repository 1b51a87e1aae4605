import type { CurveMeasure, CurveSegment } from '../contract/curves.ts';
import { niceStep } from './axis-ticks.ts';

/** The end of the vertical axis towards what is bad: its bottom for accuracies, its top for losses. */
export interface CurveCloseUp {
  readonly min?: number;
  readonly max?: number;
}

/** Axes have about so many steps. */
const STEPS_PER_AXIS = 5;

/**
 * The range in which the curves end. What networks do at first, and right after pruning, may be so far
 * from it that all ends become one.
 *
 * @returns null where that leaves nothing out
 */
export function curveCloseUp(
  segments: readonly CurveSegment[],
  measure: CurveMeasure,
): CurveCloseUp | null {
  const all = segments.flatMap(({ points }) => points.map(({ mean }) => mean));
  const ends = segments.flatMap(({ points }) => points.at(-1)?.mean ?? []);
  if (ends.length === 0) return null;
  const [lowest, highest] = [Math.min(...ends), Math.max(...all)];
  if (measure === 'accuracy') {
    const step = niceStep(Math.max(highest - lowest, 0.01) / STEPS_PER_AXIS);
    const min = Math.max(0, rounded(Math.floor(lowest / step) * step));
    return Math.min(...all) < min ? { min } : null;
  }
  const [least, worst] = [Math.min(...all), Math.max(...ends)];
  const step = niceStep(Math.max(worst - least, 0.01) / STEPS_PER_AXIS);
  const max = rounded(Math.ceil(worst / step) * step);
  return highest > max ? { max } : null;
}

/** Without the last digits of an inexact product. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
