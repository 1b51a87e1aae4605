import type { Question } from '../../analysis/soundness/question.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import { getStrategy, granularityOf } from '../../engine/strategies/registry.ts';
import { learningRateAt } from '../../engine/training/rate-schedule.ts';
import { levelsOf, withoutLevels } from './levels.ts';

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
        granularity: granularityOf(choice),
        sharesLayers:
          strategy.kind === 'criterion' &&
          (strategy.chooses.by === 'itself' ||
            strategy.answers(parametersOf(choice, strategy)).scope === 'global'),
      };
    }),
    rates: ratesOf(document),
  };
}

/** The last step of a training as its schedule sees it: how many steps an epoch has hardly matters. */
const STEPS = 1000;

function ratesOf({ training, fineTuning }: ExperimentDocument): Question['rates'] {
  const { learningRate, schedule, epochs } = training;
  const last = { step: epochs * STEPS - 1, stepsPerEpoch: STEPS, epochs };
  return {
    fineTuning: fineTuning.learningRate ?? learningRate,
    trainingsLast: learningRateAt(schedule, learningRate, last),
  };
}
