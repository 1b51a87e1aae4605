import { readFile } from 'node:fs/promises';
import { UserError } from '../../contract/errors.ts';
import { writeDatasetFile } from '../../engine/datasets/import/dataset-file.ts';
import { readImages } from '../../engine/datasets/import/read-images.ts';
import { storeWeights } from '../trainer/store-weights.ts';
import type { FromImporter, ImportReport, ImportTask } from './messages.ts';

/*
 * The importer: a child process of the host that reads the files of one data set, stores what is in
 * them and ends. Reading takes seconds and several times the memory of the set, neither of which the
 * host has to spare.
 */

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);

process.once('message', (task: ImportTask) => {
  void perform(task).then((message) => {
    process.send?.(message, undefined, undefined, () => process.disconnect());
  });
});

async function perform(task: ImportTask): Promise<FromImporter> {
  try {
    return { type: 'imported', report: await importFiles(task) };
  } catch (error) {
    if (error instanceof UserError) return { type: 'refused', reason: error.reason };
    throw error;
  }
}

async function importFiles({ files, options, datasetsDir }: ImportTask): Promise<ImportReport> {
  const read = await Promise.all(
    files.map(async ({ name, path }) => ({ name, bytes: new Uint8Array(await readFile(path)) })),
  );
  const { format: cameAs, ...images } = readImages(read, options);
  const content = writeDatasetFile(images);
  const sha256 = await storeWeights(datasetsDir, content);
  return {
    sha256,
    sizeBytes: content.byteLength,
    cameAs,
    format: { shape: images.shape, classes: images.classNames.length },
    classNames: images.classNames,
    trainCount: images.train.count,
    testCount: images.test.count,
  };
}
