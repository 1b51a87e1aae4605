import { z } from 'zod';
import { say } from '../../contract/sentence.ts';
import type { WordsOf } from '../../contract/entry-words.ts';
import type { Choice } from '../../contract/experiment.ts';
import type { Refusal } from '../choice.ts';
import type { Masks, WeightTensor } from '../network/weights.ts';
import type { UnitScores } from '../pruning/select-units.ts';
import { questionSchemas, withQuestions, type Question } from './questions.ts';
import type {
  Answers,
  Criterion,
  Followed,
  NetworkView,
  OwnLevels,
  Parameters,
  StrategyBase,
} from './strategy.ts';

const ONE_SHOT: Choice = { id: 'one-shot' };

/** What holds where a strategy says nothing. */
const USUAL: Answers = {
  granularity: 'weight',
  scope: 'global',
  schedule: ONE_SHOT,
  start: 'trained',
};

/** What a file of a strategy says; {@link criterion} makes the strategy of it. */
interface Definition<P extends z.ZodObject> extends StrategyBase {
  /** With its own parameters; the open questions bring theirs along. */
  readonly words: WordsOf<P>;
  /** Its own, beside the open questions; each with a default and a description. */
  readonly parameters: P;
  /** Its answers, where they are not the usual ones: single weights, global, one-shot, trained. */
  readonly answers?: Partial<Answers> | ((parameters: z.infer<P>) => Partial<Answers>);
  /** The questions that documents may answer otherwise. */
  readonly open?: readonly Question[];
  readonly levels?: OwnLevels;
  refuse?(parameters: z.infer<P> & Parameters): Refusal | undefined;
  /** A strategy that it lets choose for itself. */
  follows?(parameters: z.infer<P>): Followed;
}

type Given<P extends z.ZodObject, T> = (
  network: NetworkView,
  parameters: z.infer<P>,
) => T | Promise<T>;

/** What is least important, in one of three ways. */
type Choosing<P extends z.ZodObject> =
  | {
      readonly scoreWeights: Given<P, readonly WeightTensor[]>;
      /** Where those of weights, pooled, would not do. */
      readonly scoreUnits?: Given<P, readonly UnitScores[]>;
    }
  | { readonly scoreUnits: Given<P, readonly UnitScores[]> }
  | {
      readonly select: (
        network: NetworkView,
        level: number,
        parameters: z.infer<P>,
      ) => Masks | Promise<Masks>;
    };

/** A strategy of its definition: its open questions become parameters beside its own. */
export function criterion<P extends z.ZodObject>(
  definition: Definition<P> & Choosing<P>,
): Criterion {
  const { id, version, words, family, citation, open = [], levels } = definition;
  const own = definition.parameters;
  const ownAnswers = (parameters: Parameters): Answers => ({
    ...USUAL,
    ...(typeof definition.answers === 'function'
      ? definition.answers(parameters as z.infer<P>)
      : definition.answers),
  });
  const byDefault = ownAnswers(own.parse({}));
  const asked = questionSchemas(byDefault);
  const answers = (parameters: Parameters): Answers => ({
    ...ownAnswers(parameters),
    ...Object.fromEntries(open.map((question) => [question, parameters[question]])),
  });
  return {
    kind: 'criterion',
    ...{ id, version, family, citation, levels },
    words: { en: withQuestions(words.en, open, 'en'), zh: withQuestions(words.zh, open, 'zh') },
    granularity: byDefault.granularity,
    parameters: z.strictObject({
      ...Object.fromEntries(open.map((question) => [question, asked[question]])),
      ...own.shape,
    }),
    answers,
    chooses: choosing(definition),
    refuse: (parameters) =>
      refuseReturningUnits(answers(parameters)) ??
      definition.refuse?.(parameters as z.infer<P> & Parameters),
    follows: (parameters) => definition.follows?.(parameters as z.infer<P>),
  };
}

/** A unit is zeroed on both sides, so that no gradient would ever let it return. */
function refuseReturningUnits({ granularity, schedule }: Answers): Refusal | undefined {
  if (granularity !== 'unit' || schedule.id !== 'project') return undefined;
  return {
    field: 'schedule',
    sentence: say`must be another than project for whole units: with nothing that reads it, a unit
      that was removed could not return`,
  };
}

/** The schemas' types are erased: parameters are checked by the schema before they come here. */
function choosing<P extends z.ZodObject>(way: Choosing<P>): Criterion['chooses'] {
  if ('select' in way) return { by: 'itself', select: way.select };
  if (!('scoreWeights' in way)) return { by: 'units', score: way.scoreUnits };
  const { scoreWeights: score, scoreUnits } = way;
  return { by: 'weights', score, ...(scoreUnits && { scoreUnits }) };
}
