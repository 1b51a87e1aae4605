import { z } from 'zod';

/**
 * What was found in files that were imported, and what was made of it: so that whoever brought them
 * can see whether they were understood.
 */
export const importFindingsSchema = z.object({
  /** Least and greatest pixel value of the files. */
  range: z.tuple([z.number(), z.number()]),
  /** The values that became black (0) and white (255). */
  scale: z.tuple([z.number(), z.number()]),
  /** Number of values outside of these, which became black or white. */
  clipped: z.int(),
  /** The brightest pixel that came of it, of 255. */
  brightest: z.int(),
  /** Number of images of each class. */
  counts: z.object({ train: z.array(z.int()), test: z.array(z.int()) }),
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
