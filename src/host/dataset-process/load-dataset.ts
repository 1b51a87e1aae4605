import { parametersOf } from '../../engine/choice.ts';
import type { Dataset, DatasetDescription } from '../../engine/datasets/dataset.ts';
import { missingClasses } from '../../engine/datasets/missing-classes.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import type { ClassesMissing, DatasetTask } from './messages.ts';

/**
 * Reads a data set, which may hold up this process for seconds.
 *
 * @throws UserError when there is no such data set, or a file is missing or damaged.
 */
export async function loadDataset({
  choice,
  seed,
  fold,
  places,
}: DatasetTask): Promise<Dataset & { readonly described: DatasetDescription }> {
  const definition = getDataset(choice.id);
  const parameters = parametersOf(choice, definition);
  const dataset = await definition.load(parameters, { seed, fold, ...places });
  return { ...dataset, described: definition.describe(parameters, places) };
}

/** @throws UserError when it cannot be trained on. */
export async function checkDataset(task: DatasetTask): Promise<ClassesMissing> {
  const { described, ...dataset } = await loadDataset(task);
  const { train, validation, test } = missingClasses(dataset);
  const named = (labels: readonly number[]) =>
    labels.map((label) => described.classNames[label] ?? String(label));
  return { train: named(train), validation: named(validation), test: named(test) };
}
