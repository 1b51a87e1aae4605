import { z } from 'zod';
import { choiceSchema } from './experiment.ts';
import { networkStructureSchema } from './network-structure.ts';
import { sentenceSchema } from './sentence.ts';

/** The format of a network file that was taken away from here: it is the network, as it was. */
export const OWN_FORMAT = 'Pruning Workbench';

/** What a network of the user's may be called. */
export const modelNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, {
    error: 'must begin with a letter or digit and have letters, digits, spaces, ".", "_" and "-"',
  });

/** How well a network answers as the one that it was made of, or as another program reads it. */
export const modelProofSchema = z.object({
  /** The program that computed what ours is held against, or `expected`: outputs that the user gave. */
  by: z.enum(['onnxruntime', 'expected', 'tfjs', 'workbench']),
  /** How many inputs were tried. */
  examples: z.int(),
  /** The largest absolute difference of an output. */
  largestDifference: z.number(),
  /** The same divided by the largest absolute output. */
  relativeDifference: z.number(),
  /**
   * By how much an output differs from one input to another, at most, divided by the same: where inputs are
   * answered alike, little is proven (`MIN_VARIATION`).
   */
  variation: z.number(),
});
export type ModelProof = z.infer<typeof modelProofSchema>;

/** An import is refused where `relativeDifference` is larger. */
export const MAX_RELATIVE_DIFFERENCE = 1e-4;

/** Where outputs vary less, two networks could differ in what they compute and be taken for the same. */
export const MIN_VARIATION = 1e-2;

export const modelNoteSchema = z.object({
  /** Of `ReadNote`: left away, there but not prunable, or written otherwise. */
  kind: z.enum(['dropped', 'kept-whole', 'changed']),
  sentence: sentenceSchema,
});
export type ModelNote = z.infer<typeof modelNoteSchema>;

/** A network that the user has imported, as a list shows it. */
export const modelInfoSchema = z.object({
  /** As it stands in a document: `{ id: "imported", name, sha256 }`. */
  choice: choiceSchema,
  name: z.string(),
  /** Of the stored network file. */
  sha256: z.string(),
  /** E.g. `ONNX`. */
  format: z.string(),
  /** Who wrote it, where the file says so. */
  producer: z.string().nullable(),
  /** The names of the files that it came in. */
  files: z.array(z.string()),
  /** Of one example, channels last. */
  inputShape: z.array(z.int()),
  /** How many logits it gives: one per class. */
  outputs: z.int(),
  parameters: z.int(),
  prunableWeights: z.int(),
  prunableUnits: z.int(),
  /** Multiply-accumulates of one example. */
  macs: z.int(),
  sizeBytes: z.int(),
  importedAt: z.string(),
  notes: z.array(modelNoteSchema),
  /** Null where nothing was there to compare with. */
  proof: modelProofSchema.nullable(),
  /** Number of experiments in this data folder, the archive included. */
  usedBy: z.int(),
});
export type ModelInfo = z.infer<typeof modelInfoSchema>;

/** Units that can only go together, wherever in the network they are. */
export const channelGroupSchema = z.object({
  name: z.string(),
  units: z.int(),
  /** The layers that make them, that read them, and that carry them otherwise (norms, depthwise). */
  producers: z.array(z.string()),
  consumers: z.array(z.string()),
  carriers: z.array(z.string()),
});
export type ChannelGroup = z.infer<typeof channelGroupSchema>;

/** Units that cannot be removed, and why. */
const keptUnitsSchema = z.object({
  layer: z.string(),
  units: z.int(),
  reason: sentenceSchema,
});

/** An imported network looked into. */
export const modelDetailsSchema = modelInfoSchema.extend({
  structure: networkStructureSchema,
  groups: z.array(channelGroupSchema),
  keptUnits: z.array(keptUnitsSchema),
});
export type ModelDetails = z.infer<typeof modelDetailsSchema>;

/** The files in which a run's network can be taken away. `network` is the workbench's own. */
export const networkFormatSchema = z.enum(['onnx', 'keras', 'tfjs', 'network']);
export type NetworkFormat = z.infer<typeof networkFormatSchema>;

/** What a network that is taken away says of itself. */
export const takenNetworkSchema = z.object({
  format: networkFormatSchema,
  proof: modelProofSchema,
  notes: z.array(modelNoteSchema),
});
export type TakenNetwork = z.infer<typeof takenNetworkSchema>;

/** The same with the file itself: of tfjs a zip of `model.json` and its weights. */
export const takenFileSchema = takenNetworkSchema.extend({
  file: z.object({
    /** Proposed to the user; safe on every file system. */
    fileName: z.string(),
    content: z.instanceof(Blob),
  }),
});
export type TakenFile = z.infer<typeof takenFileSchema>;
