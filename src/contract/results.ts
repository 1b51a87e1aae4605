import { z } from 'zod';
import { experimentDocumentSchema } from './experiment.ts';
import { environmentSchema, runRecordSchema } from './run.ts';

/** What `run --out` and `export --format json` write: the question, the machine and every run. */
export const resultsSchema = z.object({
  formatVersion: z.literal(1),
  id: z.string(),
  createdAt: z.string(),
  document: experimentDocumentSchema,
  environment: environmentSchema.nullable(),
  runs: z.array(runRecordSchema),
});
export type Results = z.infer<typeof resultsSchema>;

/** Mean and sample standard deviation over seeds; `sd` is null where there is only one. */
export const spreadSchema = z.object({
  n: z.int(),
  mean: z.number(),
  sd: z.number().nullable(),
});
export type Spread = z.infer<typeof spreadSchema>;

/** One strategy at one level, over its finished seeds. */
export const comparisonPointSchema = z.object({
  /** Asked sparsity, or for strategies with levels of their own that level (a threshold). */
  level: z.number(),
  achievedSparsity: spreadSchema,
  accuracy: spreadSchema,
  oneShotAccuracy: spreadSchema.nullable(),
  compressionRatio: spreadSchema,
  macs: spreadSchema,
  theoreticalSpeedup: spreadSchema,
  sizeBytes: spreadSchema,
  gzipBytes: spreadSchema,
  /** p50 by batch size; null until every seed is measured. */
  latencyMs: z.record(z.string(), spreadSchema).nullable(),
});
export type ComparisonPoint = z.infer<typeof comparisonPointSchema>;

/** One entry of the document's strategies, with its points from the lowest level to the highest. */
export const comparisonSeriesSchema = z.object({
  /** Unique within the experiment. */
  key: z.string(),
  strategy: z.string(),
  /** Short name that tells two entries of one strategy apart, e.g. "Magnitude (layer)". */
  label: z.string(),
  family: z.string(),
  points: z.array(comparisonPointSchema),
});
export type ComparisonSeries = z.infer<typeof comparisonSeriesSchema>;

export const comparisonSchema = z.object({
  dense: comparisonPointSchema.nullable(),
  series: z.array(comparisonSeriesSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
