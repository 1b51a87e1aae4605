import { z } from 'zod';
import { deviceSchema } from './device.ts';
import { levelList } from './levels.ts';
import { say, textOf } from './sentence.ts';
import type { Sentence } from './sentence.ts';
import { executionSchema } from './words.ts';

/** More runs than this in one experiment are refused: at a second each they would take three hours. */
export const MAX_RUNS = 10_000;

export const MAX_FOLDS = 20;

/** More experiments at once nobody compares side by side. */
export const MAX_SERIES = 20;
const MAX_SEED = 2 ** 31 - 1;

/**
 * A list without repeats; `what` names one entry in the sentence of the error, which the issue has
 * among its `params`.
 */
function distinct<T extends z.ZodType>(entry: T, what: Sentence) {
  return withoutRepeats(z.array(entry), what);
}

/** Levels without repeats, each in plain numbers (`levelList`). */
export function distinctLevels(entry: z.ZodNumber, what: Sentence) {
  return withoutRepeats(levelList(entry), what);
}

function withoutRepeats<T extends z.ZodType>(list: z.ZodArray<T>, what: Sentence) {
  return list.superRefine((values, context) => {
    const seen = new Set<string>();
    values.forEach((value, index) => {
      const key = JSON.stringify(value);
      if (seen.has(key)) {
        const sentence = say`is the same ${what} as an earlier one; give each only once`;
        context.addIssue({
          code: 'custom',
          path: [index],
          message: textOf(sentence),
          params: { sentence },
          input: value,
        });
      }
      seen.add(key);
    });
  });
}

/** Fraction removed: 0 removes nothing; 1 would leave no weight and is refused. */
const sparsitySchema = z.number().min(0).lt(1);

const warmupEpochs = z
  .number()
  .min(0)
  .max(10_000)
  .default(0)
  .describe('Epochs in which the rate rises linearly to the learning rate, before anything else');

/** How the learning rate changes with the steps; `learningRateAt` of the engine says it exactly. */
export const rateScheduleSchema = z.discriminatedUnion('id', [
  z.strictObject({ id: z.literal('constant'), warmupEpochs }),
  z.strictObject({
    id: z.literal('step'),
    every: z.int().min(1).max(10_000).describe('Epochs between two falls of the rate'),
    factor: z.number().gt(0).max(1).default(0.1).describe('What the rate is multiplied by'),
    warmupEpochs,
  }),
  z.strictObject({
    id: z.literal('milestones'),
    at: distinct(z.number().gt(0).lt(1), say`share`)
      .min(1)
      .max(20)
      .default([0.5, 0.75])
      .describe('Shares of the training after which the rate falls, each once'),
    factor: z.number().gt(0).max(1).default(0.1).describe('What the rate is multiplied by'),
    warmupEpochs,
  }),
  z.strictObject({
    id: z.literal('cosine'),
    final: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('The rate at the end, as a fraction of the learning rate'),
    warmupEpochs,
  }),
]);
export type RateSchedule = z.infer<typeof rateScheduleSchema>;

/** Random changes of the training images, drawn anew whenever an image is seen. */
export const augmentationSchema = z.strictObject({
  shift: z
    .int()
    .min(0)
    .max(64)
    .default(0)
    .describe('Pixels by which an image moves at most, up or down and sideways; zeros come in'),
  flip: z.boolean().default(false).describe('Whether every other image, on average, is mirrored'),
});
export type Augmentation = z.infer<typeof augmentationSchema>;

/*
 * A run's id is the hash of its settings as they stand here. What was added after the first version
 * is therefore optional without a default: documents that do not mention it keep their ids.
 */
export const trainingSchema = z.strictObject({
  optimizer: z
    .enum(['sgd', 'momentum', 'nesterov', 'adam', 'rmsprop', 'adamw'])
    .default('sgd')
    .describe('The rule by which the weights follow their gradients'),
  learningRate: z
    .number()
    .gt(0)
    .max(100)
    .default(0.01)
    .describe('How far a step goes along the gradient'),
  momentum: z
    .number()
    .min(0)
    .lt(1)
    .default(0.9)
    .describe(
      'Share of the last step that goes on in the next; used by momentum and nesterov only',
    ),
  batchSize: z
    .int()
    .min(1)
    .max(65_536)
    .default(64)
    .describe('Training examples over which each step averages its gradient'),
  epochs: z
    .int()
    .min(0)
    .max(10_000)
    .default(10)
    .describe(
      'How often the dense baseline sees every training example; 0 takes an imported network as it is',
    ),
  execution: executionSchema
    .default('compiled')
    .describe(
      'Steps recorded once as a TensorFlow graph (compiled), or operation by operation (eager)',
    ),
  schedule: rateScheduleSchema
    .optional()
    .describe('How the learning rate changes during training; constant where it is left out'),
  weightDecay: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Share of each parameter that is added to its gradient (adamw: that it shrinks by)'),
  augmentation: augmentationSchema
    .optional()
    .describe('Random changes of the training images, in fine-tuning too'),
  initialisation: z
    .enum(['he-normal'])
    .optional()
    .describe('How weights are drawn before any training; as PyTorch does where it is left out'),
});
export type Training = z.infer<typeof trainingSchema>;

