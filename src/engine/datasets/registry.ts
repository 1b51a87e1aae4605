import { say } from '../../contract/sentence.ts';
import { choiceOf, getEntry } from '../choice.ts';
import type { DatasetDefinition } from './dataset.ts';
import { imported } from './imported.ts';
import { mnist } from './mnist.ts';

/** Every data set a document can name. */
export const datasets: readonly DatasetDefinition[] = [mnist, imported];

/** The document's `dataset`: an id with its parameters beside it. */
export const datasetChoiceSchema = choiceOf(datasets, say`data set`);

/** @throws UserError when no data set has that id. */
export function getDataset(id: string): DatasetDefinition {
  return getEntry(datasets, say`data set`, id);
}
