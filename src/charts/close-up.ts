import type { ComparisonPoint, ComparisonSeries } from '../contract/results.ts';
import { spreadBounds } from './band.ts';
import { niceStep, roundedRange } from './axis-ticks.ts';
import type { AxisRange } from './axis-ticks.ts';
import { accuracyOf } from './measures.ts';
import type { AccuracyMeasure } from './measures.ts';

/** A range of accuracies in which the strategies can be told apart. */
export interface CloseUp {
  /** Bottom of the range; null where everything has room anyway. */
  readonly from: number | null;
  /** The series that leave the range at its bottom. */
  readonly below: readonly ComparisonSeries[];
}

/** Axes have about so many steps. */
const STEPS_PER_AXIS = 5;

/** Accuracies closer together than this, a fifth of a point, would look far apart. */
const SHORTEST = 0.002;

/**
 * The range of the dense networks and of all strategies that are no controls. A control such as random
 * pruning may fall so far that the rest becomes one line; then it leaves the range, and is named.
 */
export function closeUp(
  series: readonly ComparisonSeries[],
  dense: readonly ComparisonPoint[],
  measure: AccuracyMeasure,
): CloseUp {
  const whole = { from: null, below: [] };
  const strategies = series.filter(({ family }) => family !== 'control');
  if (strategies.every(({ points }) => points.length === 0)) return whole;

  const [lowest, highest] = accuracyExtent(strategies, dense, measure);
  const step = niceStep((highest - lowest) / STEPS_PER_AXIS);
  const least = measure === 'difference' ? -1 : 0;
  const from = Math.max(least, Number((Math.floor(lowest / step) * step).toPrecision(6)));
  const below = series.filter(({ points }) =>
    points.some((point) => (accuracyOf(point, measure)?.mean ?? 1) < from),
  );
  return below.length === 0 ? whole : { from, below };
}

/**
 * The vertical axis: room for every mean and one standard deviation around it. Wider bands, such as
 * the 95 % interval of two seeds, are cut off, since they would leave nothing else to see.
 *
 * @param from its bottom, where that is given
 */
export function accuracyAxisRange(
  series: readonly ComparisonSeries[],
  dense: readonly ComparisonPoint[],
  measure: AccuracyMeasure,
  from: number | null,
): AxisRange {
  const [lowest, highest] = accuracyExtent(series, dense, measure);
  const [least, most] = measure === 'difference' ? [-1, 1] : [0, 1];
  // A little below a given bottom where it is no round number.
  const ends = [from ?? lowest, highest];
  return roundedRange(ends, { least, most, shortest: SHORTEST, steps: STEPS_PER_AXIS });
}

function accuracyExtent(
  series: readonly ComparisonSeries[],
  dense: readonly ComparisonPoint[],
  measure: AccuracyMeasure,
): [lowest: number, highest: number] {
  const within = measure === 'difference' ? ([-1, 1] as const) : undefined;
  const bounds = [
    ...series.flatMap(({ points }) => points),
    ...(measure === 'difference' ? [] : dense),
  ].flatMap((point) => {
    const accuracy = dense.includes(point) ? point.accuracy : accuracyOf(point, measure);
    return accuracy === null ? [] : spreadBounds(accuracy, 'sd', within);
  });
  // The reference of differences is zero.
  if (measure === 'difference') bounds.push(0);
  return [Math.min(...bounds), Math.max(...bounds)];
}
