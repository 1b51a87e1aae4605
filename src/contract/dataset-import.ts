import { z } from 'zod';
import { shapeSchema, shownExampleSchema } from './catalogue.ts';
import { examplesKindSchema, featureFactsSchema } from './features.ts';
import { importFindingsSchema } from './import-findings.ts';
import { announcedFilesSchema, importFiles } from './uploads.ts';
import type { ImportClient, SourceFile, Watching } from './uploads.ts';

/** Larger files are more than can be held in memory several times. */
export const MAX_IMPORT_BYTES = 2 ** 31 - 1;
/** Of an image, in pixels; and so many channels. */
export const MAX_SIDE = 65_536;
/** Of images that are scaled. */
export const MAX_RESIZED_SIDE = 4096;
/** Labels are bytes. */
export const MAX_CLASSES = 256;
const side = z.int().min(1).max(MAX_SIDE);
const resizedSide = z.int().min(1).max(MAX_RESIZED_SIDE);
const column = z.string().min(1).max(100);

/** What an import is told before the files themselves are sent. */
export const beginImportSchema = z.strictObject({
  /** What the data set is to be called. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, {
      error: 'must begin with a letter or digit and have letters, digits, spaces, ".", "_" and "-"',
    }),
  files: announcedFilesSchema,
  /** In the order of their numbers; where left out, the files name the classes, or their numbers do. */
  classNames: z.array(z.string().trim().min(1).max(100)).min(2).max(MAX_CLASSES).optional(),
  /** Of CSV: the column of the classes, by its name or its number from 1. */
  labelColumn: column.optional(),
  /** What examples are taken for, where the files leave a choice; else what their values suggest. */
  as: examplesKindSchema.optional(),
  /** Of tables: columns whose numbers are no quantities but names of categories, likewise. */
  categoricalColumns: z.array(column).min(1).max(1000).optional(),
  /** Of tables: rows in which a value is missing are left out, where they would be refused. */
  withoutIncompleteRows: z.boolean().optional(),
  /** Of CSV: columns that are neither class nor pixel nor feature, likewise. */
  withoutColumns: z.array(column).min(1).max(1000).optional(),
  /** Of CSV and arrays: height, width and channels of an image. */
  shape: z.tuple([side, side, side]).optional(),
  /** Of image files: height and width that all are scaled to; else they must be alike. */
  resize: z.tuple([resizedSide, resizedSide]).optional(),
  /** Of image files: grey (1) or colour (3); else they must be alike. */
  channels: z.literal([1, 3]).optional(),
  /** The values that are black and white; else 0 and 1, or 0 and 255, as the values suggest. */
  range: z
    .tuple([z.number(), z.number()])
    .refine(([black, white]) => black < white, { error: 'must have black below white' })
    .optional(),
  /** Values outside become black or white, where they would be refused. */
  clip: z.boolean().optional(),
  /** Test images that are set aside have every class by its share, unless this is false. */
  stratify: z.boolean().optional(),
});
export type ImportRequest = z.infer<typeof beginImportSchema>;

/** What is said of the files, which may be said anew once they have come. */
export const importOptionsSchema = beginImportSchema.omit({ files: true });
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** What would be imported, to be looked at before it is. */
export const importPreviewSchema = z.object({
  /** Of the files, e.g. "IDX". */
  format: z.string(),
  shape: shapeSchema,
  classes: z.array(z.string()),
  trainCount: z.int(),
  testCount: z.int(),
  findings: importFindingsSchema,
  /** Of examples that are no images, the first of their features, as they are in training examples. */
  features: z.array(featureFactsSchema).nullable(),
  /** The first training examples of each class. */
  examples: z.array(shownExampleSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/**
 * Sends files and has them imported as a data set.
 *
 * @returns the data set as `finishImport` tells it
 */
export function importDataset<T>(
  client: ImportClient<ImportOptions, T>,
  said: ImportOptions,
  chosen: readonly SourceFile[],
  watching: Watching = {},
): Promise<T> {
  return importFiles(client, said, chosen, watching);
}
