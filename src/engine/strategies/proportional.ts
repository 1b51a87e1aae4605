import { z } from 'zod';
import type { Bilingual } from '../../contract/language.ts';
import { say } from '../../contract/sentence.ts';
import type { Refusal } from '../choice.ts';
import type { Masks, PrunableModel, WeightTensor } from '../network/weights.ts';
import { removeLowest } from '../pruning/lowest.ts';
import { continuedMasks, countKept } from '../pruning/masks.ts';
import { magnitudes } from '../pruning/scores.ts';
import { poolUnits } from '../pruning/select-units.ts';
import type { UnitScores } from '../pruning/select-units.ts';
import { keptUnits, removeUnits } from '../pruning/units.ts';
import { criterion } from './criterion.ts';
import { randomUnits, randomWeights } from './random.ts';
import { THRESHOLD_LEVELS, THRESHOLD_WORDS, thresholdsSchema } from './threshold.ts';
import { questionWords } from './questions.ts';
import type { Criterion, NetworkView, Parameters, Strategy } from './strategy.ts';

/**
 * The controls for a strategy that decides how much goes from each layer: from each layer as many
 * weights or units go as that strategy has removed there in the end, by its own schedule and with the
 * parameters that are given; but others: at random, or those of smallest magnitude. What is better than
 * these owes it to what it picks, and not to the layers it picks from.
 *
 * @param others the strategies among which they may follow one: all criteria that are no controls.
 */
export function proportionalControls(others: readonly Strategy[]): Criterion[] {
  const followed = others.filter(canBeFollowed);
  return [
    proportional(followed, {
      id: 'random-proportional',
      like: 'magnitude',
      label: { en: 'Random, same layers', zh: '随机（各层数量相同）' },
      summary: {
        en: 'Removes at random, but of each layer as much as another strategy removes there.',
        zh: '随机剪去，但每层剪去的数量与另一策略相同。',
      },
      scoreWeights: randomWeights,
      scoreUnits: randomUnits,
    }),
    proportional(
      followed.filter(({ id }) => id !== 'magnitude'),
      {
        id: 'magnitude-proportional',
        like: 'taylor',
        label: { en: 'Magnitude, same layers', zh: '幅值（各层数量相同）' },
        summary: {
          en: 'Removes what is smallest, but of each layer as much as another strategy removes there.',
          zh: '剪去幅值最小的部分，但每层剪去的数量与另一策略相同。',
        },
        scoreWeights: ({ weights }) => magnitudes(weights),
        scoreUnits: (network) => poolUnits(network, magnitudes(network.weights)),
      },
    ),
  ];
}

function canBeFollowed(strategy: Strategy): strategy is Criterion {
  return strategy.kind === 'criterion' && strategy.family !== 'control';
}

interface Kind {
  readonly id: string;
  /** What it follows unless a document says otherwise. */
  readonly like: string;
  readonly label: Bilingual;
  readonly summary: Bilingual;
  scoreWeights(network: NetworkView): readonly WeightTensor[];
  scoreUnits(network: NetworkView): readonly UnitScores[];
}

function proportional(followed: readonly Criterion[], kind: Kind): Criterion {
  const { id, like: usual, label, summary } = kind;
  const parameters = z.strictObject({
    like: z.enum(followed.map((strategy) => strategy.id)).default(usual),
    with: z.record(z.string(), z.unknown()).default({}),
    // None: the sparsities of the document.
    thresholds: thresholdsSchema.default([]),
  });
  type Chosen = z.infer<typeof parameters>;
  const followedBy = ({ like }: Pick<Chosen, 'like'>) =>
    followed.find((strategy) => strategy.id === like) as Criterion;
  const answersOf = (chosen: Chosen) =>
    followedBy(chosen).answers(followedParameters(followedBy(chosen), chosen));

  return criterion({
    id,
    version: 1,
    words: { en: wordsIn('en', label, summary), zh: wordsIn('zh', label, summary) },
    family: 'control',
    citation:
      'Su, Chen, Cai, Wu, Gao, Wang and Lee, "Sanity-Checking Pruning Methods: Random Tickets can Win the Jackpot", NeurIPS 2020; ' +
      'Frankle, Dziugaite, Roy and Carbin, "Pruning Neural Networks at Initialization: Why Are We Missing the Mark?", ICLR 2021',
    parameters,
    levels: THRESHOLD_LEVELS,
    answers: (chosen) => {
      const { granularity, start } = answersOf(chosen);
      return { granularity, start };
    },
    follows: (chosen) => ({
      id: chosen.like,
      parameters: followedParameters(followedBy(chosen), chosen),
    }),
    refuse: (chosen) => refusal(followedBy(chosen), chosen),
    async select(network, level, chosen) {
      const other = followedBy(chosen);
      const masks = await network.followed(other, level, followedParameters(other, chosen));
      return answersOf(chosen).granularity === 'unit'
        ? likeUnits(network, masks, kind.scoreUnits(network))
        : likeWeights(network, masks, kind.scoreWeights(network));
    },
  });
}

