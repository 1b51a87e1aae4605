import { z } from 'zod';
import { examplesKindSchema } from './features.ts';

/**
 * Why examples were taken for what they were: the user said so; their values can be brightnesses; columns
 * are called by words, or have words in them; there is no square of pixels; values are fractions beyond 1,
 * below zero, beyond 255, or none at all.
 */
export const takenBecauseSchema = z.enum([
  'said',
  'brightness',
  'names',
  'words',
  'count',
  'fractions',
  'negative',
  'large',
]);
export type TakenBecause = z.infer<typeof takenBecauseSchema>;

/**
 * What was found in files that were imported, and what was made of it: so that whoever brought them
 * can see whether they were understood.
 */
export const importFindingsSchema = z.object({
  /** Least and greatest value of the files. */
  range: z.tuple([z.number(), z.number()]),
  /** The values that became black (0) and white (255); null where they stay what they are. */
  scale: z.tuple([z.number(), z.number()]).nullable(),
  /** Number of values outside of these, which became black or white. */
  clipped: z.int(),
  /** The brightest pixel that came of it, of 255; null where values stay what they are. */
  brightest: z.int().nullable(),
  /**
   * What the examples were taken for, and why; of earlier versions, and where the format leaves no
   * choice, nothing.
   */
  taken: z
    .object({ as: examplesKindSchema, because: takenBecauseSchema, shape: z.array(z.int()) })
    .nullish(),
  /** Number of examples of each class. */
  counts: z.object({ train: z.array(z.int()), test: z.array(z.int()) }),
  /**
   * Training examples that are the same as an earlier one, and test examples that are training examples
   * too; of earlier versions nothing.
   */
  repeated: z.object({ train: z.int(), test: z.int() }).nullish(),
  /** How test images were set aside; null where the files have some of their own. */
  setAside: z.enum(['by class', 'at random']).nullable(),
  /** Of tables: what was taken for what. */
  table: z
    .object({
      /** Whether the first line has names. */
      header: z.boolean(),
      /** The column of the classes, by its name or number. */
      labelColumn: z.string(),
      /** Columns that were left out, likewise. */
      leftOut: z.array(z.string()),
      /** Of those whose columns are features: columns of categories, and how many each has. */
      categorical: z.array(z.object({ column: z.string(), categories: z.int() })).optional(),
      /** Rows that were left out, since a value was missing in them. */
      incompleteRows: z.int().optional(),
      /** Test rows with a category that no training row has. */
      unknownCategories: z.int().optional(),
    })
    .nullable(),
  /** Of arrays: which of them were taken for what; of earlier versions nothing. */
  arrays: z
    .array(z.object({ images: z.string(), labels: z.string(), split: z.enum(['train', 'test']) }))
    .nullish(),
  /** Of image files: what they were before they all were alike. */
  pictures: z
    .object({
      /** The commonest first. */
      sizes: z.array(
        z.object({ height: z.int(), width: z.int(), channels: z.int(), count: z.int() }),
      ),
      /** Files beside them that are no images. */
      ignored: z.int(),
      /** Images for validation, which are not used where there are others for testing. */
      unused: z.int(),
    })
    .nullable(),
});
export type ImportFindings = z.infer<typeof importFindingsSchema>;
