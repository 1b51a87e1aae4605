import { z } from 'zod';
import { deviceSchema } from './device.ts';
import { choiceSchema, fineTuningSchema, trainingSchema } from './experiment.ts';
import { latencyEvidenceSchema, latencySchema } from './latency.ts';
import { sentenceSchema } from './sentence.ts';
import { executionSchema, familySchema, runStatusSchema, stageSchema } from './words.ts';

/** One of the `of` parts of the training examples in k-fold cross-validation, from 0. */
export const foldSchema = z.object({ index: z.int().min(0), of: z.int().min(2) });
export type Fold = z.infer<typeof foldSchema>;

/**
 * What runs have in common that are compared pair by pair, as it is written: the seed, and the fold
 * where there is one: `4`, `4, 2/5`.
 */
export function repeatOf({
  seed,
  fold,
}: {
  readonly seed: number;
  readonly fold: Fold | null;
}): string {
  return fold === null ? String(seed) : `${seed}, ${fold.index + 1}/${fold.of}`;
}

/**
 * Everything that determines a run's result, and nothing else: its id is the hash of this. The dense
 * networks have no `pruning`, so that experiments which differ only in strategies share them.
 */
export const runSpecSchema = z.object({
  dataset: choiceSchema,
  model: choiceSchema,
  training: trainingSchema,
  seed: z.int(),
  /** The part of the training examples that it is tested on, where an experiment cross-validates. */
  fold: foldSchema.optional(),
  /** What computes it, where its document says: last digits differ between devices. */
  device: deviceSchema.optional(),
  /**
   * Of the data set, the model and the strategy, and of the model's units where they are what is
   * removed: what has another version than the first, in which the same spec gave other results.
   */
  versions: z.record(z.string(), z.int()).optional(),
  pruning: z
    .object({
      strategy: choiceSchema,
      /** The asked sparsity, or for strategies with levels of their own (threshold) that level. */
      level: z.number(),
      fineTuning: fineTuningSchema,
    })
    .nullable(),
  /** Fine-tuning of the dense baseline with nothing removed: the reference of what is pruned. */
  continued: fineTuningSchema.optional(),
});
export type RunSpec = z.infer<typeof runSpecSchema>;

/** Per layer: what is left of it. */
export const layerFiguresSchema = z.object({
  name: z.string(),
  shape: z.array(z.int()),
  parameters: z.int(),
  nonzeroParameters: z.int(),
  macs: z.int(),
  effectiveMacs: z.int(),
});
export type LayerFigures = z.infer<typeof layerFiguresSchema>;

/** The figures of a finished run. Fields are null where they do not apply or are not measured yet. */
export const runMetricsSchema = z.object({
  /** Share of the test set (of its fold, in cross-validation) classified correctly, 0 to 1, in the end. */
  accuracy: z.number(),
  /**
   * After pruning, before fine-tuning; null where there never was a trained network with all removed
   * and no training since: trained from its own start, or pruned while it trained.
   */
  oneShotAccuracy: z.number().nullable(),
  /** Test accuracy of the dense baseline of the same seed, as it was trained: before any fine-tuning. */
  baselineAccuracy: z.number().nullable(),
  /** Of the examples set aside for choosing; null where there are none, and for runs of before. */
  validationAccuracy: z.number().nullable().default(null),
  validationLoss: z.number().nullable().default(null),
  /** Mean cross-entropy on the test set, in nats. */
  loss: z.number(),
  parameters: z.int(),
  nonzeroParameters: z.int(),
  /** Parameters of the dense baseline / non-zero parameters of this model. */
  compressionRatio: z.number(),
  /** Multiply-accumulates for one example, not counting those with a pruned weight. */
  macs: z.int(),
  /** MACs of the dense baseline / MACs of this model. */
  theoreticalSpeedup: z.number(),
  /** Size of the weights alone as a file, and of the same after gzip. */
  sizeBytes: z.int(),
  gzipBytes: z.int(),
  /** By batch size. */
  latencyMs: z.record(z.string(), latencySchema).nullable(),
  /** What stands behind it; left out where there is none, and of what an earlier version measured. */
  latency: latencyEvidenceSchema.optional(),
  trainingSeconds: z.number(),
  /**
   * Multiply-accumulates of the run's own training: three times those of a forward pass, for every
   * example and epoch. Masked weights are computed and count; removed units that training goes
   * without do not. Null where an earlier version trained.
   */
  trainingMacs: z.number().nullable().default(null),
});
export type RunMetrics = z.infer<typeof runMetricsSchema>;

