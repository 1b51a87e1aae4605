import { UserError } from '../../contract/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Reader } from '../../host/reader.ts';
import { bytesText } from '../figures.ts';
import { textTable } from '../text-table.ts';

/** `datasets`: prints what a document can name, and how. */
export async function listDatasets({ datasets }: Pick<Reader, 'datasets'>): Promise<void> {
  const found = await datasets.list();
  console.log(
    textTable(
      [
        { heading: 'name' },
        { heading: 'examples' },
        { heading: 'classes', figures: true },
        { heading: 'train', figures: true },
        { heading: 'test', figures: true },
        { heading: 'came as' },
        { heading: 'size', figures: true },
        { heading: 'experiments', figures: true },
        { heading: 'sha256' },
      ],
      found.map(({ name, shape, classes, trainCount, testCount, imported, usedBy }) => [
        name,
        shape.join('x'),
        String(classes.length),
        String(trainCount),
        String(testCount),
        imported?.format ?? 'built in',
        imported ? bytesText(imported.sizeBytes) : '',
        String(usedBy),
        imported?.sha256 ?? '',
      ]),
    ),
  );
}

/**
 * `remove-dataset NAME`: deletes an imported data set.
 *
 * @param sure whether the user has said so
 * @throws UserError when the user has not, or there is no such data set
 */
export async function removeDataset(
  { datasets }: Pick<Reader, 'datasets'>,
  name: string,
  sure: boolean,
  openHost: () => Promise<Host>,
): Promise<void> {
  const imported = (await datasets.list()).filter((dataset) => dataset.imported !== null);
  const found = imported.find((dataset) => dataset.name === name);
  if (!found?.imported) {
    const known = imported.map((dataset) => `"${dataset.name}"`).join(', ') || 'none yet';
    throw new UserError(`There is no imported data set "${name}"; there are: ${known}.`);
  }
  if (!sure) {
    throw new UserError(
      `This deletes the data set "${name}" for good; nothing is deleted yet. Say --yes to do it.`,
    );
  }
  const host = await openHost();
  try {
    const { bytes } = await host.client.datasets.remove({ sha256: found.imported.sha256 });
    console.log(`Deleted the data set "${name}", ${bytesText(bytes)}.`);
  } finally {
    await host.close();
  }
}
