import { UserError } from '../../contract/errors.ts';
import { datasetName } from '../../contract/experiment.ts';
import type { Mistake, Predictions } from '../../contract/run-details.ts';
import { say } from '../../contract/sentence.ts';
import type { ImageSet } from '../../engine/datasets/dataset.ts';
import { imageAt } from './images.ts';
import { loadDataset } from './load-dataset.ts';
import type { DatasetTask } from './messages.ts';

/** So many mistakes are shown: more than anybody looks through, and about 60 kB on MNIST. */
export const MISTAKES = 60;

/** One class per example of the test set, as run and dense baseline say. */
export interface PredictedClasses {
  readonly run: Uint8Array;
  readonly dense: Uint8Array;
}

/**
 * What a run does on its test set.
 *
 * @throws UserError when the data set is missing or damaged, or is not the one that it was tested on.
 */
export async function predictionsOf({
  classes,
  ...task
}: DatasetTask & { readonly classes: PredictedClasses }): Promise<Predictions> {
  const { test, described } = await loadDataset(task);
  if (classes.run.length !== test.count || classes.dense.length !== test.count) {
    throw new UserError(
      say`The data set ${datasetName(task.choice)} has ${test.count} test examples now, and the run
        was tested on ${classes.run.length}: restore the files that it was made with.`,
    );
  }
  return comparePredictions(test, classes, described.classNames);
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
