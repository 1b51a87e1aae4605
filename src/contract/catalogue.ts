import { z } from 'zod';
import { entryWordsSchema } from './entry-words.ts';
import { choiceSchema, trainingSchema } from './experiment.ts';
import { featureFactsSchema } from './features.ts';
import { importFindingsSchema } from './import-findings.ts';
import { bilingualSchema } from './language.ts';
import { spreadSchema } from './results.ts';
import { layerFiguresSchema } from './run.ts';
import { familySchema, granularitySchema } from './words.ts';

/** A model or data set as the user meets it. */
const choiceInfoSchema = z.object({
  id: z.string(),
  words: bilingualSchema(entryWordsSchema),
  /** JSON Schema, from which a form is drawn. */
  parametersSchema: z.record(z.string(), z.unknown()),
});

/** A strategy as the user meets it. */
const strategyInfoSchema = choiceInfoSchema.extend({
  family: familySchema,
  granularity: granularitySchema,
  /** The parameter that lists levels of its own, in place of the document's sparsities. */
  levels: z.string().nullable(),
  citation: z.string(),
});

/** An image, one byte per channel of each pixel. */
export const imageSchema = z.object({
  /** Height, width and channels. */
  shape: z.tuple([z.int(), z.int(), z.int()]),
  /** In base64, row by row. */
  pixels: z.string(),
});
export type Image = z.infer<typeof imageSchema>;

/** Of one example: `[height, width, channels]`, `[steps, features]`, `[columns]`. */
export const shapeSchema = z.array(z.int().min(1)).min(1);

/**
 * An example as it is shown: of an image a picture, which may be smaller and have fewer channels, and
 * of anything else its values.
 */
export const shownExampleSchema = z.object({
  label: z.int(),
  image: imageSchema.nullable(),
  /** Row-major, as the files have them; as many as can be looked at. */
  values: z.array(z.number()).nullable(),
});
export type ShownExample = z.infer<typeof shownExampleSchema>;

/** A data set that a document can name: one that is built in, or one that the user imported. */
export const datasetInfoSchema = z.object({
  /** As it stands in a document. */
  choice: choiceSchema,
  name: z.string(),
  shape: shapeSchema,
  classes: z.array(z.string()),
  trainCount: z.int(),
  testCount: z.int(),
  /** Null for what is built in. */
  imported: z
    .object({
      sha256: z.string(),
      sizeBytes: z.int(),
      /** E.g. "IDX". */
      format: z.string(),
      /** The names of the files that it came in. */
      files: z.array(z.string()),
      importedAt: z.string(),
      /** What was found in them; null of what an earlier version imported. */
      findings: importFindingsSchema.nullable(),
    })
    .nullable(),
  /** Number of experiments in this data folder, the archive included. */
  usedBy: z.int(),
});
export type DatasetInfo = z.infer<typeof datasetInfoSchema>;

/** A data set as its files say it is. */
export const datasetDetailsSchema = z.object({
  shape: shapeSchema,
  classes: z.array(z.string()),
  /** Examples by split, in all and by class. */
  splits: z.array(
    z.object({ name: z.enum(['train', 'test']), count: z.int(), byClass: z.array(z.int()) }),
  ),
  /** Where the data come from. */
  source: z.string(),
  /** Of examples that are no images, the first of their features, as they are in training examples. */
  features: z.array(featureFactsSchema).nullable(),
  /** A few test examples of each class. */
  examples: z.array(shownExampleSchema),
});
export type DatasetDetails = z.infer<typeof datasetDetailsSchema>;

/** The dense baselines of one model that were trained in this data folder, by data set and recipe. */
export const trainedModelSchema = z.object({
  dataset: choiceSchema,
  model: choiceSchema,
  training: trainingSchema,
  accuracy: spreadSchema,
  parameters: z.int(),
  macs: z.int(),
  layers: z.array(layerFiguresSchema),
  trainingSeconds: spreadSchema,
});
export type TrainedModel = z.infer<typeof trainedModelSchema>;

/** A document to start from. */
export const presetSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Number of runs, dense baselines included. */
  runs: z.int(),
  document: z.unknown(),
});
export type Preset = z.infer<typeof presetSchema>;

export const catalogueSchema = z.object({
  strategies: z.array(strategyInfoSchema),
  models: z.array(choiceInfoSchema),
  datasets: z.array(choiceInfoSchema),
  /** JSON Schema of a whole document, from which the form is drawn. */
  documentSchema: z.record(z.string(), z.unknown()),
  presets: z.array(presetSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
