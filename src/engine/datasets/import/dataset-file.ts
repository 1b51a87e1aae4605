import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from '../../../contract/errors.ts';
import { say } from '../../../contract/sentence.ts';
import {
  headerLengthOf,
  readTensorFile,
  readTensorHeader,
  writeTensorFile,
} from '../../tensor-file.ts';
import type { TensorFileKind } from '../../tensor-file.ts';
import type { ImageFormat, ImageSet } from '../dataset.ts';
import type { ImagesPart, ImportedImages } from './imported-images.ts';

const FORMAT = 'pruning-workbench images 1';

const DATASET: TensorFileKind = {
  what: say`data set file`,
  dtypes: ['U8'],
  values: say`images in bytes`,
  remedy: say`Import the data set again from the files that it came in.`,
};

/** What a stored set says of itself. */
export interface DatasetFacts {
  readonly format: ImageFormat;
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
}

/**
 * An imported set as one safetensors file: the arrays `train/images` and `test/images` `[n, height,
 * width, channels]`, `train/labels` and `test/labels` `[n]`, all of bytes, and the names of the
 * classes. Nothing in it says where it came from or what it is called, so that equal sets are equal
 * files.
 */
export function writeDatasetFile({ shape, classNames, train, test }: ImportedImages): Uint8Array {
  const tensors = (split: string, { count, images, labels }: ImagesPart) => [
    { name: `${split}/images`, dtype: 'U8' as const, shape: [count, ...shape], bytes: images },
    { name: `${split}/labels`, dtype: 'U8' as const, shape: [count], bytes: labels },
  ];
  return writeTensorFile([...tensors('train', train), ...tensors('test', test)], {
    format: FORMAT,
    classNames: JSON.stringify(classNames),
  });
}

/**
 * The images in such a file, as views of `bytes`.
 *
 * @throws UserError naming the file and the byte.
 */
export function readDatasetFile(
  bytes: Uint8Array,
  file: string,
): { readonly train: ImageSet; readonly test: ImageSet } {
  const { tensors, metadata } = readTensorFile(bytes, file, DATASET);
  const { format } = factsOf(tensors, metadata, file);
  const bytesOf = (name: string) =>
    tensors.find((tensor) => tensor.name === name)?.bytes ?? new Uint8Array();
  const set = (split: string): ImageSet => ({
    ...format,
    count: bytesOf(`${split}/labels`).length,
    images: bytesOf(`${split}/images`),
    labels: bytesOf(`${split}/labels`),
    divisor: 255,
  });
  return { train: set('train'), test: set('test') };
}

/**
 * What the beginning of such a file says of it; the images are not read.
 *
 * @throws UserError naming the file; the error of the system when it cannot be read.
 */
export function readDatasetFacts(file: string): DatasetFacts {
  const opened = openSync(file, 'r');
  try {
    const sizeBytes = fstatSync(opened).size;
    const beginning = new Uint8Array(Math.min(8, sizeBytes));
    readSync(opened, beginning, 0, beginning.length, 0);
    const header = new Uint8Array(headerLengthOf(beginning, sizeBytes, file, DATASET));
    readSync(opened, header, 0, header.length, beginning.length);
    const { entries, metadata } = readTensorHeader(header, sizeBytes, file, DATASET);
    return factsOf(entries, metadata, file);
  } finally {
    closeSync(opened);
  }
}

const namesSchema = z.array(z.string()).min(2).max(256);
const imagesShape = z.tuple([z.int().min(1), z.int().min(1), z.int().min(1), z.int().min(1)]);

function factsOf(
  tensors: readonly { readonly name: string; readonly shape: readonly number[] }[],
  metadata: Readonly<Record<string, string>>,
  file: string,
): DatasetFacts {
  const shapeOf = (name: string) => tensors.find((tensor) => tensor.name === name)?.shape;
  const split = (name: string) => {
    const images = imagesShape.safeParse(shapeOf(`${name}/images`));
    const [labels] = shapeOf(`${name}/labels`) ?? [];
    return images.success && images.data[0] === labels ? images.data : undefined;
  };
  const train = split('train');
  const test = split('test');
  const names = namesSchema.safeParse(parsed(metadata['classNames']));
  if (metadata['format'] !== FORMAT || !train || !test || !names.success) {
    throw new UserError(
      say`The ${DATASET.what} ${file} has not the content of one. ${DATASET.remedy}`,
    );
  }
  const [trainCount, height, width, channels] = train;
  return {
    format: { shape: [height, width, channels], classes: names.data.length },
    classNames: names.data,
    trainCount,
    testCount: test[0],
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
