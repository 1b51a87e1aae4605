import { readFile } from 'node:fs/promises';
import type { ImportPreview } from '../../contract/dataset-import.ts';
import type { ImportFindings } from '../../contract/import-findings.ts';
import { writeDatasetFile } from '../../engine/datasets/import/dataset-file.ts';
import type { DatasetFacts } from '../../engine/datasets/import/dataset-file.ts';
import { readExamples } from '../../engine/datasets/import/read-examples.ts';
import type { ReadOptions } from '../../engine/datasets/import/read-examples.ts';
import { gotOn } from '../processes/steps.ts';
import { storeWeights } from '../trainer/store-weights.ts';
import { examplesOf } from './dataset-details.ts';
import { featureFacts } from './feature-facts.ts';

/** Of more classes a look at the files shows no examples. */
const CLASSES_SHOWN = 20;

/** Files that may become a data set. */
export interface FilesTask {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly options: ReadOptions;
}

/** Files that are to become one. */
export interface ImportTask extends FilesTask {
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
export async function importFiles({ datasetsDir, ...task }: ImportTask): Promise<ImportReport> {
  const { format: cameAs, findings, ...examples } = await examplesIn(task);
  const content = writeDatasetFile(examples);
  const sha256 = await storeWeights(datasetsDir, content);
  return {
    sha256,
    sizeBytes: content.byteLength,
    cameAs,
    findings,
    format: { shape: examples.shape, classes: examples.classNames.length },
    classNames: examples.classNames,
    trainCount: examples.train.count,
    testCount: examples.test.count,
  };
}

/**
 * Reads the files of one data set and stores nothing: what would be imported, with some of its examples.
 *
 * @throws UserError when the files are not what they should be.
 */
export async function previewFiles(task: FilesTask): Promise<ImportPreview> {
  const { format, findings, classNames, features, shape, train, test } = await examplesIn(task);
  return {
    format,
    shape: [...shape],
    classes: [...classNames],
    trainCount: train.count,
    testCount: test.count,
    findings,
    features: featureFacts({ shape, features, ...train }),
    examples: examplesOf({ shape, ...train }, classNames.slice(0, CLASSES_SHOWN)),
  };
}

async function examplesIn({ files, options }: FilesTask) {
  const read = files.map(async ({ name, path }) => {
    const { buffer, byteOffset, length } = await readFile(path);
    gotOn();
    return { name, bytes: new Uint8Array(buffer, byteOffset, length) };
  });
  const examples = readExamples(await Promise.all(read), options);
  gotOn();
  return examples;
}
