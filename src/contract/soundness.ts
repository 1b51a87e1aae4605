import { z } from 'zod';
import { choiceSchema } from './experiment.ts';
import { spreadSchema } from './results.ts';

/**
 * The checklist after Blalock, Gonzalez Ortiz, Frankle and Guttag, "What is the State of Neural
 * Network Pruning?" (MLSys 2020), section 6 and appendix B, as far as one experiment can meet it.
 */
export const checkIdSchema = z.enum([
  /** Both compression ratio and theoretical speed-up are known. */
  'both-measures',
  /** At least five operating points. */
  'operating-points',
  /** Raw accuracy at every point and of the unpruned control. */
  'raw-accuracy',
  /** Several seeds, with their spread. */
  'seeds',
  /** Random pruning, magnitude and a smaller net trained from scratch stand beside. */
  'controls',
  /** Identical data, code and initial weights. */
  'same-terms',
  /** How the dense network was trained is known; only of one that came trained it is asked. */
  'known-training',
  /** As many epochs as the reference, for everything. */
  'equal-budget',
  /** The same machine, libraries and settings. */
  'same-environment',
  /** Compared at what was achieved, not at what was asked. */
  'achieved',
  /** Chosen by examples that are not those reported on. */
  'validation',
  /** Accuracy after fine-tuning. */
  'fine-tuned',
  /** Fine-tuned at a rate that can recover what was lost. */
  'retraining-rate',
  /** The same strategies on several pairs of data set and architecture. */
  'pairs',
  /** Latencies that can be relied on. */
  'quiet-machine',
  /** On what it was made is recorded, by a committed version of the workbench. */
  'environment',
  /** The networks have learnt: no run is at chance or diverged. */
  'learnt',
  /** Nothing failed or was left out. */
  'complete',
]);
export type CheckId = z.infer<typeof checkIdSchema>;

/** What would mend an item: a change of the document, which then is started beside what is there, or
 * more runs of the same. */
export const mendSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-strategies'), strategies: z.array(choiceSchema) }),
  z.object({ kind: z.literal('add-seeds'), seeds: z.array(z.int()) }),
  z.object({ kind: z.literal('add-sparsities'), sparsities: z.array(z.number()) }),
  z.object({ kind: z.literal('fine-tune'), epochs: z.int() }),
  z.object({ kind: z.literal('set-aside'), fraction: z.number() }),
  /** The dense networks that are trained as long: for experiments of before. */
  z.object({ kind: z.literal('add-reference') }),
  z.object({ kind: z.literal('measure-again') }),
  z.object({ kind: z.literal('retry') }),
]);
export type Mend = z.infer<typeof mendSchema>;

/** A data set and an architecture on which strategies have been run, without what makes no other pair. */
export const pairSchema = z.object({ dataset: choiceSchema, model: choiceSchema });
export type Pair = z.infer<typeof pairSchema>;

export const checkSchema = z.object({
  id: checkIdSchema,
  /** `pending`: it is planned so, and the runs are not finished yet. */
  state: z.enum(['met', 'partly', 'missing', 'pending']),
  /** The figures and names behind the state, e.g. `{ found: 3, wanted: 5 }`; texts name them. */
  facts: z.record(
    z.string(),
    z.union([
      z.number(),
      z.string(),
      z.array(z.string()),
      z.array(pairSchema),
      z.array(choiceSchema),
    ]),
  ),
  mend: mendSchema.nullable(),
});
export type Check = z.infer<typeof checkSchema>;

/** By what strategies are brought to the same place: as achieved. */
export const matchedMeasureSchema = z.enum(['compressionRatio', 'theoreticalSpeedup']);
export type MatchedMeasure = z.infer<typeof matchedMeasureSchema>;

/**
 * Final accuracy at the same achieved compression: interpolated linearly over the logarithm of the
 * measure between a seed's two neighbouring points, seed by seed; null where a series does not reach.
 */
export const matchedSchema = z.object({
  measure: matchedMeasureSchema,
  at: z.array(z.number()),
  rows: z.array(
    z.object({
      seriesKey: z.string(),
      /** One per entry of `at`. */
      accuracy: z.array(spreadSchema.nullable()),
    }),
  ),
});
export type Matched = z.infer<typeof matchedSchema>;

export const soundnessSchema = z.object({
  checks: z.array(checkSchema),
  matched: z.array(matchedSchema),
});
export type Soundness = z.infer<typeof soundnessSchema>;
