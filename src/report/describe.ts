import type { Figures } from '../language/figures.ts';
import { LAST_RATE, usesMomentum } from '../contract/experiment.ts';
import type { ExperimentDocument, RateSchedule, Training } from '../contract/experiment.ts';
import type { Words } from './words/words.ts';

/** What a recipe is told in. */
interface Telling {
  readonly words: Words;
  readonly figures: Figures;
}

/**
 * The recipe by which the dense baseline is trained or, of one that is taken as it is, what is trained
 * besides.
 */
export function describeTraining(training: Training, telling: Telling): string {
  const { optimizer, momentum, weightDecay, augmentation, schedule } = training;
  const { figures, words } = telling;
  const { recipe } = words;
  return recipe.list([
    usesMomentum(optimizer)
      ? recipe.momentum(recipe.optimizers[optimizer], figures.plain(momentum))
      : recipe.optimizers[optimizer],
    recipe.learningRate(figures.plain(training.learningRate)),
    ...describeSchedule(schedule, telling),
    recipe.batches(figures.count(training.batchSize)),
    training.epochs === 0
      ? recipe.takenAsIs
      : recipe.epochs(training.epochs, figures.plain(training.epochs)),
    ...(weightDecay === undefined ? [] : [recipe.weightDecay(figures.plain(weightDecay))]),
    ...(augmentation === undefined
      ? []
      : [
          ...(augmentation.shift > 0
            ? [recipe.shifted(augmentation.shift, figures.count(augmentation.shift))]
            : []),
          ...(augmentation.flip ? [recipe.mirrored] : []),
        ]),
    ...(training.initialisation === undefined
      ? []
      : [recipe.initialisations[training.initialisation]]),
    recipe.steps(training.execution),
  ]);
}

/** The budget after pruning; what it does not say is as in training. */
export function describeFineTuning(
  { fineTuning, training }: ExperimentDocument,
  telling: Telling,
): string {
  const { figures, words } = telling;
  const { recipe } = words;
  const { learningRate = training.learningRate } = fineTuning;
  if (fineTuning.epochs === 0) return recipe.oneShotOnly;
  return recipe.list([
    recipe.epochs(fineTuning.epochs, figures.plain(fineTuning.epochs)),
    learningRate === LAST_RATE ? recipe.lastRate : recipe.learningRate(figures.plain(learningRate)),
    ...describeSchedule(fineTuning.schedule, telling),
    recipe.asInTraining,
  ]);
}

function describeSchedule(
  schedule: RateSchedule | undefined,
  { figures, words: { recipe } }: Telling,
): string[] {
  if (schedule === undefined) return [];
  const { warmupEpochs } = schedule;
  const warmUp = warmupEpochs > 0 ? [recipe.warmUp(warmupEpochs, figures.plain(warmupEpochs))] : [];
  switch (schedule.id) {
    case 'constant':
      return warmUp;
    case 'step':
      return [
        recipe.stepwise(
          figures.plain(schedule.factor),
          schedule.every,
          figures.plain(schedule.every),
        ),
        ...warmUp,
      ];
    case 'milestones':
      return [
        recipe.milestones(figures.plain(schedule.factor), schedule.at.map(figures.sparsity)),
        ...warmUp,
      ];
    case 'cosine':
      return [recipe.cosine(figures.sparsity(schedule.final)), ...warmUp];
  }
}
