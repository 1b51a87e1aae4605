import { z } from 'zod';

/** What a learning curve shows: a share of images, 0 to 1, or a mean cross-entropy in nats. */
export const CURVE_MEASURES = ['accuracy', 'loss'] as const;
export type CurveMeasure = (typeof CURVE_MEASURES)[number];

/**
 * On which images it was measured. `training` is the mean over the steps of an epoch, `validation` is
 * measured at the end of each, and `test` right after pruning (one-shot) and at the very end.
 */
export const CURVE_SETS = ['training', 'validation', 'test'] as const;
export type CurveSet = (typeof CURVE_SETS)[number];

/** One place of a curve. */
export interface CurvePoint {
  /** Epochs trained by then in all, those of the dense baseline included where it went on from there. */
  readonly epoch: number;
  readonly mean: number;
  /** Sample standard deviation; null for a single run. */
  readonly sd: number | null;
  /** How many runs it is of. */
  readonly n: number;
}

/** How runs went through their epochs on one set of images. */
export interface CurveSegment {
  readonly set: CurveSet;
  /** Trained from initial weights, or on from the dense baseline. */
  readonly kind: 'from-start' | 'fine-tuning';
  /** Epochs trained before its first: those of the baseline in fine-tuning, else none. */
  readonly fromEpoch: number;
  readonly points: readonly CurvePoint[];
}

/** When the runs of a strategy prune, where that is more than once or in the midst of training. */
export const pruningRoundsSchema = z.object({
  strategy: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** After how many epochs in all, as in `CurvePoint`, with the fractions of one. */
  epochs: z.array(z.number()),
});
export type PruningRounds = z.infer<typeof pruningRoundsSchema>;
