import { z } from 'zod';
import { idSchema } from './bounds.ts';
import { shapeSchema, shownExampleSchema } from './catalogue.ts';
import { featureSchema } from './features.ts';

/**
 * How a run and its dense baseline do on a test example. `disagree` asks for those that the run and a
 * second one take for different classes, whoever is right.
 */
export const exampleKindSchema = z.enum([
  'newly-wrong',
  'newly-right',
  'both-wrong',
  'both-right',
  'disagree',
]);
export type ExampleKind = z.infer<typeof exampleKindSchema>;

/** Most examples at a time. */
const MAX_EXAMPLES = 60;

/** Which test examples are asked for. */
export const exampleQuerySchema = z.strictObject({
  id: idSchema,
  /** A second run, whose answers stand beside: tested on the same examples. */
  beside: idSchema.optional(),
  /** All where it is left out. */
  kind: exampleKindSchema.optional(),
  /** Of this true class alone. */
  label: z.int().min(0).optional(),
  /** Only those that the run or its dense baseline takes for this class. */
  predicted: z.int().min(0).optional(),
  /** So many that are found are passed over. */
  from: z.int().min(0).default(0),
  count: z.int().min(1).max(MAX_EXAMPLES).default(24),
});
export type ExampleQuery = z.infer<typeof exampleQuerySchema>;

/** What a network says of one example. */
export const saidSchema = z.object({
  /** As it was found when the run was tested. */
  predicted: z.int(),
  /**
   * The classes that it holds most likely, those first, with their probabilities (softmax), as its
   * stored network gives them; null where that is gone.
   */
  likeliest: z.array(z.object({ class: z.int(), probability: z.number() })).nullable(),
});
export type Said = z.infer<typeof saidSchema>;

export const exampleSchema = z.object({
  /** Position in the test set. */
  index: z.int(),
  ...shownExampleSchema.shape,
  dense: saidSchema,
  own: saidSchema,
  /** Of the second run, where one is asked for. */
  beside: saidSchema.nullable(),
});
export type Example = z.infer<typeof exampleSchema>;

/** Some test examples, and how many there are. */
export const examplesSchema = z.object({
  classes: z.array(z.string()),
  /** Of one example. */
  shape: shapeSchema,
  /** What the places of the last axis are, where that is known; the first of them. */
  features: z.array(featureSchema).nullable(),
  /** Among those of the asked classes, how many there are of each kind. */
  counts: z.record(exampleKindSchema, z.int()),
  /** Of all kinds. */
  total: z.int(),
  examples: z.array(exampleSchema),
});
export type Examples = z.infer<typeof examplesSchema>;
