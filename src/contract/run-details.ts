import { z } from 'zod';

/** Counts of weights by value; `edges` has one entry more than each list of counts. */
export const histogramSchema = z.object({
  layer: z.string(),
  edges: z.array(z.number()),
  /** Of the dense baseline of the same seed; null where its weights are gone or it has another shape. */
  dense: z.array(z.int()).nullable(),
  /** Of the weights that the run has kept. */
  pruned: z.array(z.int()),
  /** How many weights are removed, masked or gone with their unit; null where that cannot be told any more. */
  removed: z.int().nullable(),
});
export type Histogram = z.infer<typeof histogramSchema>;

/** What one finished run does on the test set, beside its dense baseline. */
export const predictionsSchema = z.object({
  classes: z.array(z.string()),
  /** Rows: true class. Columns: predicted class. */
  confusion: z.array(z.array(z.int())),
  denseConfusion: z.array(z.array(z.int())),
  /** Of the test set: right before pruning and wrong after, and the other way round. */
  newlyWrong: z.int(),
  newlyRight: z.int(),
});
export type Predictions = z.infer<typeof predictionsSchema>;

export const runDetailsSchema = z.object({
  histograms: z.array(histogramSchema),
  /** Null for runs of an earlier version, which did not keep what they predicted. */
  predictions: predictionsSchema.nullable(),
  /** Seconds by stage, in order. */
  stages: z.array(z.object({ stage: z.string(), seconds: z.number() })),
});
export type RunDetails = z.infer<typeof runDetailsSchema>;
