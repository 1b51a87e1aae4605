import type { ComparisonPoint, ComparisonSeries } from '../../contract/results.ts';
import { accuracyOf } from './accuracy-chart.ts';
import type { AccuracyMeasure } from './accuracy-chart.ts';
import { spreadBounds } from './band.ts';

/** A range of accuracies in which the strategies can be told apart. */
export interface CloseUp {
  /** Bottom of the range; null where everything has room anyway. */
  readonly from: number | null;
  /** The series that leave the range at its bottom. */
  readonly below: readonly ComparisonSeries[];
}

/** Steps that axes are divided by. */
const STEPS = [1, 2, 2.5, 5, 10];
/** Axes have about so many steps. */
const STEPS_PER_AXIS = 5;

/**
 * The range of the baseline and of all strategies that are no controls. A control such as random
 * pruning may fall so far that the rest becomes one line; then it leaves the range, and is named.
 */
export function closeUp(
  series: readonly ComparisonSeries[],
  dense: ComparisonPoint | null,
  measure: AccuracyMeasure,
): CloseUp {
  const whole = { from: null, below: [] };
  const strategies = series.filter(({ family }) => family !== 'control');
  if (strategies.every(({ points }) => points.length === 0)) return whole;

  const near = [
    ...strategies.flatMap((one) => boundsOf(one.points, measure)),
    ...(dense === null ? [] : spreadBounds(dense.accuracy)),
  ];
  const [lowest, highest] = [Math.min(...near), Math.max(...near)];
  const step = niceStep((highest - lowest) / STEPS_PER_AXIS);
  const from = Math.max(0, Number((Math.floor(lowest / step) * step).toPrecision(6)));
  const below = series.filter(({ points }) =>
    points.some((point) => (accuracyOf(point, measure)?.mean ?? 1) < from),
  );
  return below.length === 0 ? whole : { from, below };
}

function boundsOf(points: readonly ComparisonPoint[], measure: AccuracyMeasure): number[] {
  return points.flatMap((point) => {
    const accuracy = accuracyOf(point, measure);
    return accuracy === null ? [] : spreadBounds(accuracy);
  });
}

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that is at least `size`. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, 1e-4)));
  return (STEPS.find((step) => step * power >= size) ?? 10) * power;
}
