import { z } from 'zod';
import { familySchema, granularitySchema } from './words.ts';

/** A strategy as the user meets it; `parametersSchema` is JSON Schema, from which a form is drawn. */
export const strategyInfoSchema = z.object({
  id: z.string(),
  label: z.string(),
  family: familySchema,
  granularity: granularitySchema,
  /** One sentence: what it removes. */
  summary: z.string(),
  citation: z.string(),
  parametersSchema: z.record(z.string(), z.unknown()),
});

export const choiceInfoSchema = z.object({
  id: z.string(),
  label: z.string(),
  summary: z.string(),
  parametersSchema: z.record(z.string(), z.unknown()),
});

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
  presets: z.array(presetSchema),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
