import canonicalize from 'canonicalize';
import type { Question, QuestionEntry } from '../../analysis/soundness/question.ts';
import { LAST_RATE } from '../../contract/experiment.ts';
import type { Choice, ExperimentDocument } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getStrategy, granularityOf } from '../../engine/strategies/registry.ts';
import { fineTuningRate } from '../../engine/training/rate-schedule.ts';
import { levelsOf, withoutLevels } from './levels.ts';
import { startsAnew } from './starts-anew.ts';

/** What a document asks, with what the registry knows of its strategies. */
export function questionOf(document: ExperimentDocument): Question {
  return {
    document,
    entries: document.strategies.map((choice) => {
      const strategy = getStrategy(choice.id);
      return {
        choice: withoutLevels(choice),
        ...levelsOf(choice, document.sparsities),
        isControl: strategy.family === 'control' || strategy.kind === 'rebuild',
        isAnew: startsAnew(choice),
        granularity: granularityOf(choice),
        differing: differingParameters(choice),
        follows: followedBy(choice),
        sharesLayers:
          strategy.kind === 'criterion' &&
          (strategy.chooses.by === 'itself' ||
            strategy.answers(parametersOf(choice, strategy)).scope === 'global'),
      };
    }),
    rates: ratesOf(document),
  };
}

/** Of an epoch: where a schedule ends hardly depends on it. */
const STEPS = 1000;

function ratesOf({ training, fineTuning }: ExperimentDocument): Question['rates'] {
  return {
    fineTuning: fineTuningRate(fineTuning, training, STEPS),
    trainingsLast:
      training.epochs === 0 ? null : fineTuningRate({ learningRate: LAST_RATE }, training, STEPS),
    trainingsHighest: training.learningRate,
  };
}

function differingParameters(choice: Choice): Record<string, unknown> {
  const strategy = getStrategy(choice.id);
  const { levels } = strategy;
  const defaults = strategy.parameters.parse({});
  return Object.fromEntries(
    Object.entries(parametersOf(choice, strategy)).filter(
      ([name, value]) =>
        name !== levels?.parameter && canonicalize(value) !== canonicalize(defaults[name]),
    ),
  );
}

function followedBy(choice: Choice): QuestionEntry['follows'] {
  const strategy = getStrategy(choice.id);
  if (strategy.kind !== 'criterion') return null;
  const followed = strategy.follows(parametersOf(choice, strategy));
  if (followed === undefined) return null;
  const { id, parameters } = followed;
  return { id, differing: differingParameters({ ...parameters, id }) };
}
