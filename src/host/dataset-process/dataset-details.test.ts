import { describe, expect, it } from 'vitest';
import { UserError } from '../../contract/errors.ts';
import { imageSet } from '../../engine/datasets/image-set.fixture.ts';
import { datasetDetails, readDatasetDetails } from './dataset-details.ts';

describe('the details of a data set', () => {
  const labels = [1, 0, 1, 1, 1];
  const test = imageSet(
    labels.map((_, index) => [index]),
    labels,
    3,
  );
  const train = imageSet([[9], [9]], [2, 2], 3);
  const details = datasetDetails(
    {
      format: { shape: [1, 1, 1], classes: 3 },
      classNames: ['cat', 'dog', 'owl'],
      source: 'A photographer',
    },
    { train, test },
  );

  it('count the examples of each split and class, of absent classes too', () => {
    expect(details.splits).toEqual([
      { name: 'train', count: 2, byClass: [0, 0, 2] },
      { name: 'test', count: 5, byClass: [1, 4, 0] },
    ]);
  });

  it('show the first three test images of each class, or as many as there are', () => {
    const shown = details.examples.map(({ label, image }) => [
      label,
      ...Buffer.from(image?.pixels ?? '', 'base64'),
    ]);
    expect(shown).toEqual([
      [0, 1],
      [1, 0],
      [1, 2],
      [1, 3],
    ]);
  });
});

describe('inspecting a data set', () => {
  // What is built in needs no data folder.
  const taskOf = (id: string) => ({ choice: { id }, seed: 0, places: {} });

  it('reads the files: MNIST has 60,000 and 10,000 digits of about equal shares', async () => {
    const { shape, classes, splits, examples } = await readDatasetDetails(taskOf('mnist'));
    expect([shape, classes.length, examples.length]).toEqual([[28, 28, 1], 10, 30]);
    expect(splits.map(({ name, count }) => [name, count])).toEqual([
      ['train', 60_000],
      ['test', 10_000],
    ]);
    // The published counts of the test set's digits.
    expect(splits[1]?.byClass).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  it('refuses one that is not there', async () => {
    await expect(readDatasetDetails(taskOf('minst'))).rejects.toThrow(UserError);
  });
});
