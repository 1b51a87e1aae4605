import type { Comparison, ComparisonPoint } from '../contract/results.ts';
import { DENSE, DENSE_CONTINUED } from '../contract/words.ts';
import type { Dense } from '../contract/words.ts';

/** One of the networks from which nothing is removed. */
export interface DensePoint {
  readonly key: Dense;
  readonly point: ComparisonPoint;
}

/** Those that a comparison has: the reference of all differences first. */
export function densePoints({
  dense,
  continued,
}: Pick<Comparison, 'dense' | 'continued'>): DensePoint[] {
  return [
    ...(continued === null ? [] : [{ key: DENSE_CONTINUED, point: continued }]),
    ...(dense === null ? [] : [{ key: DENSE, point: dense }]),
  ];
}

/** The network that all differences are taken from, once it has figures. */
export function referencePoint({
  dense,
  continued,
  reference,
}: Pick<Comparison, 'dense' | 'continued' | 'reference'>): ComparisonPoint | null {
  return reference === DENSE ? dense : continued;
}
