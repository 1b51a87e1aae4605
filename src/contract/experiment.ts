import { z } from 'zod';
import { executionSchema } from './words.ts';

/** More runs than this in one experiment are refused: at a second each they would take three hours. */
export const MAX_RUNS = 10_000;

const MAX_SEED = 2 ** 31 - 1;

/** A list without repeats; `what` names one entry in the sentence of the error. */
export function distinct<T extends z.ZodType>(entry: T, what: string) {
  return z.array(entry).superRefine((values, context) => {
    const seen = new Set<string>();
    values.forEach((value, index) => {
      const key = JSON.stringify(value);
      if (seen.has(key)) {
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `is the same ${what} as an earlier one; give each only once`,
          input: value,
        });
      }
      seen.add(key);
    });
  });
}

/** Fraction removed: 0 removes nothing; 1 would leave no weight and is refused. */
export const sparsitySchema = z.number().min(0).lt(1);

export const trainingSchema = z.strictObject({
  optimizer: z.enum(['sgd', 'momentum', 'adam']).default('sgd'),
  learningRate: z.number().gt(0).max(100).default(0.01),
  /** Used by `momentum` only. */
  momentum: z.number().min(0).lt(1).default(0.9),
  batchSize: z.int().min(1).max(65_536).default(64),
  epochs: z.int().min(1).max(10_000).default(10),
  execution: executionSchema.default('compiled'),
});
export type Training = z.infer<typeof trainingSchema>;

/** The budget after pruning; everything not said here is as in training. Zero epochs: one-shot only. */
export const fineTuningSchema = z.strictObject({
  epochs: z.int().min(0).max(10_000).default(3),
  learningRate: z.number().gt(0).max(100).optional(),
});

/** What every registered data set, model and strategy adds its own fields to. */
interface Choices<D extends z.ZodType, M extends z.ZodType, S extends z.ZodType> {
  dataset: D;
  model: M;
  strategy: S;
}

/**
 * The experiment document. The engine's registries supply the choices of data set, model and
 * strategy (each a union discriminated by `id`), so that adding one changes nothing here.
 */
export function experimentSchema<D extends z.ZodType, M extends z.ZodType, S extends z.ZodType>(
  choices: Choices<D, M, S>,
) {
  return z.strictObject({
    formatVersion: z.literal(1).default(1),
    name: z.string().trim().min(1).max(200),
    description: z.string().max(10_000).default(''),
    dataset: choices.dataset,
    model: choices.model,
    training: trainingSchema.prefault({}),
    fineTuning: fineTuningSchema.prefault({}),
    strategies: distinct(choices.strategy, 'strategy').min(1),
    sparsities: distinct(sparsitySchema, 'sparsity').default([]),
    seeds: distinct(z.int().min(0).max(MAX_SEED), 'seed').min(1),
  });
}

/** An entry of a registry as it stands in a document: its id, and its parameters beside it. */
export const choiceSchema = z.looseObject({ id: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

/** The document as it is after validation and defaults, seen without the registries. */
export const experimentDocumentSchema = experimentSchema({
  dataset: choiceSchema,
  model: choiceSchema,
  strategy: choiceSchema,
});
export type ExperimentDocument = z.infer<typeof experimentDocumentSchema>;
