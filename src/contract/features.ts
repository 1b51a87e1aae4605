import { z } from 'zod';

/** What examples are: one byte per channel of each pixel, or 32-bit floats of anything. */
export const examplesKindSchema = z.enum(['images', 'table', 'sequences', 'float-images']);
export type ExamplesKind = z.infer<typeof examplesKindSchema>;

/** Examples of a shape, as one speaks of them. */
export function kindOfShape({ length }: readonly number[]): ExamplesKind | 'arrays' {
  return (['arrays', 'table', 'sequences', 'images'] as const)[length] ?? 'arrays';
}

/** A column of a table, or what a sequence has at every step. */
export const featureSchema = z.object({
  name: z.string(),
  /**
   * Of a column of words, what may stand in it: an example has a place for each of them, one of which
   * is 1 and all others 0. Null where the value itself is the feature.
   */
  categories: z.array(z.string()).nullable(),
});
export type Feature = z.infer<typeof featureSchema>;

/** A feature, and what values it has in the training examples. */
export const featureFactsSchema = featureSchema.extend({
  /** Of a column of categories, how many rows have each. */
  counts: z.array(z.int()).nullable(),
  /** Of anything else, over all examples and steps. */
  range: z.object({ least: z.number(), mean: z.number(), greatest: z.number() }).nullable(),
});
export type FeatureFacts = z.infer<typeof featureFactsSchema>;

/** How many places of the last axis a feature takes. */
export function widthOf({ categories }: Pick<Feature, 'categories'>): number {
  return categories?.length ?? 1;
}

/** How many places of the last axis all of them take. */
export function placesOf(features: readonly Feature[]): number {
  return features.reduce((sum, feature) => sum + widthOf(feature), 0);
}
