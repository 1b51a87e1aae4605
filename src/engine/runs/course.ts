import type { Masks } from '../network/weights.ts';

/**
 * How far a run has come beside its training. Whoever has done a piece of it writes down here what came of
 * it, and takes it from here when an interrupted run comes by again: none of it is done twice.
 */
export interface Course {
  /** What is removed after the newest round of pruning that is done; null before the first. */
  removed: { readonly step: number; readonly masks: Masks } | null;
  /** Null until it is measured, and where it is not. */
  oneShotAccuracy: number | null;
  /** The course of a strategy that is followed, while it is done for what it removes in the end. */
  ahead: Course | null;
}

export function newCourse(): Course {
  return { removed: null, oneShotAccuracy: null, ahead: null };
}
