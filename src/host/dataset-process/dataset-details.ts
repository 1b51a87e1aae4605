import type { DatasetDetails } from '../../contract/catalogue.ts';
import type { DatasetDescription, ExampleSet } from '../../engine/datasets/dataset.ts';
import { featureFacts } from './feature-facts.ts';
import { shownExample } from './shown-example.ts';
import { loadDataset } from './load-dataset.ts';
import type { DatasetTask } from './messages.ts';

const EXAMPLES_PER_CLASS = 3;
/** They are shown small. */
const MOST_PIXELS = 96;

/** @throws UserError when there is no such data set, or a file is missing or damaged. */
export async function readDatasetDetails(task: DatasetTask): Promise<DatasetDetails> {
  const { described, ...dataset } = await loadDataset(task);
  return datasetDetails(described, dataset);
}

/** What there is in a data set: how many of each class, and the first test examples of each. */
export function datasetDetails(
  { format, classNames, source }: Pick<DatasetDescription, 'format' | 'classNames' | 'source'>,
  { train, test }: { readonly train: ExampleSet; readonly test: ExampleSet },
): DatasetDetails {
  const split = (name: 'train' | 'test', { count, labels }: ExampleSet) => ({
    name,
    count,
    byClass: countByClass(labels, format.classes),
  });
  return {
    shape: [...format.shape],
    classes: [...classNames],
    splits: [split('train', train), split('test', test)],
    source,
    features: featureFacts(train),
    examples: examplesOf(test, classNames),
  };
}

/** The first examples of each class, of as many classes as are named. */
export function examplesOf(
  set: Pick<ExampleSet, 'shape' | 'values' | 'labels'>,
  classNames: readonly string[],
) {
  return classNames.flatMap((_, label) =>
    firstOfClass(set.labels, label).map((index) => shownExample(set, index, MOST_PIXELS)),
  );
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
