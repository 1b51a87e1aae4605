import type { Spread } from '../contract/results.ts';
import type { AccuracyDrawing } from './accuracy-chart.ts';
import { plusMinus, spreadBounds } from './band.ts';

/** Differences have no limits of their own; accuracies are fractions. */
const DIFFERENCES = [-1, 1] as const;

/** From where to where what stands on the vertical axis is uncertain, as the reader wants to see it. */
export function alongOf(
  accuracy: Spread,
  { drawnBand, y }: Pick<AccuracyDrawing, 'drawnBand' | 'y'>,
): [low: number, high: number] {
  return spreadBounds(accuracy, drawnBand, y === 'difference' ? DIFFERENCES : undefined);
}

/** The same of a cost, which is never below nothing. */
export function acrossOf(
  cost: Spread,
  { drawnBand }: Pick<AccuracyDrawing, 'drawnBand'>,
): [low: number, high: number] {
  const half = plusMinus(cost, drawnBand) ?? 0;
  return [Math.max(0, cost.mean - half), cost.mean + half];
}