/** In place of a number: the rate that the last step of training had. */
export const LAST_RATE = 'last';

/** Whether a recipe's `momentum` is used. */
export const usesMomentum = (optimizer: unknown): boolean =>
  optimizer === 'momentum' || optimizer === 'nesterov';

/** The budget after pruning; everything not said here is as in training. Zero epochs: one-shot only. */
export const fineTuningSchema = z.strictObject({
  epochs: z
    .int()
    .min(0)
    .max(10_000)
    .default(3)
    .describe('Epochs of training after pruning; 0 measures the one-shot accuracy alone'),
  learningRate: z
    .union([z.number().gt(0).max(100), z.literal(LAST_RATE)])
    .optional()
    .describe(
      'The rate of fine-tuning: a number, that with which training ended, or that of training',
    ),
  schedule: rateScheduleSchema
    .optional()
    .describe('How the learning rate changes in fine-tuning; constant, whatever training has'),
});
export type FineTuning = z.infer<typeof fineTuningSchema>;

/**
 * k-fold cross-validation: with every seed the training examples are shared out into so many parts,
 * and each run of it is one of several that train on all parts but one and are tested on that one.
 */
const crossValidationSchema = z.strictObject({
  folds: z
    .int()
    .min(2)
    .max(MAX_FOLDS)
    .describe('Parts of the training examples, each once the test set'),
});

/** What every registered data set, model and strategy adds its own fields to. */
interface Choices<D extends z.ZodType, M extends z.ZodType, S extends z.ZodType> {
  dataset: D;
  model: M;
  strategy: S;
}

/** No name of an experiment is longer. */
export const MAX_NAME = 200;
/** What an experiment is called. */
export const experimentNameSchema = z.string().trim().min(1).max(MAX_NAME);

/**
 * The experiment document. The engine's registries supply the choices of data set, model and
 * strategy (each a union discriminated by `id`), so that adding one changes nothing here.
 */
export function experimentSchema<D extends z.ZodType, M extends z.ZodType, S extends z.ZodType>(
  choices: Choices<D, M, S>,
) {
  return z.strictObject({
    formatVersion: z.literal(1).default(1).describe('Version of this format'),
    name: experimentNameSchema.describe('What the experiment is called'),
    description: z.string().max(10_000).default('').describe('What it is to find out'),
    dataset: choices.dataset.describe('What the networks learn from and are tested on'),
    model: choices.model.describe('The network that is pruned'),
    training: trainingSchema.prefault({}).describe('How the dense baseline is trained'),
    fineTuning: fineTuningSchema
      .prefault({})
      .describe('How a pruned network is trained further; what is not said here is as in training'),
    strategies: distinct(choices.strategy, say`strategy`)
      .min(1)
      .describe('What is compared'),
    sparsities: distinctLevels(sparsitySchema, say`sparsity`)
      .default([])
      .describe('Shares to remove, each by every strategy without levels of its own'),
    crossValidation: crossValidationSchema
      .optional()
      .describe('Tests on parts of the training examples in turn, in place of the test set'),
    seeds: distinct(z.int().min(0).max(MAX_SEED), say`seed`)
      .min(1)
      .describe('Each seed is another initialisation and order of the data: a repetition'),
    device: deviceSchema
      .optional()
      .describe('What computes its runs, binding; as the settings say where it is left out'),
  });
}

/** An entry of a registry as it stands in a document: its id, and its parameters beside it. */
export const choiceSchema = z.looseObject({ id: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

/** The registered entry, of data sets and of models, that stands for all that users have imported. */
export const IMPORTED = 'imported';

/** What the data set of a document is called: an imported one has a name of its own. */
export function datasetName({ id, name }: Choice): string {
  return id === IMPORTED && typeof name === 'string' ? name : id;
}

/** What stands before the name of an imported network in lists of models: no id has it. */
const IMPORTED_MODEL = `${IMPORTED}/`;

/**
 * By what lists know the model of a document: an imported network by its name, which may be that of an
 * architecture of ours too (`imported/mlp`), others by their id.
 */
export function modelKey({ id, name }: Choice): string {
  return id === IMPORTED && typeof name === 'string' ? IMPORTED_MODEL + name : id;
}

/** What an imported network is called, by its key or as a document has it; undefined for others. */
export function importedModelName(model: string | Choice): string | undefined {
  const key = typeof model === 'string' ? model : modelKey(model);
  return key.startsWith(IMPORTED_MODEL) ? key.slice(IMPORTED_MODEL.length) : undefined;
}

/** A model with the start that goes without saying in a document: an imported network's own weights. */
export function withStart(model: Choice): Choice {
  return startsTrained(model) ? { ...model, start: 'trained' } : model;
}

/**
 * Whether the dense network is one that was trained elsewhere, for as long and on what nobody here knows,
 * and training goes on from its weights.
 */
export function startsTrained({ id, start }: Choice): boolean {
  return id === IMPORTED && start !== 'initial';
}

/** The document as it is after validation and defaults, seen without the registries. */
export const experimentDocumentSchema = experimentSchema({
  dataset: choiceSchema,
  model: choiceSchema,
  strategy: choiceSchema,
});
export type ExperimentDocument = z.infer<typeof experimentDocumentSchema>;
