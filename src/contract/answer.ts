import { z } from 'zod';
import { importedStartSchema } from './imported-start.ts';
import { latencyDoubtSchema } from './latency.ts';
import {
  EQUIVALENCE_MARGIN,
  comparisonPointSchema,
  comparisonSeriesSchema,
  pairedDifferenceSchema,
  spreadSchema,
} from './results.ts';

/** In what candidates are compared. */
export const measureSchema = z.enum(['accuracy', 'size', 'macs', 'latency']);
export type Measure = z.infer<typeof measureSchema>;

/** What the model must keep or reach; null asks nothing. Shares are of the figure of the comparison's reference. */
export const needsSchema = z.strictObject({
  /** Mean final accuracy that may be lost, 0 to 1. */
  accuracyLoss: z.number().min(0).max(1).nullable(),
  /** Largest gzip size, as a share. */
  size: z.number().gt(0).max(1).nullable(),
  /** Most MACs, as a share. */
  macs: z.number().gt(0).max(1).nullable(),
  /** Longest median latency at `batchSize`, as a share; above 1 a slower model is accepted. */
  latency: z.number().gt(0).max(2).nullable(),
  batchSize: z.string().max(20).default('1'),
  /** What is best among those that meet the needs: that is what they are compared in. */
  prefer: measureSchema.default('accuracy'),
  /** Accuracies that lie no further apart are practically equal. */
  margin: z.number().gt(0).max(1).default(EQUIVALENCE_MARGIN),
});
export type Needs = z.infer<typeof needsSchema>;

/** What is asked where nobody says otherwise, in app, report and command line: lose at most one point, be small. */
export const FIRST_NEEDS: Needs = needsSchema.parse({
  accuracyLoss: 0.01,
  size: null,
  macs: null,
  latency: null,
  prefer: 'size',
});

export const needSchema = z.enum(['accuracyLoss', 'size', 'macs', 'latency']);
export type Need = z.infer<typeof needSchema>;

/** How a candidate stands to one need, in that need's own measure. */
export const fitSchema = z.object({
  need: needSchema,
  value: z.number(),
  limit: z.number(),
  /** How far the mean is within the limit; negative outside. */
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
  /** Other levels at which the strategy gave the very same networks. */
  sameLevels: z.array(z.number()),
  point: comparisonPointSchema,
  /** How it stands to every need that was asked and whose figure is known. */
  fits: z.array(fitSchema),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** What the seeds can show at all, of best and runner-up. */
export const showableSchema = z.object({
  /** How many seeds, in cross-validation folds, both have. */
  n: z.int(),
  /**
   * The least difference that is found with a power of 0.8 at the spread seen and after correction, in
   * the unit of `difference`; null without a spread, and over folds.
   */
  detectable: z.number().nullable(),
  /** The least p there can be without any assumption on the distribution: 2 / 2^n. */
  leastP: z.number(),
});
export type Showable = z.infer<typeof showableSchema>;

export const answerSchema = z.object({
  /** Strategies by levels that have figures, controls among them; dense networks are none. */
  considered: z.int(),
  meeting: z.int(),
  /** How many of those considered are no better than guessing: they are never recommended. */
  guessing: z.int(),
  best: candidateSchema.nullable(),
  runnerUp: candidateSchema.nullable(),
  /** Where none meets the needs: the one that misses by the least share of its limit. */
  nearest: candidateSchema.nullable(),
  /**
   * By which accuracies was chosen: of the validation examples, of the test set, or in cross-validation of the
   * folds that are tested on. Those that are told are of the latter two.
   */
  chosenOn: z.enum(['validation', 'test', 'folds']),
  /** What was compared: what is preferred. */
  measure: measureSchema,
  /**
   * Best minus runner-up over common seeds: of accuracies, and of what costs in natural logarithms, so that
   * e.g. -0.1 is about a tenth less.
   */
  difference: pairedDifferenceSchema.nullable(),
  /**
   * Where something else than accuracy is preferred: best minus runner-up in the accuracy that is chosen by,
   * tested as if it were preferred; null elsewhere.
   */
  accuracyDifference: pairedDifferenceSchema.nullable(),
  /**
   * Where validation examples chose: best minus runner-up in test accuracy over the seeds of both. It is told
   * beside, and not tested; null elsewhere.
   */
  testDifference: spreadSchema.nullable(),
  /**
   * `separated`, `equivalent` and `undecided`: the state of `difference`. `one-seed`: nothing can be said, nor
   * where all seeds give the same two networks, `one-network`.
   * `alone`: no second candidate. `none`: nothing meets the needs. `empty`: no figures. The others are no
   * recommendation: `reference-at-chance` and `reference-not-finite`, since the dense network has learnt
   * nothing, and `wrecked`, where nearly all that was pruned is no better than guessing.
   */
  verdict: z.enum([
    'separated',
    'equivalent',
    'undecided',
    'one-seed',
    'one-network',
    'alone',
    'none',
    'empty',
    'reference-at-chance',
    'reference-not-finite',
    'wrecked',
  ]),
  /** Others that meet the needs and are shown to be practically as good as the best. */
  equivalent: z.array(candidateSchema),
  /**
   * Others that meet the needs and may be as good as the best, or not: neither is shown. Of one that is
   * `clearByItself` its 95 % interval excludes equality, which the correction does not bear out; these come last.
   */
  undecided: z.array(candidateSchema.extend({ clearByItself: z.boolean() })),
  /**
   * Where latency was asked about, why some should be measured again first: of best and runner-up, and of all
   * candidates where there is no best. None elsewhere.
   */
  latencyDoubts: z.array(latencyDoubtSchema),
  showable: showableSchema.nullable(),
  /**
   * Seeds in all, five at least, that would settle how best and runner-up compare with a power of 0.8, were
   * the difference as seen; null where it is settled, or not worth asking (no spread, or more than 100).
   */
  seedsNeeded: z.int().nullable(),
  /** Seeds to add next, five at most: a document with them is the experiment that would tell. */
  suggestedSeeds: z.array(z.int()),
  /** What is to be known of a dense network that came trained; null where it was trained here. */
  importedStart: importedStartSchema.nullable(),
  /** It was taken as it is, and is no better than guessing on these examples. */
  cameAtChance: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;
