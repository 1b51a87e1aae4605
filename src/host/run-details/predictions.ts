import type { Mistake, Predictions } from '../../contract/run-details.ts';
import type { ImageSet } from '../../engine/datasets/dataset.ts';
import { imageAt } from '../catalogue/images.ts';

/** So many mistakes are shown: more than anybody looks through, and about 60 kB on MNIST. */
export const MISTAKES = 60;

/** One class per example of the test set, as run and dense baseline say. */
export interface PredictedClasses {
  readonly run: Uint8Array;
  readonly dense: Uint8Array;
}

/**
 * What a run does on its test set, beside its dense baseline.
 *
 * @param classes names of the classes, in the order of their numbers.
 */
export function comparePredictions(
  test: ImageSet,
  { run, dense }: PredictedClasses,
  classes: readonly string[],
): Predictions {
  const newlyWrong: number[] = [];
  let newlyRight = 0;
  test.labels.forEach((label, index) => {
    if (dense[index] === label && run[index] !== label) newlyWrong.push(index);
    if (dense[index] !== label && run[index] === label) newlyRight += 1;
  });
  const mistakeAt = (index: number): Mistake => ({
    index,
    label: test.labels[index] as number,
    predicted: run[index] as number,
    densePredicted: dense[index] as number,
    image: imageAt(test, index),
  });
  return {
    classes: [...classes],
    confusion: confusionOf(test.labels, run, classes.length),
    denseConfusion: confusionOf(test.labels, dense, classes.length),
    newlyWrong: newlyWrong.length,
    newlyRight,
    mistakes: newlyWrong.slice(0, MISTAKES).map(mistakeAt),
  };
}

/** How many examples of each class (rows) are taken for each class (columns). */
function confusionOf(labels: Uint8Array, predicted: Uint8Array, classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((label, index) => {
    const row = counts[label] as number[];
    const column = predicted[index] as number;
    row[column] = (row[column] as number) + 1;
  });
  return counts;
}
