import { readFile } from 'node:fs/promises';
import type { ImportFindings } from '../../contract/import-findings.ts';
import { writeDatasetFile } from '../../engine/datasets/import/dataset-file.ts';
import type { DatasetFacts } from '../../engine/datasets/import/dataset-file.ts';
import { readImages } from '../../engine/datasets/import/read-images.ts';
import type { ReadOptions } from '../../engine/datasets/import/read-images.ts';
import { storeWeights } from '../trainer/store-weights.ts';

/** Files that are to become a data set. */
export interface ImportTask {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly options: ReadOptions;
  /** Where the set is to be stored, under its hash. */
  readonly datasetsDir: string;
}

/** A set that is stored. */
export interface ImportReport extends DatasetFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The format of its files, e.g. "IDX". */
  readonly cameAs: string;
  readonly findings: ImportFindings;
}

/**
 * Reads the files of one data set and stores what is in them: a whole file or nothing.
 *
 * @throws UserError when the files are not what they should be.
 */
export async function importFiles({
  files,
  options,
  datasetsDir,
}: ImportTask): Promise<ImportReport> {
  const read = await Promise.all(
    files.map(async ({ name, path }) => ({ name, bytes: new Uint8Array(await readFile(path)) })),
  );
  const { format: cameAs, findings, ...images } = readImages(read, options);
  const content = writeDatasetFile(images);
  const sha256 = await storeWeights(datasetsDir, content);
  return {
    sha256,
    sizeBytes: content.byteLength,
    cameAs,
    findings,
    format: { shape: images.shape, classes: images.classNames.length },
    classNames: images.classNames,
    trainCount: images.train.count,
    testCount: images.test.count,
  };
}
