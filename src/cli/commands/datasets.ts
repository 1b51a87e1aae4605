import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DatasetInfo } from '../../contract/catalogue.ts';
import { beginImportSchema, importDataset } from '../../contract/dataset-import.ts';
import type { ImportProgress, ImportRequest, SourceFile } from '../../contract/dataset-import.ts';
import { UserError } from '../../contract/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Reader } from '../../host/reader.ts';
import { bytesText, countText } from '../figures.ts';
import { textTable } from '../text-table.ts';

/** `datasets`: prints what a document can name, and how. */
export async function listDatasets({ datasets }: Pick<Reader, 'datasets'>): Promise<void> {
  const found = await datasets.list();
  console.log(
    textTable(
      [
        { heading: 'name' },
        { heading: 'images' },
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
 * `import-dataset NAME FILE…`: imports files, and prints what a document has to say to use them.
 *
 * @throws UserError for a file that cannot be read or is not what it should be
 */
export async function importFiles(
  request: Omit<ImportRequest, 'files'>,
  paths: readonly string[],
  openHost: () => Promise<Host>,
): Promise<void> {
  requireName(request.name);
  const files = await Promise.all(paths.map(sourceFile));
  const host = await openHost();
  try {
    const dataset = await importDataset(host.client.datasets, request, files, {
      onProgress: progressLines(),
    });
    console.log(
      `${described(dataset)}\nIn a document it is\n  "dataset": ${JSON.stringify(dataset.choice)}`,
    );
  } finally {
    await host.close();
  }
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

/** Looked at before a data folder is taken, or made. */
function requireName(name: string): void {
  const parsed = beginImportSchema.shape.name.safeParse(name);
  if (!parsed.success) {
    throw new UserError(
      `The name ${JSON.stringify(name)} cannot be had: it ${parsed.error.issues[0]?.message}.`,
    );
  }
}

async function sourceFile(path: string): Promise<SourceFile> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new UserError(`${path} is a folder: name the files in it, as in ${path}/*.`);
    }
    return { name: basename(path), content: await openAsBlob(path) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new UserError(`${path} cannot be read: ${reason}.`);
  }
}

/** A line when the files are there, and on a terminal how far they are meanwhile. */
function progressLines(): (progress: ImportProgress) => void {
  const terminal = process.stdout.isTTY;
  return ({ sentBytes, totalBytes, reading }) => {
    if (terminal) {
      const percent = Math.floor((100 * sentBytes) / Math.max(1, totalBytes));
      process.stdout.write(
        `\rCopying ${bytesText(totalBytes)}: ${percent} %${reading ? '\n' : ''}`,
      );
    }
    if (reading) console.log(`Reading ${bytesText(totalBytes)} …`);
  };
}

function described({ name, shape, classes, trainCount, testCount, imported }: DatasetInfo): string {
  return (
    `Imported "${name}" (${imported?.format}): ${countText(trainCount, 'training image')} and ` +
    `${countText(testCount, 'test image')} of ${shape.join(' x ')}, ${classes.length} classes.`
  );
}
