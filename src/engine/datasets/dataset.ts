import type { z } from 'zod';
import type { WordsOf } from '../../contract/entry-words.ts';
import type { Feature } from '../../contract/features.ts';
import type { Fold } from '../../contract/run.ts';
import type { SplitCounts } from './split-counts.ts';

/** What a model must take in and give out to fit a data set. */
export interface ExampleFormat {
  /**
   * Of one example, without the batch: `[height, width, channels]` of an image, `[steps, features]` of
   * a sequence, `[columns]` of a row of a table.
   */
  readonly shape: readonly number[];
  readonly classes: number;
}

/** Bytes of images, which stay bytes until a batch is made of them, or 32-bit floats of anything else. */
export type ExampleValues = Uint8Array | Float32Array;

/** Labelled examples. */
export interface ExampleSet extends ExampleFormat {
  readonly count: number;
  /** `count` examples after one another, each row-major. */
  readonly values: ExampleValues;
  /** One class per example, 0 to `classes - 1`. */
  readonly labels: Uint8Array;
  /**
   * Normalisation: what the network sees is (value - offset) / divisor, in 32-bit floats; the divisor
   * for all values, or one for each place of the last axis: a channel, a feature, a column.
   */
  readonly divisor: number | readonly number[];
  /** For each place of the last axis; 0 where it is left out. */
  readonly offset?: readonly number[];
  /** What the places of the last axis are, where that is known. */
  readonly features?: readonly Feature[] | undefined;
}

/** Train fits the weights, validation steers, and test is only ever evaluated on. */
export interface Dataset {
  readonly train: ExampleSet;
  /** Null where the document sets nothing aside. */
  readonly validation: ExampleSet | null;
  readonly test: ExampleSet;
}

/** Where data sets and imported networks lie. */
export interface DataPlaces {
  /** Folder of the data files, in place of where the data set's own files are. */
  readonly folder?: string | undefined;
  /** Folder of the data sets that the user has imported. */
  readonly imported?: string | undefined;
  /** Folder of the networks that the user has imported. */
  readonly models?: string | undefined;
}

/** Where and for whom to load. */
export interface LoadOptions extends DataPlaces {
  /** The run's seed, which decides the split between train and validation. */
  readonly seed: number;
  /** In cross-validation, the part of the training examples that stands in for the test set. */
  readonly fold?: Fold | undefined;
}

/** What is known of a data set before its images are read. */
export interface DatasetDescription {
  readonly format: ExampleFormat;
  /** What the classes are called, in the order of their numbers. */
  readonly classNames: readonly string[];
  /** What the places of the last axis are, where that is known. */
  readonly features?: readonly Feature[] | undefined;
  /** Who made it, and where its files come from. */
  readonly source: string;
  readonly trainCount: number;
  readonly testCount: number;
  /** What the parameters leave of these. */
  readonly used: SplitCounts;
}

/** A registered data set. */
export interface DatasetDefinition<P extends z.ZodObject = z.ZodObject> {
  readonly id: string;
  /** 1, and one more with every change by which the same parameters give other results. */
  readonly version: number;
  /** The version of some parameters, where a change concerned only these; else `version`. */
  versionOf?(parameters: z.infer<P>): number;
  /**
   * Parameters that mean now what the given ones meant in an earlier version of theirs: the images of
   * a run of then are found by them.
   */
  meantIn?(version: number, parameters: z.infer<P>): z.infer<P>;
  /** Its name, what it is, and its parameters, in every language. */
  readonly words: WordsOf<P>;
  /** The fields that may stand beside `id` in a document. */
  readonly parameters: P;
  /** Whether training or validation images are other ones with another seed. */
  dependsOnSeed(parameters: z.infer<P>): boolean;
  /** @throws UserError when the data set that the parameters name is not there. */
  describe(parameters: z.infer<P>, places: DataPlaces): DatasetDescription;
  /**
   * @throws UserError when a file is missing or damaged, naming the file and where possible the
   * byte, or when the parameters leave no training example.
   */
  load(parameters: z.infer<P>, options: LoadOptions): Promise<Dataset>;
}
