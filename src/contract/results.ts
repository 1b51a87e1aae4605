import { z } from 'zod';
import { experimentDocumentSchema } from './experiment.ts';
import { latencyDoubtSchema } from './latency.ts';
import { environmentSchema, foldSchema, runRecordSchema } from './run.ts';
import { denseSchema } from './words.ts';

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

/** Over seeds: mean, and what needs at least two of them, null where there is only one. */
export const spreadSchema = z.object({
  n: z.int(),
  mean: z.number(),
  /** Sample standard deviation (divided by n - 1). */
  sd: z.number().nullable(),
  /** Half the width of the 95 % interval of the mean: by Student's t with n - 1 degrees of freedom, of a difference by its test, null where few seeds agree by chance. */
  halfWidth: z.number().nullable(),
});
export type Spread = z.infer<typeof spreadSchema>;

/** By what a difference was tested: see `analysis/comparison/differences.ts`. */
const differenceTestSchema = z.object({
  /**
   * `paired`: Student's paired t by its own variance. `pooled`: by the variance that it has in common with
   * those it was tested with, where that is larger. `resampled`: Nadeau and Bengio's, over folds. `bursts`: of
   * two latencies by the intervals of their ratios to the dense network's, over bursts.
   */
  method: z.enum(['paired', 'pooled', 'resampled', 'bursts']),
  degreesOfFreedom: z.number(),
  /** For how many tests p was corrected. */
  comparisons: z.int(),
});

/**
 * What is known of a difference. `equivalent`: it lies within the margin. `different`: there is one.
 * `undecided`: neither is shown, which is no evidence of equality. `at-chance`: most networks of one side are
 * no better than guessing, of which neither is said.
 */
export const differenceStateSchema = z.enum(['different', 'equivalent', 'undecided', 'at-chance']);
export type DifferenceState = z.infer<typeof differenceStateSchema>;

/** A difference of two figures over the seeds (in cross-validation folds) that both have: first minus second. */
export const pairedDifferenceSchema = spreadSchema.extend({
  /** Two-sided p of the test; null where there are fewer than two seeds or no spread. */
  p: z.number().nullable(),
  /** The same after Holm's correction over all differences that were tested together: it decides. */
  adjustedP: z.number().nullable(),
  /** How far two figures may lie apart and count as the same, in the difference's unit. */
  margin: z.number(),
  /** P of the test that the difference lies beyond the margin, corrected likewise. */
  equivalenceP: z.number().nullable(),
  /** Null for a single seed, of which nothing can be said. */
  state: differenceStateSchema.nullable(),
  test: differenceTestSchema.nullable(),
});
export type PairedDifference = z.infer<typeof pairedDifferenceSchema>;

/** Two accuracies that lie no further apart than this, half a percentage point, are practically equal. */
export const EQUIVALENCE_MARGIN = 0.005;

/** One strategy at one level, over its finished seeds. */
export const comparisonPointSchema = z.object({
  /** Asked sparsity, or for strategies with levels of their own that level (a threshold). */
  level: z.number(),
  /** Of the units that can be removed, where units are what is removed, else of the weights. */
  achievedSparsity: spreadSchema,
  /** Share of the prunable weights that is removed, whatever is; null where a run does not say. */
  weightSparsity: spreadSchema.nullable(),
  accuracy: spreadSchema,
  /** On the examples that were set aside, by which is chosen; null where there are none. */
  validationAccuracy: spreadSchema.nullable(),
  oneShotAccuracy: spreadSchema.nullable(),
  compressionRatio: spreadSchema,
  macs: spreadSchema,
  theoreticalSpeedup: spreadSchema,
  sizeBytes: spreadSchema,
  gzipBytes: spreadSchema,
  /** p50 by batch size, spread over seeds or bursts, whichever is wider; null until every seed is measured. */
  latencyMs: z.record(z.string(), spreadSchema).nullable(),
  /**
   * The same as a share of the dense network's in the same bursts, so that the state of the machine does
   * not matter; exactly 1, with no width, for the dense network's own graph.
   */
  latencyRatio: z.record(z.string(), spreadSchema).nullable(),
  /** Why some of its latencies should be measured again. */
  latencyDoubts: z.array(latencyDoubtSchema),
  /** Final accuracy minus that of the reference of the same seed and fold; null for the reference itself. */
  difference: pairedDifferenceSchema.nullable(),
  /** The runs behind the figures, one per finished seed. */
  runs: z.array(z.object({ id: z.string(), seed: z.int(), fold: foldSchema.nullable() })),
});
export type ComparisonPoint = z.infer<typeof comparisonPointSchema>;

/** The name of a parameter with its value. */
export const settingSchema = z.object({ name: z.string(), value: z.unknown() });
export type Setting = z.infer<typeof settingSchema>;

/** One entry of the document's strategies, with its points from the lowest level to the highest. */
export const comparisonSeriesSchema = z.object({
  /** Unique within the experiment. */
  key: z.string(),
  strategy: z.string(),
  /** The parameters that tell it from the other entries of its strategy; none where it is the only one. */
  telling: z.array(settingSchema),
  family: z.string(),
  /** What its runs have in common, levels left out. */
  parameters: z.record(z.string(), z.unknown()),
  points: z.array(comparisonPointSchema),
});
export type ComparisonSeries = z.infer<typeof comparisonSeriesSchema>;

export const comparisonSchema = z.object({
  /** The dense baseline as it was trained, from which pruning starts. */
  dense: comparisonPointSchema.nullable(),
  /** The same fine-tuned as long as what is pruned. */
  continued: comparisonPointSchema.nullable(),
  /**
   * What all differences are taken from: `dense-continued`, which had as much training as everything
   * compared with it. `dense` where nothing is fine-tuned, and for an experiment of before 0.3 whose
   * continued networks have not been asked for yet.
   */
  reference: denseSchema,
  series: z.array(comparisonSeriesSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
