import type { z } from 'zod';
import type { EntryWords } from '../../contract/entry-words.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Bilingual } from '../../contract/language.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Family, Granularity, Scope } from '../../contract/words.ts';
import type { Refusal } from '../choice.ts';
import type { Architecture } from '../models/architecture.ts';
import type { Masks, PrunableModel, UnitActivity, WeightTensor } from '../network/weights.ts';
import type { UnitScores } from '../pruning/select-units.ts';
import type { RandomStream } from '../random.ts';

/** What a criterion may look at. Probes run the network over training data, never over test data. */
export interface NetworkView extends PrunableModel {
  /** Seeded by the run's seed and the strategy's id: the same numbers in every round. */
  readonly random: RandomStream;
  /** Mean over batches of |w * dL/dw|, shaped as `weights`. */
  saliency(batches: number): Promise<readonly WeightTensor[]>;
  /** What another strategy has removed of this network in the end, however its schedule goes about it. */
  followed(strategy: Criterion, level: number, parameters: Parameters): Promise<Masks>;
  /** Activity of the units over that many training examples. */
  activity(examples: number): Promise<readonly UnitActivity[]>;
}

/** How a strategy answers the questions beside "what is least important?". */
export interface Answers {
  /** What is removed: single weights, or whole units. */
  readonly granularity: Exclude<Granularity, 'architecture'>;
  /** How the budget is shared: all layers ranked together, or each by itself. */
  readonly scope: Scope;
  /** When: a choice of the pruning schedules. */
  readonly schedule: Choice;
  /** Which weights it begins with: the dense baseline's, or those before any training. */
  readonly start: 'trained' | 'initial';
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

/** What every strategy says of itself. */
export interface StrategyBase {
  readonly id: string;
  /** 1, and one more with every change by which the same parameters give other results. */
  readonly version: number;
  /** Its name, what it removes, and its parameters, in every language. */
  readonly words: Bilingual<EntryWords>;
  readonly family: Family;
  /** Paper, or section of the article. */
  readonly citation: string;
}

/** Checked parameters of a strategy, with its defaults. */
export type Parameters = Readonly<Record<string, unknown>>;

/** A strategy as another one lets it choose. */
export interface Followed {
  readonly id: string;
  readonly parameters: Parameters;
}

/**
 * Says what is least important in a network; the engine removes it, as the answers say. Made by
 * `criterion`, which adds the open questions to the parameters.
 */
export interface Criterion extends StrategyBase {
  readonly kind: 'criterion';
  /** What it removes unless a document says otherwise. */
  readonly granularity: Answers['granularity'];
  /** The fields that may stand beside `id` in a document, each with a default and a description. */
  readonly parameters: z.ZodObject;
  /** The answers that hold with these parameters. */
  answers(parameters: Parameters): Answers;
  readonly chooses: Ranking | Selection;
  /** The strategy that it lets choose for itself, where it does: what that one does is in its results. */
  follows(parameters: Parameters): Followed | undefined;
  /** Where a list of levels among the parameters, if there are any, takes the place of the sparsities. */
  readonly levels?: OwnLevels | undefined;
  /** Parameters that are right one by one and do not go together; undefined where they do. */
  refuse(parameters: Parameters): Refusal | undefined;
}

/** Scores what is to be ranked: the highest stay. */
export type Ranking =
  | {
      /**
       * One score per weight, shaped as the weights. Units are ranked by scores of their own, where
       * there are such, else by the mean over what makes them.
       */
      readonly by: 'weights';
      score(
        network: NetworkView,
        parameters: Parameters,
      ): readonly WeightTensor[] | Promise<readonly WeightTensor[]>;
      scoreUnits?(
        network: NetworkView,
        parameters: Parameters,
      ): readonly UnitScores[] | Promise<readonly UnitScores[]>;
    }
  | {
      /** One score per unit. */
      readonly by: 'units';
      score(
        network: NetworkView,
        parameters: Parameters,
      ): readonly UnitScores[] | Promise<readonly UnitScores[]>;
    };

/** Chooses itself, where no ranking under a budget says what goes: thresholds, controls. */
export interface Selection {
  readonly by: 'itself';
  select(network: NetworkView, level: number, parameters: Parameters): Masks | Promise<Masks>;
}

/** Gives another network instead of removing from the trained one; it is trained from its own start. */
export interface Rebuild extends StrategyBase {
  readonly kind: 'rebuild';
  readonly granularity: 'architecture';
  readonly parameters: z.ZodObject;
  /** @param level the asked sparsity. */
  rebuild(architecture: Architecture, level: number, parameters: Parameters): Architecture;
  readonly levels?: undefined;
}

export type Strategy = Criterion | Rebuild;
