import { startsTrained } from '../../contract/experiment.ts';
import type { ImportedStart } from '../../contract/imported-start.ts';
import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import type { Question } from './question.ts';

/** Null where the dense baseline is trained here from drawn weights. */
export function importedStartOf({ document, entries }: Question): ImportedStart | null {
  const { model, dataset, training, fineTuning, crossValidation } = document;
  if (!startsTrained(model)) return null;
  const { validationFraction, normalisation } = dataset;
  return {
    epochs: training.epochs,
    fineTuningEpochs: fineTuning.epochs,
    folds: crossValidation?.folds ?? 0,
    validationFraction: typeof validationFraction === 'number' ? validationFraction : 0,
    normalisation:
      normalisation === 'standard' || normalisation === 'none' ? normalisation : 'unit',
    anew: [...new Set(entries.filter(({ isAnew }) => isAnew).map(({ choice: { id } }) => id))],
  };
}

/** What follows from a training that nobody here knows, for whoever reads accuracies, ranks or intervals. */
export function importedStartSentences(
  start: ImportedStart,
  { names, figures }: Vocabulary,
): Sentence[] {
  const { epochs, fineTuningEpochs, folds, validationFraction, normalisation, anew } = start;
  const anewEpochs = epochs + fineTuningEpochs;
  return [
    say`The dense network came trained: for how long, at which rates and on which examples is not known
      here.`,
    whatItIsGiven(normalisation),
    folds > 0
      ? say`Folds are parts of the training examples: if it was trained on these, accuracies are better than
          they would be on new examples.`
      : say`If test examples were among them, accuracies are better than they would be on new examples.`,
    ...(validationFraction > 0
      ? [
          say`If it was trained on what is set aside for validation, the choice is made on examples that it
            has seen.`,
        ]
      : []),
    ...(anew.length > 0
      ? [
          say`Trained from drawn weights, for ${figures.count(anewEpochs)} epochs in all:
            ${anew.map(names.strategy)}. They lack the training that it came with, and are not on equal terms
            with the rest.`,
        ]
      : []),
    whatSeedsVary(epochs, fineTuningEpochs),
  ];
}

/** Others than it was trained on make it worse than it is, and nothing fails. */
function whatItIsGiven(normalisation: ImportedStart['normalisation']): Sentence {
  switch (normalisation) {
    case 'unit':
      return say`It is given pixels divided by 255, and other values less their mean and over their deviation in the
        training examples: if it was trained on others, these figures are not its own.`;
    case 'standard':
      return say`It is given values less their mean and over their deviation in the training examples: if it was
        trained on others, these figures are not its own.`;
    case 'none':
      return say`It is given values as the data set has them: if it was trained on others, these figures are not its own.`;
  }
}

function whatSeedsVary(epochs: number, fineTuningEpochs: number): Sentence {
  if (epochs > 0) {
    return say`All seeds start from its weights and vary how it is trained further: intervals and tests say
      nothing of other trainings of its architecture.`;
  }
  return fineTuningEpochs > 0
    ? say`All seeds share this one dense network and vary the order of fine-tuning and what is drawn by
        chance: intervals and tests say nothing of other trainings of its architecture.`
    : say`All seeds share this one dense network, and nothing is trained: they vary only what is drawn by
        chance. Where nothing is, they give one network again and again, which has no interval and no
        test.`;
}
