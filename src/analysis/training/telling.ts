import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';
import type { Figures } from '../../language/figures.ts';
import { BOUNDS } from './symptoms.ts';
import type { FoundSymptom, TrainingRow } from './training-rows.ts';

/** What a training shows, in sentences; none where nothing is wrong with it. */
export function symptomSentences(
  { symptoms, runIds }: Pick<TrainingRow, 'symptoms' | 'runIds'>,
  figures: Figures,
): Sentence[] {
  return symptoms.map((found) => symptomSentence(found, runIds.length, figures));
}

function symptomSentence({ symptom, runs }: FoundSymptom, all: number, figures: Figures): Sentence {
  const where = say`${figures.count(runs)} of ${figures.count(all)} runs`;
  switch (symptom.kind) {
    case 'overfitting':
      return say`Overfitting (${where}): since epoch ${figures.count(symptom.since)} the validation loss
        has risen by up to ${figures.share(symptom.rise)} while the training loss went on falling.`;
    case 'vanishing':
      if (symptom.against === null) {
        return say`Vanishing gradients (${where}): at the end no layer has any gradient left, and the loss
          has not fallen.`;
      }
      return symptom.against === 'last'
        ? say`Vanishing gradients (${where}): at the end the gradient of layer ${symptom.layer} is
            ${figures.norm(symptom.ratio)} times the last layer’s.`
        : say`Vanishing gradients (${where}): the gradient of layer ${symptom.layer} has fallen to
            ${figures.norm(symptom.ratio)} times what it was, and the loss has not.`;
    case 'exploding':
      return symptom.factor === null
        ? say`Exploding gradients (${where}): in epoch ${figures.count(symptom.epoch)} the gradient of
            layer ${symptom.layer} is not finite.`
        : say`Exploding gradients (${where}): by epoch ${figures.count(symptom.epoch)} the gradient of
            layer ${symptom.layer} has grown to ${figures.times(symptom.factor)} what it was.`;
    case 'dying':
      return say`Dead units (${where}): up to ${figures.count(symptom.dead)} of the
        ${figures.count(symptom.units)} units of layer ${symptom.layer} are zero on all examples looked
        at.`;
    default:
      return symptom satisfies never;
  }
}

/** By which rules these sentences are said. */
export function ruleSentences(figures: Figures): Sentence[] {
  return [
    say`Overfitting is said of a validation loss more than ${figures.sparsity(BOUNDS.rise)} above its
      least and above the training loss, which has fallen since (Prechelt, 1998).`,
    say`Vanishing is said of a gradient less than ${figures.plain(BOUNDS.vanished)} times the last
      layer’s, or less than that of its first norm while the loss is still above
      ${figures.sparsity(BOUNDS.lossFallen)} of what it was.`,
    say`Exploding is said of a gradient that is not finite, or above ${figures.count(BOUNDS.large)} and
      more than ${figures.count(BOUNDS.grown)} times its first norm.`,
    say`Units are called dead in a layer of which ${figures.sparsity(BOUNDS.dead)} or more are zero.`,
  ];
}
