import type { z } from 'zod';
import type { WordsOf } from '../../contract/entry-words.ts';
import type { DataPlaces, ExampleFormat } from '../datasets/dataset.ts';
import type { TensorFlow } from '../tensorflow.ts';
import type { Architecture } from './architecture.ts';

/** What all models have that a document can name. */
interface ModelEntry<P extends z.ZodObject> {
  readonly id: string;
  /** 1, and one more with every change by which the same parameters give other results. */
  readonly version: number;
  /**
   * The same for what the model offers as units that can be removed, which concerns only strategies
   * that remove units; 1 unless said.
   */
  readonly unitsVersion?: number;
  /** Its name, what it is, and its parameters, in every language. */
  readonly words: WordsOf<P>;
  /** The fields that may stand beside `id` in a document. */
  readonly parameters: P;
  /**
   * What can be said of examples without TensorFlow; whoever builds it is told the same.
   *
   * @throws UserError where the model cannot take them, or is not there.
   */
  requireSuitable?(parameters: z.infer<P>, format: ExampleFormat, places: DataPlaces): void;
}

/** An architecture of ours, which its parameters describe. */
export interface ModelDefinition<P extends z.ZodObject = z.ZodObject> extends ModelEntry<P> {
  /**
   * A model of examples `[batch, ...shape]` to logits `[batch, classes]`, with explicit layer names.
   * Its weights are not initialised to anything in particular. The caller disposes it.
   */
  build(parameters: z.infer<P>, format: ExampleFormat): TensorFlow.LayersModel;
  /** The same architecture with every hidden width times `factor`, each at least 1. */
  scaled(parameters: z.infer<P>, factor: number): z.infer<P>;
  /**
   * How many prunable weights the model has; agrees with the built model.
   *
   * @throws UserError where the model cannot take such examples.
   */
  countPrunable(parameters: z.infer<P>, format: ExampleFormat): number;
  /**
   * How many values its layers put out for one example, those of a recurrent layer at every step: what a
   * training keeps of each for its gradients.
   *
   * @throws UserError likewise
   */
  countOutputs(parameters: z.infer<P>, format: ExampleFormat): number;
}

/** An architecture that has to be read first. */
export interface StoredModel<P extends z.ZodObject = z.ZodObject> extends ModelEntry<P> {
  /** @throws UserError where the model cannot take these examples, or is not there. */
  architecture(
    parameters: z.infer<P>,
    format: ExampleFormat,
    places: DataPlaces,
  ): Promise<Architecture>;
}

/** A registered architecture. */
export type AnyModel = ModelDefinition | StoredModel;
