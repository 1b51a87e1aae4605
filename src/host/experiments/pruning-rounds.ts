import type { PruningRounds } from '../../contract/curves.ts';
import type { ExperimentDocument } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import { foldCounts, type SplitCounts } from '../../engine/datasets/split-counts.ts';
import { roundsOf } from '../../engine/pruning/schedules/registry.ts';
import { getStrategy } from '../../engine/strategies/registry.ts';
import { withoutLevels } from './levels.ts';

/** More marks than this on an axis of epochs are one stroke. */
const MOST_ROUNDS = 200;

/**
 * After how many epochs each strategy of a document prunes that does so several times. The levels that
 * are asked for do not change when that is.
 *
 * @param used how many examples its data set has, before they are parted into folds
 */
export function pruningRounds(document: ExperimentDocument, used: SplitCounts): PruningRounds[] {
  const { training, fineTuning, crossValidation } = document;
  const { train } = crossValidation ? foldCounts(used, crossValidation.folds) : used;
  const stepsPerEpoch = Math.ceil(train / training.batchSize);
  return document.strategies.flatMap((choice): PruningRounds[] => {
    const strategy = getStrategy(choice.id);
    if (strategy.kind !== 'criterion') return [];
    const { schedule, start } = strategy.answers(parametersOf(choice, strategy));
    if (schedule.id === 'one-shot') return [];
    const fromStart = start === 'initial';
    const epochs = fineTuning.epochs + (fromStart ? training.epochs : 0);
    const rounds = roundsOf(schedule, 1, epochs * stepsPerEpoch);
    const before = fromStart ? 0 : training.epochs;
    const { id, ...parameters } = withoutLevels(choice);
    return [
      {
        strategy: id,
        parameters,
        epochs: thinnedOut(rounds).map(({ step }) => before + step / stepsPerEpoch),
      },
    ];
  });
}

/** The first, the last and every so many between. */
function thinnedOut<T>(all: readonly T[]): T[] {
  const every = Math.ceil(all.length / MOST_ROUNDS);
  return all.filter((_one, index) => index % every === 0 || index === all.length - 1);
}
