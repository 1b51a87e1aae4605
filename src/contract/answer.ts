import { z } from 'zod';
import {
  comparisonPointSchema,
  comparisonSeriesSchema,
  pairedDifferenceSchema,
} from './results.ts';

/** What the model must keep or reach; null asks nothing. Shares are of the dense baseline's figure. */
export const needsSchema = z.strictObject({
  /** Mean final accuracy that may be lost, 0 to 1. */
  accuracyLoss: z.number().min(0).max(1).nullable(),
  /** Largest gzip size, as a share of the dense baseline's. */
  size: z.number().gt(0).max(1).nullable(),
  /** Most MACs, as a share. */
  macs: z.number().gt(0).max(1).nullable(),
  /** Longest median latency at `batchSize`, as a share; above 1 a slower model is accepted. */
  latency: z.number().gt(0).max(2).nullable(),
  batchSize: z.string().default('1'),
  /** What is best among those that meet the needs. */
  prefer: z.enum(['accuracy', 'size', 'macs', 'latency']).default('accuracy'),
});
export type Needs = z.infer<typeof needsSchema>;

export const needSchema = z.enum(['accuracyLoss', 'size', 'macs', 'latency']);
export type Need = z.infer<typeof needSchema>;

/** How a candidate stands to one need, in that need's own measure. */
export const fitSchema = z.object({
  need: needSchema,
  value: z.number(),
  limit: z.number(),
  /** How far within the limit, of a latency its interval's nearer end; negative outside. */
  margin: z.number(),
  /** The whole 95 % interval lies on the same side of the limit; null with one seed. */
  certain: z.boolean().nullable(),
});
export type Fit = z.infer<typeof fitSchema>;

/** One strategy at one level. */
export const candidateSchema = z.object({
  seriesKey: z.string(),
  strategy: z.string(),
  telling: comparisonSeriesSchema.shape.telling,
  level: z.number(),
  point: comparisonPointSchema,
  /** Every need that was asked, and for orientation those that were not (with `limit` null left out). */
  fits: z.array(fitSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const answerSchema = z.object({
  /** Strategies by levels that have figures, controls among them; the dense baseline is not. */
  considered: z.int(),
  meeting: z.int(),
  best: candidateSchema.nullable(),
  runnerUp: candidateSchema.nullable(),
  /** Where none meets the needs: the one that misses by the least share of its limit. */
  nearest: candidateSchema.nullable(),
  /** Best minus runner-up, in final accuracy over common seeds. */
  difference: pairedDifferenceSchema.nullable(),
  /**
   * `separated`: the corrected p of `difference` is below 0.05 (where there is no spread, and so no p:
   * there is a difference). `tied`: it is not. `one-seed`: nothing can be said. `alone`: no second candidate. `none`: nothing meets the needs. `empty`: no figures.
   */
  verdict: z.enum(['separated', 'tied', 'one-seed', 'alone', 'none', 'empty']),
  /** Others that meet the needs and cannot be told apart from the best in accuracy. */
  ties: z.array(candidateSchema),
  /**
   * Seeds in all that would separate best and runner-up with a power of 0.8 were all differences as
   * seen; null where it is not worth asking (separated, no spread, or more than 100).
   */
  seedsNeeded: z.int().nullable(),
  /** Seeds to add next: a document with them is the experiment that would tell. */
  suggestedSeeds: z.array(z.int()),
});
export type Answer = z.infer<typeof answerSchema>;
