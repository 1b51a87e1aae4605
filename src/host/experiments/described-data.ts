import type { Choice } from '../../contract/experiment.ts';
import { parametersOf } from '../../engine/choice.ts';
import type { DataPlaces, DatasetDescription } from '../../engine/datasets/dataset.ts';
import { getDataset } from '../../engine/datasets/registry.ts';

/**
 * What is known of a document's data set before its images are read.
 *
 * @throws UserError when it is not in the data folder
 */
export function describedData(choice: Choice, places: DataPlaces): DatasetDescription {
  const dataset = getDataset(choice.id);
  return dataset.describe(parametersOf(choice, dataset), places);
}