/**
 * A run that says nothing of its strategy. `at-chance`: it is no more accurate than always naming the
 * commonest class could be by luck. `not-finite`: its loss grew beyond all numbers, and it failed.
 */
export const conditionSchema = z.enum(['at-chance', 'not-finite']);
export type Condition = z.infer<typeof conditionSchema>;

/** A run as it stands in a result document and in the app. */
export const runRecordSchema = z.object({
  id: z.string(),
  strategy: z.string(),
  family: familySchema,
  /** The strategy's parameters without those at their defaults, but for what version 0.1.0 spelt out. */
  parameters: z.record(z.string(), z.unknown()),
  /** What was asked: a sparsity, or for strategies with levels of their own that level. */
  level: z.number(),
  /** The asked sparsity; for strategies with levels of their own, the achieved one (null until known). */
  sparsity: z.number().nullable(),
  /** Share removed: of the units that can be, where units are what is removed, else of the weights. */
  achievedSparsity: z.number().nullable(),
  /** Share of the prunable weights that is removed; null until known, and for runs of version 0.1.0. */
  weightSparsity: z.number().nullable().default(null),
  seed: z.int(),
  /** Null outside of cross-validation. */
  fold: foldSchema.nullable().default(null),
  status: runStatusSchema,
  attempts: z.int(),
  /** Why the run failed, or null. */
  error: z.string().nullable(),
  /** The same for readers of other languages; left out where there is none or it is a defect. */
  errorSentence: sentenceSchema.optional(),
  metrics: runMetricsSchema.nullable(),
  /** Null where nothing is wrong, or nothing known yet. */
  condition: conditionSchema.nullable().default(null),
  /** SHA-256 of the final weights' file, which also names it. */
  weightsSha256: z.string().nullable(),
  layers: z.array(layerFiguresSchema),
  /** How its steps were executed. */
  execution: executionSchema,
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** How signals came through a layer at the end of an epoch, on a few training examples. */
export const layerSignalSchema = z.object({
  layer: z.string(),
  /** L2 norm of the loss's gradient by the layer's weights, without removed ones; null: not finite. */
  gradientNorm: z.number().nullable(),
  /** Units that are left, and those of them that were zero on all examples; null where not watched. */
  units: z.int().nullable(),
  deadUnits: z.int().nullable(),
});
export type LayerSignal = z.infer<typeof layerSignalSchema>;

/** One point of a learning curve, at the end of an epoch. Losses in nats, accuracies 0 to 1. */
export const metricPointSchema = z.object({
  stage: stageSchema,
  epoch: z.int(),
  trainLoss: z.number(),
  trainAccuracy: z.number(),
  validationLoss: z.number().nullable(),
  validationAccuracy: z.number().nullable(),
  /** From input to output; null or left out where an earlier version trained. */
  layers: z.array(layerSignalSchema).nullish(),
});
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** On what the figures were made. */
export const environmentSchema = z.object({
  workbench: z.string(),
  /** Commit of the workbench's own source, with `-dirty` when changed; null outside a checkout. */
  commit: z.string().nullable(),
  device: deviceSchema,
  deviceName: z.string(),
  cores: z.int(),
  memoryBytes: z.int(),
  platform: z.string(),
  node: z.string(),
  tensorflow: z.string(),
  tfjs: z.string(),
  /**
   * Whether TensorFlow computed with oneDNN, which changes the last digits. Null where it is not known,
   * left out where it was not recorded yet; so are the instructions.
   */
  oneDnn: z.boolean().nullable().optional(),
  /** Vector instructions of the processor, as Linux names them. */
  vectorInstructions: z.array(z.string()).nullable().optional(),
  /**
   * On a GPU: whether its sums were asked to come in one order, whether products are rounded to TF32, and the
   * version of its driver, where that tells.
   */
  gpu: z
    .object({ deterministicOps: z.boolean(), tf32: z.boolean(), driver: z.string().optional() })
    .optional(),
});
export type Environment = z.infer<typeof environmentSchema>;
