import { z } from 'zod';
import { answerSchema, candidateSchema } from './answer.ts';
import { pairedDifferenceSchema, spreadSchema } from './results.ts';

/** What came out of an experiment, in a line: its answer where nothing but the usual is asked (`FIRST_NEEDS`). */
export const outcomeSchema = answerSchema
  .pick({ verdict: true, considered: true, meeting: true, guessing: true })
  .extend({
    /** What is recommended; null where nothing is. */
    best: candidateSchema
      .pick({ strategy: true, telling: true })
      .extend({
        /** Mean share that is removed. */
        sparsity: z.number(),
        /** Final accuracy on what is tested on. */
        accuracy: spreadSchema,
        /** Mean difference of accuracy to the reference; null where there is none. */
        difference: pairedDifferenceSchema.shape.mean.nullable(),
        /** Mean bytes after gzip, and how many times smaller than the dense network's parameters. */
        gzipBytes: z.number(),
        compressionRatio: z.number(),
        /** Its whole 95 % interval lies within the accuracy that may be lost; null where that is not known. */
        certain: z.boolean().nullable(),
      })
      .nullable(),
    /** How many others are shown to be as small, and of how many that is not decided. */
    equivalent: z.int(),
    undecided: z.int(),
    /** The dense network that accuracies are held against was trained for less: see `lacksReference`. */
    lacksReference: z.boolean(),
  });
export type Outcome = z.infer<typeof outcomeSchema>;

/** A view of the history that somebody has named: filters, columns, groups and order. */
export const savedViewSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** As they stand in the address of the page, without a question mark. */
  address: z.string().max(4000),
});
export type SavedView = z.infer<typeof savedViewSchema>;
