import { NotFound } from '../../contract/errors.ts';
import type { DatasetDetails } from '../../contract/catalogue.ts';
import { say } from '../../contract/sentence.ts';
import { findDatasetByHash } from '../../db/queries/datasets.ts';
import type { StoredDataset } from '../../db/queries/datasets.ts';
import type { Orm } from '../../db/database.ts';
import { parametersOf } from '../../engine/choice.ts';
import type { DatasetDescription, ImageSet } from '../../engine/datasets/dataset.ts';
import { getDataset } from '../../engine/datasets/registry.ts';
import type { Workbench } from '../workbench.ts';
import { imageAt } from './images.ts';

const EXAMPLES_PER_CLASS = 3;

/**
 * Reads a data set as a document finds it that says nothing but which it is.
 *
 * @throws NotFound; UserError when there is no such data set, or a file is missing or damaged.
 */
export async function inspectDataset(
  { orm, datasets }: Pick<Workbench, 'orm' | 'datasets'>,
  { id, sha256 }: { readonly id: string; readonly sha256?: string | undefined },
): Promise<DatasetDetails> {
  const dataset = getDataset(id);
  const stored = sha256 === undefined ? undefined : getStored(orm, sha256);
  const choice = stored ? { id, name: stored.name, sha256: stored.sha256 } : { id };
  const places = { imported: datasets.folder.dir };
  const parameters = parametersOf(choice, dataset);
  const { train, test } = await dataset.load(parameters, { seed: 0, ...places });
  const described = dataset.describe(parameters, places);
  // Where an imported set comes from, only the data folder knows.
  const source = stored ? `${stored.format}: ${stored.files.join(', ')}` : described.source;
  return datasetDetails({ ...described, source }, { train, test });
}

function getStored(orm: Orm, sha256: string): StoredDataset {
  const stored = findDatasetByHash(orm, sha256);
  if (!stored) {
    throw new NotFound(say`There is no imported data set ${sha256} in this data folder.`);
  }
  return stored;
}

/** What there is in a data set: how many of each class, and the first test images of each. */
export function datasetDetails(
  { format, classNames, source }: Pick<DatasetDescription, 'format' | 'classNames' | 'source'>,
  { train, test }: { readonly train: ImageSet; readonly test: ImageSet },
): DatasetDetails {
  const split = (name: 'train' | 'test', { count, labels }: ImageSet) => ({
    name,
    count,
    byClass: countByClass(labels, format.classes),
  });
  return {
    shape: [...format.shape],
    classes: [...classNames],
    splits: [split('train', train), split('test', test)],
    source,
    examples: classNames.flatMap((_, label) =>
      firstOfClass(test.labels, label).map((index) => ({ label, image: imageAt(test, index) })),
    ),
  };
}

function countByClass(labels: Uint8Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return counts;
}

/** Where the first examples of a class stand; fewer where there are fewer. */
function firstOfClass(labels: Uint8Array, label: number): number[] {
  const found: number[] = [];
  for (let index = labels.indexOf(label); index >= 0 && found.length < EXAMPLES_PER_CLASS;) {
    found.push(index);
    index = labels.indexOf(label, index + 1);
  }
  return found;
}