/** As the document says, and where it does not by its defaults. */
function followedParameters(
  { parameters }: Criterion,
  { with: given }: { readonly with: Parameters },
): Parameters {
  // What is not right is refused; until then it is asked what it would remove.
  return parameters.safeParse(given).data ?? parameters.parse({});
}

function refusal(
  other: Criterion,
  { with: given, thresholds, like }: Parameters,
): Refusal | undefined {
  const found = other.parameters.safeParse(given);
  if (!found.success) {
    const [{ path, message } = { path: [], message: '' }] = found.error.issues;
    const wrong = path.length === 0 ? message : say`${path.join('.')} ${message}`;
    return { field: 'with', sentence: say`must be parameters of ${String(like)}: ${wrong}` };
  }
  const refused = other.refuse(found.data);
  if (refused) {
    return {
      field: 'with',
      sentence: say`must be parameters of ${String(like)}: ${say`${refused.field} ${refused.sentence}`}`,
    };
  }
  const listed = (thresholds as readonly number[]).length > 0;
  if (listed === (other.levels !== undefined)) return undefined;
  return {
    field: 'thresholds',
    sentence: listed
      ? say`are levels of threshold alone: leave them out beside like ${String(like)}`
      : say`must list those of the strategy that is followed, since threshold takes no sparsities`,
  };
}

/** As many of each tensor as the other masks remove there: those of the lowest scores. */
function likeWeights(
  { weights, earlierMasks }: PrunableModel,
  others: Masks,
  scores: readonly WeightTensor[],
): Masks {
  const masks = continuedMasks(weights, earlierMasks);
  weights.forEach(({ name }, index) => {
    const mask = masks.get(name) as Uint8Array;
    const kept = countKept(others.get(name) ?? mask);
    removeLowest([(scores[index] as WeightTensor).values], [mask], countKept(mask) - kept);
  });
  return masks;
}

/** As many units of each group as the other masks remove there: those of the lowest scores. */
function likeUnits(
  { weights, groups, earlierMasks }: PrunableModel,
  others: Masks,
  scores: readonly UnitScores[],
): Masks {
  const masks = continuedMasks(weights, earlierMasks);
  groups.forEach((group, index) => {
    const kept = keptUnits(weights, group, earlierMasks);
    const left = countKept(keptUnits(weights, group, others));
    removeLowest([(scores[index] as UnitScores).values], [kept], countKept(kept) - left);
    removeUnits(weights, group, kept, masks);
  });
  return masks;
}

function wordsIn(language: 'en' | 'zh', label: Bilingual, summary: Bilingual) {
  const parameters =
    language === 'en'
      ? {
          like: {
            label: 'Layers as in',
            help: 'The strategy of which as much goes from each layer as it removes there.',
            brief: { other: 'as {value}' },
          },
          with: {
            label: 'With',
            help: 'The parameters of that strategy, where they are not its defaults.',
            brief: { other: '{value}' },
          },
        }
      : {
          like: {
            label: '各层数量参照',
            help: '每层剪去的数量与哪个策略相同。',
            brief: { other: '同{value}' },
          },
          with: {
            label: '其参数',
            help: '该策略的参数（与默认值不同者）。',
            brief: { other: '{value}' },
          },
        };
  return {
    label: label[language],
    summary: summary[language],
    parameters: {
      ...parameters,
      with: { ...parameters.with, parameters: questionWords(language) },
      ...THRESHOLD_WORDS[language],
    },
  };
}
