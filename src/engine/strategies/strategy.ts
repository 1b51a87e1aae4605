import type { z } from 'zod';
import type { WordsOf } from '../../contract/entry-words.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Family, Granularity } from '../../contract/words.ts';
import type { Masks, PrunableModel, UnitActivity, WeightTensor } from '../network/weights.ts';
import type { RandomStream } from '../random.ts';

/** What a strategy may look at. Probes run the trained model over training data, never over test data. */
export interface PruningContext extends PrunableModel {
  /** Asked sparsity, or the level for strategies with levels of their own. */
  readonly level: number;
  /** Seeded by the run's seed and the strategy's id. */
  readonly random: RandomStream;
  /** Mean over batches of |w * dL/dw|, shaped as `weights`. */
  saliency(batches: number): Promise<readonly WeightTensor[]>;
  /** Activity of the hidden units over that many training examples. */
  activity(examples: number): Promise<readonly UnitActivity[]>;
}

/** Levels that are not sparsities, such as thresholds; a run has one of them. */
export interface OwnLevels {
  /** The parameter that lists them in a document. */
  readonly parameter: string;
  /** What one of them is called among a run's parameters, and so among the strategy's words. */
  readonly name: string;
  /** The same in a sentence. */
  readonly called: Sentence;
}

interface StrategyBase<P extends z.ZodObject> {
  readonly id: string;
  /** Its name, what it removes, and its parameters, in every language. */
  readonly words: WordsOf<P>;
  readonly family: Family;
  readonly granularity: Granularity;
  /** Paper, or section of the article. */
  readonly citation: string;
  /** The fields that may stand beside `id` in a document, each with a default. */
  readonly parameters: P;
  /** Where a list of levels among the parameters takes the place of the document's sparsities. */
  readonly levels?: OwnLevels;
}

/** Removes weights or units by masks; fine-tuning holds the masks. */
export interface MaskStrategy<P extends z.ZodObject = z.ZodObject> extends StrategyBase<P> {
  readonly kind: 'mask';
  mask(context: PruningContext, parameters: z.infer<P>): Masks | Promise<Masks>;
}

/**
 * Prunes as a `mask` strategy does, but lets every weight move in fine-tuning and projects again
 * every `interval` steps and at the end, so that the set of kept weights can change.
 */
export interface ProjectionStrategy<P extends z.ZodObject = z.ZodObject> extends StrategyBase<P> {
  readonly kind: 'projection';
  interval(parameters: z.infer<P>): number;
  project(weights: readonly WeightTensor[], sparsity: number, parameters: z.infer<P>): Masks;
}

/**
 * Trains a smaller network from its own initialisation instead of pruning the trained one.
 * `widthFactor` in (0, 1] scales every hidden width, and is chosen by the engine so that the
 * smaller net has the asked share of the prunable weights.
 */
export interface ArchitectureStrategy<P extends z.ZodObject = z.ZodObject> extends StrategyBase<P> {
  readonly kind: 'architecture';
  /** Epochs of training from scratch, given the document's budgets. */
  epochs(budget: { training: number; fineTuning: number }, parameters: z.infer<P>): number;
}

export type Strategy<P extends z.ZodObject = z.ZodObject> =
  MaskStrategy<P> | ProjectionStrategy<P> | ArchitectureStrategy<P>;
